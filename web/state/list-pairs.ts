import { batch, createMemo, createSignal } from 'solid-js'
import type { ListRowView } from '#contract/lists.ts'
import { list as ofList } from '../text/list.vi.ts'
import { listPairs as t } from '../text/list-pairs.vi.ts'
import type { App } from './app.ts'
import { createDeed } from './desk.ts'
import type { List } from './list.ts'
import { createPayments } from './list-payments.ts'

/** Doubtful pairs, one in sight at a time: decided, the next one stands there by itself. */
export function createPairs(app: App, list: List) {
  const rows = createPayments(app, list, 'doubtful')
  const deed = createDeed(app)
  const [at, setAt] = createSignal(0)
  const place = () => Math.min(at(), Math.max(0, rows.rows().length - 1))
  const current = createMemo<ListRowView | null>(() => rows.rows()[place()] ?? null)
  const left = () => Math.max(rows.rows().length, list.read.value()?.counts.doubtful ?? 0)

  function walk(step: number): void {
    deed.say(null)
    setAt(Math.min(Math.max(place() + step, 0), Math.max(0, rows.rows().length - 1)))
    if (place() >= rows.rows().length - 3) void rows.more()
  }

  async function decide(same: boolean): Promise<void> {
    const pair = current()
    if (!pair?.mine || deed.busy()) return
    const answer = await deed.send('POST', `${addressOf(pair)}/decision`, { same })
    if (!answer.ok) return
    batch(() => (setAt(place()), rows.drop(pair.row)))
    list.toast.say(same ? t.same(pair.name) : t.different(pair.name), wayBack(pair, same))
    if (rows.rows().length < 4) void rows.more()
    await list.read.reload()
  }

  /** A pair told apart comes back as it was; of a joined one only the confirmation is taken back, when there was one. */
  function wayBack(pair: ListRowView, same: boolean): (() => void) | undefined {
    if (!same) return () => void takeBack(`${addressOf(pair)}/decision`, pair, ofList.putBack(pair.name))
    return pair.entry?.state === 'received' ? () => void takeBack(`/api/enrolments/${pair.entry?.id}/verification`, null, t.unverified(pair.name)) : undefined
  }

  async function takeBack(address: string, pair: ListRowView | null, words: string): Promise<void> {
    const answer = await deed.send('DELETE', address)
    if (!answer.ok) return
    if (pair) batch(() => (rows.putBack(pair), setAt(rows.rows().findIndex(({ row }) => row === pair.row))))
    list.toast.say(words)
    await list.read.reload()
  }

  const addressOf = ({ row }: ListRowView) => `/api/lists/${list.id()}/rows/${row}`
  return { rows, deed, current, place, left, walk, decide }
}
export type Pairs = ReturnType<typeof createPairs>
