/** What the server makes of a phone's clock (RULES sections 2 and 14.10). All times in epoch milliseconds. */
import { dayOf, HOUR } from './days.ts'

export const CLOCK_FLAGS = ['clock-corrected', 'day-changed', 'future', 'old'] as const
export type ClockFlag = (typeof CLOCK_FLAGS)[number]

/** `offset` is server minus phone; `collectedFrom` says whether `collectedAt` came from that clock or was typed off the receipt. */
export type ClockFacts = { capturedAt: number; collectedAt: number; collectedFrom: 'clock' | 'receipt'; offset: number; receivedAt: number }
export type CorrectedClock = { capturedAt: number; collectedAt: number; corrected: boolean; flags: ClockFlag[] }

export const TOLERANCE = 5 * 60_000
export const OLDEST = 72 * HOUR

/**
 * Corrects times of a clock that is more than five minutes off; a time typed off the paper stays as typed.
 * `corrected` says that a value differs from the phone's; the caller keeps both. Nothing is refused, odd times are flagged.
 */
export function correctClock(facts: ClockFacts): CorrectedClock {
  const shift = Math.abs(facts.offset) > TOLERANCE ? facts.offset : 0
  const ofClock = (time: number) => notAfter(facts.receivedAt, time + shift)
  const capturedAt = ofClock(facts.capturedAt)
  const collectedAt = facts.collectedFrom === 'clock' ? ofClock(facts.collectedAt) : facts.collectedAt
  const dayMoved = shift !== 0 && dayOf(collectedAt) !== dayOf(facts.collectedAt)
  const flags: [ClockFlag, boolean][] = [
    ['clock-corrected', shift !== 0],
    ['day-changed', dayMoved],
    ['future', Math.max(capturedAt, collectedAt) > facts.receivedAt],
    ['old', facts.receivedAt - collectedAt > OLDEST],
  ]
  return {
    capturedAt,
    collectedAt,
    corrected: capturedAt !== facts.capturedAt || collectedAt !== facts.collectedAt,
    flags: flags.filter(([, raised]) => raised).map(([flag]) => flag),
  }
}

/** A clock up to five minutes ahead of the server's counts as the moment of receipt. */
function notAfter(receivedAt: number, time: number): number {
  return time > receivedAt && time <= receivedAt + TOLERANCE ? receivedAt : time
}
