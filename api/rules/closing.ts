/** The way of a period from open to sealed, and what keeps it from being closed (RULES sections 9, 14.4, 14.12). */
import { HOUR } from './days.ts'
import { endOf } from './periods.ts'

export const PERIOD_STATES = ['open', 'grace', 'review', 'proposed', 'final', 'announced', 'sealed'] as const
export type PeriodState = (typeof PERIOD_STATES)[number]

export const BLOCKERS = [
  'not-ended',
  'before-cutoff',
  'unverified',
  'duplicates',
  'late',
  'returned',
  'recount-differs',
  'earlier-open',
  'unsent-phones',
] as const
export type Blocker = { code: (typeof BLOCKERS)[number]; count: number }

/** `late` counts undecided late entries, which block by that alone; `unverified` leaves them and those set aside out; `openCases` holds each case with an entry in the period. */
export type ClosingFacts = {
  now: number
  lastDay: string
  cutoffAt: number
  unverified: number
  openCases: number
  late: number
  recentlyReturned: number
  recountAgrees: boolean
  earlierOpen: number
  unsentPhones: number
  acknowledged: boolean
}

/** The state of a period: what has been recorded comes first, then the clock. */
export function periodStateAt(
  period: { lastDay: string; cutoffAt: number },
  now: number,
  record: { proposed: boolean; final: boolean; announced: boolean; sealed: boolean },
): PeriodState {
  const recorded = (['sealed', 'announced', 'final', 'proposed'] as const).find((state) => record[state])
  if (recorded) return recorded
  if (now < endOf(period)) return 'open'
  return now < period.cutoffAt ? 'grace' : 'review'
}

/** All that blocks a close, in a fixed order, with how many; an empty list means that it may be closed. */
export function blockersOf(facts: ClosingFacts): Blocker[] {
  const counts: Record<Blocker['code'], number> = {
    'not-ended': Number(facts.now < endOf(facts)),
    'before-cutoff': Number(facts.now < facts.cutoffAt),
    unverified: facts.unverified,
    duplicates: facts.openCases,
    late: facts.late,
    returned: facts.recentlyReturned,
    'recount-differs': Number(!facts.recountAgrees),
    'earlier-open': facts.earlierOpen,
    'unsent-phones': facts.acknowledged ? 0 : facts.unsentPhones,
  }
  return BLOCKERS.map((code) => ({ code, count: counts[code] })).filter((blocker) => blocker.count > 0)
}

/** Whether a return still blocks a close: for 24 hours. An entry mended or set aside is no longer asked about. */
export function returnedRecently(returnedAt: number, now: number): boolean {
  return now - returnedAt < 24 * HOUR
}
