import { batch, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { ListRowPage, ListRowView } from '#contract/lists.ts'
import type { Failure } from '../device/api.ts'
import type { App } from './app.ts'
import type { List } from './list.ts'
import type { Read, ReadState } from './read.ts'

const PAGE = 50

/** The payments of one group, page by page in the order of the file. Nothing is kept on the device. */
export function createPayments(app: App, list: List, group: ListRowView['group']) {
  const { api, now, network } = app.device
  const [rows, setRows] = createSignal<ListRowView[] | null>(null)
  const [next, setNext] = createSignal<string | null>(null)
  const [at, setAt] = createSignal<number | null>(null)
  const [state, setState] = createSignal<ReadState>('loading')
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [moreBusy, setMoreBusy] = createSignal(false)
  let asked = 0

  async function load(after: string | null): Promise<void> {
    const own = ++asked
    const answer = await api.get<ListRowPage>(`/api/lists/${list.id()}/rows?group=${group}&limit=${PAGE}${after ? `&after=${after}` : ''}`)
    if (own !== asked) return
    if (!answer.ok || !answer.value?.rows) return fail(answer.ok ? { kind: 'unreachable' } : answer.failure)
    const page = answer.value
    batch(() => {
      setRows((known) => (after ? [...(known ?? []), ...page.rows] : page.rows))
      setNext(page.next)
      setAt(now())
      setFailure(null)
      setState('fresh')
    })
  }

  function fail(why: Failure): void {
    if (why.kind === 'refused' && why.status === 401) app.session.expire()
    batch(() => (setFailure(why), setState(rows() ? 'kept' : 'failed')))
  }

  const reload = () => load(null)
  async function more(): Promise<void> {
    if (!next() || moreBusy()) return
    setMoreBusy(true)
    await load(next())
    setMoreBusy(false)
  }
  /** What was decided leaves at once, and comes back to its place when that is taken back. */
  const drop = (row: number) => setRows((known) => known?.filter((one) => one.row !== row) ?? null)
  const putBack = (row: ListRowView) => setRows((known) => [...(known ?? []).filter((one) => one.row !== row.row), row].toSorted((a, b) => a.row - b.row))

  createEffect(on(list.turn, () => void reload()))
  onCleanup(network.onChange(() => network.online() && void reload()))
  const read: Read<ListRowView[]> = { value: rows, at, state, failure, reload }
  return { read, rows: () => rows() ?? [], hasMore: () => next() !== null, more, moreBusy, drop, putBack }
}
export type Payments = ReturnType<typeof createPayments>
