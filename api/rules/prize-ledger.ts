/** What becomes of a prize once its result is announced: paid once, never twice, taken back only by a decision (RULES sections 8, 9 and 14.15). Whole đồng. */
import type { Award } from './prizes.ts'
import { checkHolds, type CheckFacts } from './sample.ts'
import type { Place, PrizeRow, Verdict } from './words.ts'

/** `waiting`: the complaint window runs; `due` chờ chi; `paid` đã chi; `recovered` thu hồi; `kept`: paid under an earlier version, and kept though the place went to another. */
export const PRIZE_STATES = ['waiting', 'due', 'paid', 'recovered', 'kept'] as const
export type PrizeState = (typeof PRIZE_STATES)[number]

/** What one version gives one recipient on one board; `null`: nothing. `at` is when that version became final. */
export type Given = { at: number; award: { amount: number; thing: string | null } | null }
export type Moved = { kind: 'payment' | 'recovery'; amount: number; at: number }
/** Versions oldest first. `sealed`, `correctionDue` and `check` are of the newest one; without a `check` none of the winner's entries was drawn. */
export type PrizeFacts = { versions: readonly Given[]; moves: readonly Moved[]; sealed: boolean; correctionDue: boolean; check?: CheckFacts | null }

/** `due` is what the newest version gives, `toPay` what is left of it: 0 for a thing to hand over, `null` for nothing. `toRecover` may be taken back, and so many `things`. */
export type PrizeAccount = {
  due: number
  paid: number
  recovered: number
  toPay: number | null
  toRecover: number
  things: number
  state: PrizeState
}

/** Where a recipient stands. Money that was taken back is not due again: only what a version gives beyond all that was ever paid is. */
export function accountOf(facts: PrizeFacts): PrizeAccount {
  const { versions, moves } = facts
  const award = versions.at(-1)?.award ?? null
  const due = award?.amount ?? 0
  const paid = sumOf(moves, 'payment')
  const recovered = sumOf(moves, 'recovery')
  const handed = thingsHanded(versions, moves)
  const thing = award && thingOf(award)
  const toPay = due > paid ? due - paid : thing !== null && !handed.has(thing) ? 0 : null
  const back = moves.filter((move) => move.kind === 'recovery' && move.amount === 0).length
  return { due, paid, recovered, toPay, toRecover: paid - recovered, things: handed.size - back, state: stateOf(facts, award !== null, toPay) }
}

type NotPaid = 'prize-not-due' | 'complaint-window-open' | 'correction-due' | 'check-open' | 'check-denied'

/**
 * Exactly what is left to pay is paid: `prize-not-due` otherwise, `complaint-window-open` before the result is sealed, `correction-due` while a refund asks for a correction,
 * `check-denied` and `check-open` while an entry that was drawn is not confirmed. `isDecided`: a decision leaves the result as it is, and says so of the last three.
 */
export function checkPayment(facts: PrizeFacts, amount: number, isDecided = false): Verdict<number, NotPaid> {
  const { toPay } = accountOf(facts)
  if (toPay === null) return { ok: false, refusal: 'prize-not-due' }
  if (!facts.sealed) return { ok: false, refusal: 'complaint-window-open' }
  if (facts.correctionDue && !isDecided) return { ok: false, refusal: 'correction-due' }
  const held = facts.check ? checkHolds(facts.check, isDecided) : null
  if (held) return { ok: false, refusal: held }
  return amount === toPay ? { ok: true, value: amount } : { ok: false, refusal: 'prize-not-due' }
}

/** Only what was paid, or (amount 0) a thing that was handed over, is taken back: `prize-not-paid` otherwise. */
export function checkRecovery(facts: PrizeFacts, amount: number): Verdict<number, 'prize-not-paid'> {
  const { toRecover, things } = accountOf(facts)
  const isThere = amount > 0 ? amount <= toRecover : things > 0
  return isThere ? { ok: true, value: amount } : { ok: false, refusal: 'prize-not-paid' }
}

/** The places of a table that nobody won, with the money that stayed in them. `awards` are those that `award` made of the same rows. */
export function placesWithoutWinner(prizes: readonly PrizeRow[], awards: readonly Award[]): { place: Place; amount: number }[] {
  const places: { place: Place; amount: number }[] = []
  let open = prizes.flatMap((row) => Array.from({ length: row.count }, () => row))
  for (let index = 0; index < awards.length;) {
    const one = awards[index] as Award
    if (one.id === null) places.push({ place: one.place, amount: open[0]?.amount ?? 0 })
    index += Math.max(1, one.shared)
    open = open.slice(slotsTaken(open, one, awards[index]))
  }
  return places
}

function stateOf({ moves, sealed }: PrizeFacts, isAwarded: boolean, toPay: number | null): PrizeState {
  if (toPay !== null) return sealed ? 'due' : 'waiting'
  if (moves.some((move) => move.kind === 'recovery')) return 'recovered'
  return isAwarded ? 'paid' : 'kept'
}

function sumOf(moves: readonly Moved[], kind: Moved['kind']): number {
  return moves.reduce((sum, move) => sum + (move.kind === kind ? move.amount : 0), 0)
}

/** The things that payments brought along: each that of the version in force then. */
function thingsHanded(versions: readonly Given[], moves: readonly Moved[]): Set<string> {
  const inForce = moves.filter((move) => move.kind === 'payment').map(({ at }) => versions.findLast((version) => version.at < at)?.award)
  return new Set(inForce.flatMap((award) => (award ? (thingOf(award) ?? []) : [])))
}

/** A place without money and without a thing named gives a certificate. */
function thingOf({ amount, thing }: { amount: number; thing: string | null }): string | null {
  return thing ?? (amount === 0 ? '' : null)
}

/** How many slots an award took: one, or as many as its shares and the place of the next award tell. */
function slotsTaken(open: readonly PrizeRow[], { shared, amount }: Award, next: Award | undefined): number {
  const isPool = (count: number) => {
    const pool = open.slice(0, count).reduce((sum, slot) => sum + slot.amount, 0)
    return Math.floor(pool / shared / 1_000) * 1_000 === amount && open[count]?.place === next?.place
  }
  const counts = Array.from({ length: Math.min(shared, open.length) }, (_, index) => index + 1)
  return shared < 2 ? 1 : (counts.find(isPool) ?? counts.length)
}
