/** Amounts that the form offers as a hint; the receipt has the last word (DOMAIN section 3, T11, T12). Whole đồng. */
import type { Day } from './days.ts'

export const SUPPORTS = ['poor', 'island', 'near-poor', 'ethnic-minority', 'other'] as const
export type Support = (typeof SUPPORTS)[number]
type Dated = readonly { from: Day; value: number }[]

/** The lowest and highest income that can be chosen for voluntary insurance on a day, or `null` before the tables begin. */
export function voluntaryIncomeLimits(receiptDay: Day): { lowest: number; highest: number } | null {
  const lowest = valueOn(RURAL_POVERTY_LINE, receiptDay)
  const reference = valueOn(REFERENCE_LEVEL, receiptDay)
  return lowest === null || reference === null ? null : { lowest, highest: 20 * reference }
}

/** What a participant pays for 1, 3, 6 or 12 months after the state's support; `null` for other terms (their formula hangs on the fund's interest) and incomes outside the limits. */
export function voluntaryAmount({ income, months, support, receiptDay }: { income: number; months: number; support: Support; receiptDay: Day }): number | null {
  const limits = voluntaryIncomeLimits(receiptDay)
  if (!limits || income < limits.lowest || income > limits.highest || ![1, 3, 6, 12].includes(months)) return null
  const hundredths = income * 100 - limits.lowest * SUPPORT_PERCENT[support]
  return Math.round((hundredths * VOLUNTARY_PERCENT * months) / 10_000)
}

/** What the person of that order in the household pays for health insurance, 5 standing for every later one; `null` before the tables begin. */
export function householdAmount({ order, months, receiptDay }: { order: number; months: number; receiptDay: Day }): number | null {
  const reference = valueOn(REFERENCE_LEVEL, receiptDay)
  const percent = HOUSEHOLD_PERCENT[Math.min(order, 5) - 1]
  if (reference === null || percent === undefined) return null
  return Math.round((reference * HOUSEHOLD_PER_MILLE * percent * months) / 100_000)
}

function valueOn(table: Dated, day: Day): number | null {
  return table.findLast((row) => row.from <= day)?.value ?? null
}

const VOLUNTARY_PERCENT = 22
const HOUSEHOLD_PER_MILLE = 45
const HOUSEHOLD_PERCENT = [100, 70, 60, 50, 40]
/** Of 22 % of the poverty line; the communes on islands and the special zones are supported like poor households. */
const SUPPORT_PERCENT: Record<Support, number> = { poor: 50, island: 50, 'near-poor': 40, 'ethnic-minority': 30, other: 20 }
const REFERENCE_LEVEL: Dated = [
  { from: '2024-07-01', value: 2_340_000 },
  { from: '2026-07-01', value: 2_530_000 },
]
/** The line of 2,200,000 đ expected from 2027 is not confirmed and therefore not here. */
const RURAL_POVERTY_LINE: Dated = [{ from: '2025-07-01', value: 1_500_000 }]
