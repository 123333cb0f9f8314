import { expect, test } from 'vitest'
import type { CoverageGoal, PeopleGoal } from '#rules/goals.ts'
import { goalLine, goalTroubles, newCoverageGoal, newPeopleGoal, rateText, readRate } from '../../web/state/set-up-goals.ts'
import { setUpGoals as t } from '../../web/text/set-up-goals.vi.ts'

const days = { firstDay: '2025-11-12', lastDay: '2025-12-16' }
const people = (changes: Partial<PeopleGoal> = {}): PeopleGoal => ({
  ...{ kind: 'people', label: 'Cả đợt', source: 'UBND tỉnh', product: 'bhxh-tn', ...days, people: 3_500 },
  ...changes,
})
const share = (changes: Partial<CoverageGoal> = {}): CoverageGoal => ({
  ...{
    kind: 'coverage',
    label: 'BHYT của TP Đà Lạt',
    source: 'Tỉnh giao',
    product: 'bhyt-hgd',
    base: 229_319,
    rate: 9_000,
    covered: 190_863,
    asOf: '2020-07-31',
  },
  ...changes,
})

test('a rate is typed as people write it', () => {
  expect(['95', '91,5', '91.5 %', ' 83,23%', '100'].map(readRate)).toEqual([9_500, 9_150, 9_150, 8_323, 10_000])
  expect(['', 'nhiều', '9,555', '-3'].map((text) => Number.isNaN(readRate(text)))).toEqual([true, true, true, true])
  expect([9_500, 9_150, 8_323, Number.NaN].map(rateText)).toEqual(['95', '91,5', '83,23', ''])
})

test('a share says how many people are still missing, rounded up to the next whole one', () => {
  expect(goalLine(share())).toBe('Đang 83,23\u00a0%. Cần 206.388 người, còn thiếu 15.525.')
  expect(goalLine(share({ covered: 206_388 }))).toMatch(/đã đủ/)
  expect(goalLine(share({ base: null }))).toBe(t.baseAwaited)
})

test('people are shared over the days, without those there already', () => {
  expect(goalLine(people())).toBe('3.500 người trong 35 ngày, mỗi ngày 100 người.')
  expect(goalLine(people({ people: 2_680, before: 1_091 }))).toBe('2.680 người trong 35 ngày, mỗi ngày 46 người.')
  expect(goalLine(people({ people: Number.NaN }))).toBe('')
})

test('a new goal says all that it lacks; a whole one nothing', () => {
  expect(Object.keys(goalTroubles(newPeopleGoal(days), days))).toEqual(['label', 'source', 'people'])
  expect(Object.keys(goalTroubles(newCoverageGoal(days), days))).toEqual(['label', 'source', 'rate'])
  expect(newCoverageGoal(days)).toMatchObject({ asOf: '2025-11-11', base: null })
  expect([goalTroubles(people(), days), goalTroubles(share(), days)]).toEqual([{}, {}])
})

test('days outside the campaign and more people than there are cannot be', () => {
  expect(goalTroubles(people({ firstDay: '2025-11-11' }), days)).toEqual({ firstDay: 'Phải nằm trong đợt, 12/11 đến 16/12/2025.' })
  expect(goalTroubles(people({ lastDay: '2025-12-17' }), days)).toHaveProperty('lastDay')
  expect(goalTroubles(people({ lastDay: '2025-11-11' }), days)).toEqual({ lastDay: t.lastWrong })
  expect(goalTroubles(share({ covered: 300_000 }), days)).toEqual({ covered: t.tooMany })
  expect(goalTroubles(share({ rate: 10_001 }), days)).toEqual({ rate: t.missing.rate })
})
