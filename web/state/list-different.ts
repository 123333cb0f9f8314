import type { ListRowView } from '#contract/lists.ts'
import { list as t } from '../text/list.vi.ts'
import type { App } from './app.ts'
import { createDeed } from './desk.ts'
import type { List } from './list.ts'
import { createPayments } from './list-payments.ts'

/** Pairs that were told apart: each may be put back among the doubtful, by whoever decides about them. */
export function createDifferent(app: App, list: List) {
  const rows = createPayments(app, list, 'different')
  const deed = createDeed(app)

  async function putBack(row: ListRowView): Promise<void> {
    const answer = await deed.send('DELETE', `/api/lists/${list.id()}/rows/${row.row}/decision`)
    if (!answer.ok) return
    rows.drop(row.row)
    list.toast.say(t.putBack(row.name))
    await list.read.reload()
  }
  return { rows, deed, mayPutBack: (row: ListRowView) => list.confirms && row.mine && row.decision !== null, putBack }
}
