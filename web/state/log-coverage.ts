import { addDays, dayOf, daysBetween, monthOf, monthsBetween } from '#rules/days.ts'
import { checkCoverage, type Coverage, participationOf } from '#rules/participation.ts'
import type { CampaignRules, Participation, Product } from '#rules/words.ts'
import type { EnrolmentBody } from '#contract/enrolments.ts'
import { log } from '../text/log.vi.ts'
import { typedDay, typedMonth } from './log-dates.ts'
import type { LogFields } from './log-fields.ts'
import { type Hints, type Missing, refusalNote } from './log-reading.ts'

type Stated = EnrolmentBody['coverage']
type CoverageReading = { coverage: Stated | null; participation: Participation | null; hints: Hints; missing: Missing[] }

/** Was this person insured before, and what that makes of the entry. */
export function readCoverage(fields: LogFields, collectedAt: number, rules: CampaignRules): CoverageReading {
  const { product, insured } = fields
  const none = (field: 'insured' | 'coveredUntil' | 'coversFrom', note: string, hints: Hints = {}): CoverageReading => ({
    coverage: null,
    participation: null,
    hints,
    missing: [{ field, note }],
  })
  if (!product) return { coverage: null, participation: null, hints: {}, missing: [] }
  if (!insured) return none('insured', log.hint.choose)
  const stated = insured === 'until' ? until(fields, product) : { insured }
  if (!stated) return none('coveredUntil', product === 'bhyt-hgd' ? log.hint.date : log.hint.month)
  if (stated.insured === 'until' && fields.coversFrom && !stated.coversFrom) return none('coversFrom', log.hint.month)

  const checked = checkCoverage(product, stated, collectedAt)
  if (!checked.ok) {
    const field = checked.refusal.startsWith('covers-from') ? 'coversFrom' : checked.refusal === 'compulsory-not-for-product' ? 'insured' : 'coveredUntil'
    const note = refusalNote(checked.refusal)
    return none(field, note, { [field]: { state: 'error', note } })
  }
  const participation = participationOf(product, stated, collectedAt, rules)
  const hints: Hints = stated.insured === 'until' ? { coveredUntil: { note: sayGap(product, stated, collectedAt, participation, rules) } } : {}
  return { coverage: stated, participation, hints, missing: [] }
}

function until({ coveredUntil, coversFrom }: LogFields, product: Product): Extract<Stated, { insured: 'until' }> | null {
  const last = product === 'bhyt-hgd' ? typedDay(coveredUntil) : typedMonth(coveredUntil)
  return last ? { insured: 'until', coveredUntil: last, coversFrom: product === 'bhxh-tn' ? typedMonth(coversFrom) : null } : null
}

function sayGap(
  product: Product,
  stated: Extract<Coverage, { insured: 'until' }>,
  collectedAt: number,
  participation: Participation,
  rules: CampaignRules,
): string {
  const t = log.verdict
  const limit = rules.interruption[product]
  const say = (number: number, byDays: boolean) => (byDays ? t.days(number) : t.months(number))
  if (participation === 'renewal') return 'months' in limit ? t.renewal(t.months(limit.months)) : t.renewal(t.days(limit.days))
  const collected = dayOf(collectedAt)
  if (product === 'bhyt-hgd') return t.returning(say(daysBetween(addDays(stated.coveredUntil, 1), collected), true))
  return t.returning(say(monthsBetween(stated.coveredUntil, stated.coversFrom ?? monthOf(collected)) - 1, false))
}
