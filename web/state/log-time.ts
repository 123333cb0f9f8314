import { dayOf } from '#rules/days.ts'
import { TOLERANCE } from '#rules/clock.ts'
import { log } from '../text/log.vi.ts'
import { typedDay, typedInstant } from './log-dates.ts'
import type { LogFields } from './log-fields.ts'
import type { Hint, Hints, LogContext, Missing } from './log-reading.ts'
import { isWithin, periodName, weekAt } from './periods.ts'

const t = log.hint
type TimeReading = { collectedAt: number; collectedFrom: 'clock' | 'receipt'; hints: Hints; missing: Missing[] }

/** When the money was taken: by the phone's clock, or as typed off the paper. */
export function readTime({ receiptTime }: LogFields, { bundle, now, stored }: LogContext): TimeReading {
  if (!receiptTime) {
    const { collectedAt, collectedFrom } = stored ?? { collectedAt: now, collectedFrom: 'clock' as const }
    // The phone's clock may be wrong; the server mends it, so that it keeps nobody from saving.
    const hint: Hint | null = isWithin(bundle, collectedAt) ? closed(collectedAt, bundle, now) : { state: 'warning', note: t.clockOutside }
    return { collectedAt, collectedFrom, hints: hint ? { receiptTime: hint } : {}, missing: [] }
  }
  const typed = typedInstant(receiptTime)
  const collectedAt = typed ?? now
  const wrong = (note: string): TimeReading => ({
    collectedAt,
    collectedFrom: 'receipt',
    hints: { receiptTime: { state: 'error', note } },
    missing: [{ field: 'receiptTime', note }],
  })
  if (typed === null) return { ...wrong(typedDay(receiptTime.day) ? t.hourNeeded : t.paperDay), hints: {} }
  if (!isWithin(bundle, typed)) return wrong(t.outside(bundle.firstDay, bundle.lastDay))
  const hint: Hint | null = typed > now + TOLERANCE ? { state: 'warning', note: t.future } : closed(typed, bundle, now)
  return { collectedAt, collectedFrom: 'receipt', hints: hint ? { receiptTime: hint } : {}, missing: [] }
}

function closed(collectedAt: number, bundle: LogContext['bundle'], now: number): Hint | null {
  const week = weekAt(bundle, collectedAt)
  if (!week) return null
  if (week.version !== null) return { state: 'warning', note: t.final(periodName(week)) }
  return now >= week.cutoffAt && dayOf(now) > week.lastDay ? { state: 'warning', note: t.pastCutoff(periodName(week)) } : null
}
