import type { Enrolment } from '#contract/enrolments.ts'
import type { EntryRow } from '../state/entry-rows.ts'
import { common } from '../text/common.vi.ts'
import { entry as t } from '../text/entry.vi.ts'
import { clockAndDay, clockOfDay, dong, fullDay, fullMonth } from '../text/format.ts'

type Shown = Pick<
  Enrolment,
  | 'product'
  | 'maskedCccd'
  | 'maskedInsuranceNumber'
  | 'maskedPhone'
  | 'birthYear'
  | 'sex'
  | 'coverage'
  | 'months'
  | 'amount'
  | 'receiptNumber'
  | 'collectedAt'
  | 'place'
  | 'giftConsent'
> & { receivedAt: number | null }

/** The facts of an entry as pairs; what is not known is left out. */
export function entryFacts(entry: Shown, row: EntryRow): { label: string; value: string }[] {
  const pairs: [string, string | null][] = [
    [t.facts.product, common.productLong[entry.product]],
    [t.facts.participation, row.participation && common.participation[row.participation]],
    [t.facts.number, entry.maskedCccd],
    [t.facts.insuranceNumber, entry.maskedInsuranceNumber],
    [t.facts.birth, [entry.sex && common.sex[entry.sex], entry.birthYear].filter(Boolean).join(', ') || null],
    [t.facts.phone, entry.maskedPhone],
    [t.facts.coverage, coverageWords(entry.coverage)],
    [t.facts.months, String(entry.months)],
    [t.facts.amount, dong(entry.amount)],
    [t.facts.receipt, entry.receiptNumber],
    [t.facts.collected, clockAndDay(entry.collectedAt)],
    [t.facts.received, entry.receivedAt === null ? null : clockOfDay(entry.receivedAt)],
    [t.facts.points, row.points === null ? null : String(row.points)],
    [t.facts.place, entry.place],
    [t.facts.consent, entry.giftConsent ? t.yes : t.no],
  ]
  return pairs.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

function coverageWords(coverage: Enrolment['coverage']): string {
  if (coverage.insured !== 'until') return t.coverage[coverage.insured]
  const until = coverage.coveredUntil.length === 7 ? fullMonth(coverage.coveredUntil) : fullDay(coverage.coveredUntil)
  return [t.coverage.until(until), coverage.coversFrom && t.coverage.from(fullMonth(coverage.coversFrom))].filter(Boolean).join(', ')
}
