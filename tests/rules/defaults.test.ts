import { expect, test } from 'vitest'
import { defaultRules, prizeCount, prizeTotal } from '#rules/defaults.ts'
import { checkPrizeTable, prizesOf } from '#rules/prizes.ts'

const { prizes } = defaultRules()

test('the default table of five weeks holds 60 prizes and 50,000,000 đ (T15)', () => {
  expect(prizeCount(prizes, 5)).toBe(60)
  expect(prizeTotal(prizes, 5)).toBe(50_000_000)
})

test.each([
  ['day', 'individual', 1_500_000],
  ['week', 'team', 2_200_000],
  ['week', 'individual', 1_600_000],
  ['phase', 'team', 17_000_000],
  ['phase', 'individual', 12_500_000],
] as const)('a %s gives its %s board %i đ (T15)', (kind, board, expected) => {
  expect(prizeTotal(prizesOf(prizes, kind, board), 1)).toBe(expected)
})

test('the default table gets no stricter further down', () => {
  expect(checkPrizeTable(prizes).ok).toBe(true)
})

test('rules that are changed leave the next copy as it was', () => {
  const changed = defaultRules()
  changed.prizes.length = 0
  changed.points['bhxh-tn'].new = 99
  expect(defaultRules().prizes).toHaveLength(15)
  expect(defaultRules().points['bhxh-tn'].new).toBe(10)
})
