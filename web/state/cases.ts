import { batch, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { CaseList, CaseView, Collisions } from '#contract/cases.ts'
import { cases as t } from '../text/cases.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast, sentenceOf, unkept } from './desk.ts'
import { createRead } from './read.ts'

/** Whose cases are looked at: everyone's, one collector's, or those of two. */
export type Between = { collector: string; other: string }
const EVERYONE: Between = { collector: '', other: '' }

/** Cases that wait for a word, and those that got one, page by page; and who collides with whom. */
export function createCases(app: App) {
  const [state, setState] = createSignal<'open' | 'decided'>('open')
  const [between, setBetween] = createSignal(EVERYONE)
  const [older, setOlder] = createSignal<CaseView[]>([])
  const [next, setNext] = createSignal<string | null | undefined>(undefined)
  const [moreBusy, setMoreBusy] = createSignal(false)
  const reads = unkept(app.person()!.reads)
  const campaign = () => app.bundle()?.id ?? ''
  const address = () => {
    const { collector, other } = between()
    return `/api/cases?state=${state()}&campaign=${campaign()}&gifts=apart${collector && `&collector=${collector}`}${other && `&with=${other}`}`
  }
  const read = createRead<CaseList>(reads, address)
  const collisions = createRead<Collisions>(reads, () => `/api/cases/collisions?campaign=${campaign()}`)
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)
  // A first page that is read anew has its own following ones.
  createEffect(on(read.value, () => batch(() => (setOlder([]), setNext(undefined))), { defer: true }))

  const following = () => (next() === undefined ? (read.value()?.next ?? null) : next()!)
  const list = createMemo(() => [...(read.value()?.cases ?? []), ...older()])
  const names = createMemo(() => new Map((collisions.value()?.collectors ?? []).map((one) => [one.id, one])))

  async function more(): Promise<void> {
    const [cursor, asked] = [following(), address()]
    if (cursor === null || moreBusy()) return
    setMoreBusy(true)
    const answer = await app.device.api.get<CaseList>(`${asked}&before=${encodeURIComponent(cursor)}`)
    setMoreBusy(false)
    if (asked !== address()) return
    if (!answer.ok) return void deed.say(sentenceOf(answer.failure))
    if (!answer.value) return
    const page = answer.value
    batch(() => (setOlder((before) => [...before, ...page.cases]), setNext(page.next)))
  }

  async function decide(one: CaseView, counts: boolean, reason: string): Promise<boolean> {
    const answer = await deed.send('POST', `/api/cases/${one.id}/decision`, { counts, reason })
    // Somebody else was faster: the list shows what was decided.
    if (answer.ok || (answer.failure.kind === 'refused' && answer.failure.code === 'case-decided')) await Promise.all([read.reload(), collisions.reload()])
    if (answer.ok) toast.say(t.done)
    return answer.ok
  }
  const isOwn = (one: CaseView) => [one.entry, one.holder].some((entry) => entry?.collector.id === app.me()?.id)
  return {
    ...{ read, collisions, deed, toast, state, setState, between, setBetween, list, more, moreBusy, decide, isOwn },
    count: () => read.value()?.count ?? 0,
    hasMore: () => following() !== null,
    nameOf: (id: string) => names().get(id)?.name ?? '',
    everyone: () => void setBetween(EVERYONE),
  }
}
export type Cases = ReturnType<typeof createCases>
