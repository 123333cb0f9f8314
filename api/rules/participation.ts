/** New, returning or renewal: read from what the participant says of the earlier cover (RULES sections 3 and 14.1). */
import { addDays, addMonths, dayOf, daysBetween, isDay, isMonth, monthOf, monthsBetween, type Day, type Month } from './days.ts'
import type { CampaignRules, Participation, Product, Threshold, Verdict } from './words.ts'

/** `coveredUntil` is the last covered day of a household card, the last covered month of voluntary insurance; `compulsory` left compulsory insurance. */
export type Coverage = { insured: 'never' } | { insured: 'compulsory' } | { insured: 'until'; coveredUntil: string; coversFrom?: Month | null | undefined }

export const COVERAGE_REFUSALS = [
  'compulsory-not-for-product',
  'covered-until-malformed',
  'covered-until-too-far',
  'covers-from-malformed',
  'covers-from-before-covered-until',
] as const
export type CoverageRefusal = (typeof COVERAGE_REFUSALS)[number]

/** Six years: five can be paid ahead, and one more covers a receipt typed late. A later year is a slip of the finger. */
const FARTHEST_MONTHS = 72

/** The coverage as given, or the first thing that cannot be (RULES 3). `collectedAt` is the receipt's instant. */
export function checkCoverage(product: Product, coverage: Coverage, collectedAt: number): Verdict<Coverage, CoverageRefusal> {
  const refusal = refusalOf(product, coverage, dayOf(collectedAt))
  return refusal ? { ok: false, refusal } : { ok: true, value: coverage }
}

/** The participation of a checked coverage; `collectedAt` is the receipt's instant (RULES 3). Expects what `checkCoverage` let through. */
export function participationOf(product: Product, coverage: Coverage, collectedAt: number, rules: CampaignRules): Participation {
  if (coverage.insured !== 'until') return 'new'
  const collected = dayOf(collectedAt)
  const { coveredUntil, coversFrom } = coverage
  const interrupted =
    product === 'bhyt-hgd'
      ? cardInterrupted(addDays(coveredUntil, 1), collected, rules.interruption['bhyt-hgd'])
      : monthsBetween(coveredUntil, coversFrom ?? monthOf(collected)) - 1 >= rules.interruption['bhxh-tn'].months
  return interrupted ? 'returning' : 'renewal'
}

function cardInterrupted(firstUncovered: Day, collected: Day, threshold: Threshold): boolean {
  if ('months' in threshold) return collected >= addMonths(firstUncovered, threshold.months)
  return Math.max(0, daysBetween(firstUncovered, collected)) >= threshold.days
}

function refusalOf(product: Product, coverage: Coverage, collected: Day): CoverageRefusal | null {
  if (coverage.insured === 'compulsory' && product !== 'bhxh-tn') return 'compulsory-not-for-product'
  if (coverage.insured !== 'until') return null
  const { coveredUntil, coversFrom } = coverage
  if (!(product === 'bhyt-hgd' ? isDay(coveredUntil) : isMonth(coveredUntil))) return 'covered-until-malformed'
  if (monthsBetween(monthOf(collected), monthOf(coveredUntil)) > FARTHEST_MONTHS) return 'covered-until-too-far'
  if (product === 'bhyt-hgd' || coversFrom === undefined || coversFrom === null) return null
  if (!isMonth(coversFrom)) return 'covers-from-malformed'
  return coversFrom <= coveredUntil ? 'covers-from-before-covered-until' : null
}
