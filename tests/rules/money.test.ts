import { describe, expect, test } from 'vitest'
import { householdAmount, voluntaryAmount, voluntaryIncomeLimits } from '#rules/money.ts'

describe('voluntary insurance', () => {
  test.each([
    [1_500_000, 1, 'other', 264_000],
    [1_500_000, 12, 'other', 3_168_000],
    [1_500_000, 12, 'poor', 1_980_000],
    [1_500_000, 12, 'island', 1_980_000],
    [2_000_000, 6, 'other', 2_244_000],
    [3_000_000, 12, 'other', 7_128_000],
    [5_000_000, 3, 'near-poor', 2_904_000],
    [1_500_000, 1, 'ethnic-minority', 231_000],
  ] as const)('of %i đ for %i months with support "%s" costs %i đ (T11)', (income, months, support, expected) => {
    expect(voluntaryAmount({ income, months, support, receiptDay: '2025-11-12' })).toBe(expected)
  })

  test('takes incomes within the limits of the day (T11)', () => {
    const costs = (income: number, receiptDay: string) => voluntaryAmount({ income, months: 1, support: 'other', receiptDay }) !== null
    expect(costs(1_499_999, '2025-11-12')).toBe(false)
    expect(costs(1_500_000, '2025-11-12')).toBe(true)
    expect(costs(46_800_000, '2026-06-30')).toBe(true)
    expect(costs(46_800_001, '2026-06-30')).toBe(false)
    expect(costs(50_600_000, '2026-07-01')).toBe(true)
    expect(costs(50_600_001, '2026-07-01')).toBe(false)
    expect(voluntaryIncomeLimits('2026-07-01')).toEqual({ lowest: 1_500_000, highest: 50_600_000 })
    expect(voluntaryIncomeLimits('2025-06-30')).toBeNull()
  })

  test('gives no amount for terms whose formula hangs on interest', () => {
    for (const months of [0, 2, 24, 60]) expect(voluntaryAmount({ income: 1_500_000, months, support: 'other', receiptDay: '2025-11-12' })).toBeNull()
  })
})

describe('household insurance', () => {
  const household = (receiptDay: string) => [1, 2, 3, 4, 5].map((order) => householdAmount({ order, months: 12, receiptDay }))
  const total = (amounts: (number | null)[]) => amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0)

  test('of five people costs by the day of payment (T12)', () => {
    expect(household('2026-06-30')).toEqual([1_263_600, 884_520, 758_160, 631_800, 505_440])
    expect(total(household('2026-06-30'))).toBe(4_043_520)
    expect(household('2026-07-01')).toEqual([1_366_200, 956_340, 819_720, 683_100, 546_480])
    expect(total(household('2026-07-01'))).toBe(4_371_840)
  })

  test('costs by the months and the order in the household (T12)', () => {
    expect(householdAmount({ order: 2, months: 3, receiptDay: '2026-07-01' })).toBe(239_085)
    expect(householdAmount({ order: 3, months: 6, receiptDay: '2026-07-01' })).toBe(409_860)
    expect(householdAmount({ order: 8, months: 12, receiptDay: '2026-07-01' })).toBe(546_480)
  })

  test('has no amount before the table begins or without an order', () => {
    expect(householdAmount({ order: 1, months: 12, receiptDay: '2024-06-30' })).toBeNull()
    expect(householdAmount({ order: 0, months: 12, receiptDay: '2025-11-12' })).toBeNull()
  })
})
