/** Which periods an entry counts in when it arrives, and what is late (RULES sections 2, 9, 14.4, 14.12). */
import { endOf, periodsAt, type Period } from './periods.ts'

export type EntryTimes = { collectedAt: number; receivedAt: number; capturedAt: number }
export type LateDecision = 'accepted' | 'left-out'

/** `natural…` are the periods of the receipt's day; the others those it counts in. `afterPhase`: only a correction can still take it in. */
export type Placement = {
  dayId: string | null
  weekId: string | null
  phaseId: string | null
  naturalDayId: string | null
  naturalWeekId: string | null
  naturalPhaseId: string | null
  late: 'waiting' | 'phase-only' | null
  afterPhase: boolean
}

/**
 * Places an entry that arrives, or comes to count anew (mended, decided); one that counted already keeps its periods.
 * Received at or after a cutoff it waits for a supervisor, whose one decision holds for all periods it is late for;
 * a final period never takes it in.
 */
export function placeInPeriods(entry: EntryTimes, periods: readonly Period[], decision: LateDecision | null = null): Placement {
  const natural = periodsAt(entry.collectedAt, periods)
  const isLate = (period: Period | null) => period !== null && !period.final && entry.receivedAt >= period.cutoffAt
  const counted = (period: Period | null) => (period && !period.final && (!isLate(period) || decision === 'accepted') ? period.id : null)
  const waits = decision === null && [natural.day, natural.week, natural.phase].some(isLate)
  // A missed launch day is no word about the week, which still counts; where there is no week, the phase is all that is left.
  const missesWeek = Boolean((natural.week ?? natural.day)?.final || natural.phase?.final)
  return {
    dayId: counted(natural.day),
    weekId: counted(natural.week),
    phaseId: counted(natural.phase),
    naturalDayId: natural.day?.id ?? null,
    naturalWeekId: natural.week?.id ?? null,
    naturalPhaseId: natural.phase?.id ?? null,
    late: waits ? 'waiting' : missesWeek ? 'phase-only' : null,
    afterPhase: natural.phase?.final ?? false,
  }
}

/** What is told of an entry's lateness: one that counts in its week and in the phase has only missed the launch day, and hears nothing of it. */
export function toldLateness<Late extends string>(entry: { late: Late | null; weekId: string | null; phaseId: string | null }): Late | null {
  const missed = entry.late === 'left-out' || entry.late === 'phase-only'
  return missed && entry.weekId !== null && entry.phaseId !== null ? null : entry.late
}

/** What a supervisor is offered for a late entry: accept when the phone captured it before the period's end and nothing is flagged (RULES 9). */
export function suggestLate(entry: { capturedAt: number }, period: { lastDay: string }, flags: readonly string[]): 'accept' | 'leave-out' {
  return entry.capturedAt < endOf(period) && flags.length === 0 ? 'accept' : 'leave-out'
}
