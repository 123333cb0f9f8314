/** The random check before a prize is paid: how many of a winner's entries are drawn, which ones, and what the calls about them come to (issue of verification; RULES section 8 pays for what is true). */
import { dayOf } from './days.ts'
import type { CampaignRules } from './words.ts'

export type SampleSettings = Pick<CampaignRules, 'checkShare' | 'checkLeast'>

/** Are winners checked at all? A version of the rules from before the check has no such setting. */
export const isChecked = ({ checkShare, checkLeast }: Partial<SampleSettings>): boolean => (checkShare ?? 0) > 0 || (checkLeast ?? 0) > 0

/** How many of so many entries are drawn: the share rounded up, the least number, and never more than there are. */
export function sampleSize(entries: number, { checkShare, checkLeast }: SampleSettings): number {
  return Math.min(entries, Math.max(checkLeast, Math.ceil((entries * checkShare) / 100)))
}

/** `key` is a number made of the seed and the entry's id, which nobody can foresee before the seed is drawn. */
export type Keyed = { id: string; key: string }

/** The entries with the smallest keys. What was drawn of parts, drawn again together, is what is drawn of the whole. */
export function sampleOf<One extends Keyed>(entries: readonly One[], size: number): One[] {
  return entries.toSorted(byKey).slice(0, size)
}

const byKey = (one: Keyed, other: Keyed): number => compare(one.key, other.key) || compare(one.id, other.id)
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

export const CALL_OUTCOMES = ['confirmed', 'denied', 'unreached'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]
export type Call = { outcome: CallOutcome; at: number }

/** On so many different days a participant is called before the entry counts as not reached. */
export const CALL_DAYS = 3

/** `open`: still to be called. */
export const DRAWN_STATES = ['open', 'unreached', 'denied', 'confirmed'] as const
export type DrawnState = (typeof DRAWN_STATES)[number]

/** Where a drawn entry stands; calls oldest first. The newest answer decides, and a call that nobody took says nothing against it. */
export function drawnState(calls: readonly Call[]): DrawnState {
  const answer = calls.findLast(({ outcome }) => outcome !== 'unreached')
  if (answer && answer.outcome !== 'unreached') return answer.outcome
  return triedDays(calls) >= CALL_DAYS ? 'unreached' : 'open'
}

/** On how many days nobody answered. */
export const triedDays = (calls: readonly Call[]): number => new Set(calls.filter(({ outcome }) => outcome === 'unreached').map(({ at }) => dayOf(at))).size

/** How many entries stand where, for one winner. */
export type CheckFacts = Record<Exclude<DrawnState, 'confirmed'>, number>

/** What keeps a prize from being paid. A decision with its number gets over a denied entry and one that was not reached, not over calls that nobody made. */
export function checkHolds({ open, unreached, denied }: CheckFacts, isDecided: boolean): 'check-denied' | 'check-open' | null {
  if (denied > 0 && !isDecided) return 'check-denied'
  return open > 0 || (unreached > 0 && !isDecided) ? 'check-open' : null
}
