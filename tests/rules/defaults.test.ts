import { expect, test } from 'vitest'
import { defaultRules } from '#rules/defaults.ts'
import { tableOf } from '#rules/prize-table.ts'
import { checkPrizeTable, prizesOf } from '#rules/prizes.ts'

const { prizes } = defaultRules()

test.each([
  ['day', 'individual', 1_500_000],
  ['week', 'team', 2_200_000],
  ['week', 'individual', 1_600_000],
  ['phase', 'team', 17_000_000],
  ['phase', 'individual', 12_500_000],
] as const)('a %s gives its %s board %i đ (T15)', (kind, board, expected) => {
  expect(tableOf({ ...defaultRules(), prizes: prizesOf(prizes, kind, board) }, [{ kind }], []).total).toBe(expected)
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
