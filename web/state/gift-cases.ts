import { batch, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { GiftCaseList, GiftCaseView, GiftDecision } from '#contract/gift-cases.ts'
import { dayOf } from '#rules/days.ts'
import { GIFT_CASE_KINDS, type GiftCaseKind } from '#rules/redemption.ts'
import { giftCases as t } from '../text/gift-cases.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast, sentenceOf, unkept } from './desk.ts'
import { createRead } from './read.ts'

const GONE = ['case-decided', 'not-found']

/** Questions about gifts, of all counters or of one, page by page, and what was decided. */
export function createGiftCases(app: App) {
  const [state, setState] = createSignal<'open' | 'decided'>('open')
  const [kind, setKind] = createSignal<GiftCaseKind | 'all'>('all')
  const [office, setOffice] = createSignal('')
  const [older, setOlder] = createSignal<GiftCaseView[]>([])
  const [next, setNext] = createSignal<string | null | undefined>(undefined)
  const [moreBusy, setMoreBusy] = createSignal(false)
  const address = () => `/api/gift-cases?state=${state()}${kind() === 'all' ? '' : `&kind=${kind()}`}${office() && `&office=${office()}`}`
  const read = createRead<GiftCaseList>(unkept(app.person()!.reads), address)
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)
  // A first page that is read anew has its own following ones.
  createEffect(on(read.value, () => batch(() => (setOlder([]), setNext(undefined))), { defer: true }))

  const following = () => (next() === undefined ? (read.value()?.next ?? null) : next()!)
  const list = createMemo(() => [...(read.value()?.cases ?? []), ...older()])
  const waits = (one: GiftCaseKind) => read.value()?.open[one] ?? 0

  async function more(): Promise<void> {
    const [cursor, asked] = [following(), address()]
    if (cursor === null || moreBusy()) return
    setMoreBusy(true)
    const answer = await app.device.api.get<GiftCaseList>(`${asked}&before=${encodeURIComponent(cursor)}`)
    setMoreBusy(false)
    if (asked !== address()) return
    if (!answer.ok) return toast.say(sentenceOf(answer.failure))
    if (!answer.value) return
    const page = answer.value
    batch(() => (setOlder((before) => [...before, ...page.cases]), setNext(page.next)))
  }

  async function decide(one: GiftCaseView, decision: GiftDecision): Promise<boolean> {
    const answer = await deed.send('POST', `/api/gift-cases/${one.id}/decision`, decision)
    // Somebody else was faster: the list shows what was decided.
    if (answer.ok || (answer.failure.kind === 'refused' && GONE.includes(answer.failure.code))) await read.reload()
    if (answer.ok) toast.say(t.done[decision.outcome])
    return answer.ok
  }
  return {
    ...{ read, deed, toast, state, setState, kind, setKind, office, setOffice, list, more, moreBusy, decide },
    count: () => read.value()?.count ?? 0,
    open: () => GIFT_CASE_KINDS.reduce((sum, one) => sum + waits(one), 0),
    waits,
    hasMore: () => following() !== null,
  }
}
export type GiftCases = ReturnType<typeof createGiftCases>

/** What a decision makes of it: the mug that it asks about is that of the handover that does not stand. */
export const lostOf = (one: GiftCaseView, standing: string | null): GiftCaseView['given'][number] | undefined => {
  if (one.kind !== 'extra-handover') return one.given.find((given) => given.standing) ?? one.given[0]
  const [about] = one.given
  return standing === about?.id ? one.given.find((given) => given.standing && given.id !== standing) : about
}

/** The handovers among which one may be chosen: the one that the case is about, and the one that stands. */
export const choosable = (one: GiftCaseView): GiftCaseView['given'] =>
  one.kind === 'extra-handover' ? one.given.filter((given, index) => !given.undone && !given.back && (index === 0 || given.standing)) : []

type Move = NonNullable<GiftCaseView['shelf']>['moves'][number]

/** Moves that one person booked one after the other on one day, as one line with their sum; what has words of its own stands alone. */
export function runsOf(moves: readonly Move[]): Move[] {
  const alike = (one: Move, other: Move) => one.kind === other.kind && one.by === other.by && !one.note && !other.note && dayOf(one.at) === dayOf(other.at)
  const runs: Move[] = []
  for (const move of moves) {
    const last = runs.at(-1)
    if (last && alike(last, move)) runs[runs.length - 1] = { ...last, quantity: last.quantity + move.quantity }
    else runs.push(move)
  }
  return runs
}
