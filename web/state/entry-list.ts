import { batch, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { EnrolmentList, QueueEntry } from '#contract/enrolments.ts'
import type { Failure } from '../device/api.ts'
import type { App } from './app.ts'
import type { Read, ReadState } from './read.ts'

/** Entries page by page, as an address without its cursor names them: newest first by `before`, else by `after`. Nothing is kept on the device. */
export function createEntryList(app: App, address: () => string, cursor: 'before' | 'after' = 'before') {
  const { api, now, network } = app.device
  const [entries, setEntries] = createSignal<QueueEntry[] | null>(null)
  const [count, setCount] = createSignal(0)
  const [looked, setLooked] = createSignal<number | null>(null)
  const [next, setNext] = createSignal<string | null>(null)
  const [at, setAt] = createSignal<number | null>(null)
  const [state, setState] = createSignal<ReadState>('loading')
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [moreBusy, setMoreBusy] = createSignal(false)
  let turn = 0

  async function load(from: string | null): Promise<void> {
    const own = ++turn
    const answer = await api.get<EnrolmentList>(from ? `${address()}&${cursor}=${from}` : address())
    if (own !== turn) return
    if (!answer.ok || !answer.value?.entries) return fail(answer.ok ? { kind: 'unreachable' } : answer.failure)
    const page = answer.value
    batch(() => {
      setEntries((known) => (from ? [...(known ?? []), ...page.entries] : page.entries))
      setCount(page.count)
      setNext(page.next)
      setLooked(page.looked ?? null)
      setAt(now())
      setFailure(null)
      setState('fresh')
    })
  }

  function fail(why: Failure): void {
    if (why.kind === 'refused' && why.status === 401) app.session.expire()
    batch(() => (setFailure(why), setState(entries() ? 'kept' : 'failed')))
  }

  const reload = () => load(null)
  async function more(): Promise<void> {
    if (!next() || moreBusy()) return
    setMoreBusy(true)
    await load(next())
    setMoreBusy(false)
  }
  /** What was decided leaves the list at once, without asking anew. */
  const drop = (ids: readonly string[]) =>
    batch(() => {
      setEntries((known) => known?.filter((entry) => !ids.includes(entry.id)) ?? null)
      setCount((known) => Math.max(0, known - ids.length))
    })

  createEffect(
    on(address, () => {
      batch(() => (setEntries(null), setState('loading'), setFailure(null)))
      void reload()
    }),
  )
  onCleanup(network.onChange(() => network.online() && void reload()))
  const read: Read<QueueEntry[]> = { value: entries, at, state, failure, reload }
  return { read, entries: () => entries() ?? [], count, looked, hasMore: () => next() !== null, more, moreBusy, drop }
}
export type EntryList = ReturnType<typeof createEntryList>
