import type { CampaignBundle, PeriodView } from '#contract/campaigns.ts'
import type { EnrolmentBody } from '#contract/enrolments.ts'
import { TEXTS } from '#contract/protocol.ts'
import { pointsOf } from '#rules/points.ts'
import type { Participation } from '#rules/words.ts'
import type { FieldState } from '../parts/field-frame.tsx'
import { refusals } from '../text/refusals.vi.ts'
import { log as t } from '../text/log.vi.ts'
import { readCoverage } from './log-coverage.ts'
import type { LogField, LogFields } from './log-fields.ts'
import { readPaid, type AmountHint } from './log-paid.ts'
import { readWho } from './log-who.ts'
import { readTime } from './log-time.ts'
import { weekAt } from './periods.ts'

export type Hint = { state?: FieldState; note: string }
export type Hints = Partial<Record<LogField, Hint>>

/** What the form is read against. `stored` is the entry that a change is made to: what is masked there may stay empty here. */
export type LogContext = {
  bundle: CampaignBundle
  now: number
  usedReceipts: ReadonlySet<string>
  stored: { collectedAt: number; collectedFrom: 'clock' | 'receipt'; maskedCccd: string | null; maskedInsuranceNumber: string | null } | null
}

/** A field that keeps the form from being saved. */
export type Missing = { field: LogField; note: string }

export type LogReading = {
  hints: Hints
  missing: Missing[]
  body: EnrolmentBody | null
  participation: Participation | null
  points: number | null
  bonus: number
  period: PeriodView | null
  collectedAt: number
  amountHint: AmountHint | null
  /** Whether a gift may be spoken of. */
  gift: boolean
}

/** Reads the form with the rules, for hints only: the server decides. */
export function readLog(fields: LogFields, context: LogContext): LogReading {
  const { bundle } = context
  const { rules } = bundle
  const { product } = fields
  const time = readTime(fields, context)
  const who = readWho(fields, context)
  const coverage = readCoverage(fields, time.collectedAt, rules)
  const paid = readPaid(fields, context, time.collectedAt)
  const missing: Missing[] = [
    ...(product ? [] : [{ field: 'product' as const, note: t.hint.choose }]),
    ...who.missing,
    ...coverage.missing,
    ...paid.missing,
    ...time.missing,
  ]

  const participation = coverage.participation
  const facts = product && participation && { product, participation, months: paid.months, donated: fields.donated }
  const points = facts ? pointsOf(facts, rules) : null
  const gift = participation !== null && participation !== 'renewal' && !fields.donated
  const whole = product && coverage.coverage && paid.months !== null && fields.amount !== null && missing.length === 0
  return {
    hints: { ...who.hints, ...coverage.hints, ...paid.hints, ...time.hints },
    missing,
    body: whole
      ? {
          ...{ campaignId: bundle.id, product, coverage: coverage.coverage!, months: paid.months!, amount: fields.amount! },
          ...who.facts,
          ...{ receiptNumber: fields.receiptNumber.trim(), collectedAt: time.collectedAt, collectedFrom: time.collectedFrom, donated: fields.donated },
          ...{ targetGroup: fields.targetGroup, place: fields.place.trim() || null, officeId: fields.officeId },
          giftConsent: gift && fields.consent ? { by: fields.consentBy, text: TEXTS.giftConsent } : null,
        }
      : null,
    ...{ participation, points, gift, amountHint: paid.amountHint, collectedAt: time.collectedAt },
    bonus: points && product && participation ? points - rules.points[product][participation] : 0,
    period: weekAt(bundle, time.collectedAt),
  }
}

/** The sentence of a rule's refusal. */
export const refusalNote = (code: keyof typeof refusals): string => refusals[code]
