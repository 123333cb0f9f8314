import { describe, expect, test } from 'vitest'
import { addDays } from '#rules/days.ts'
import { moveGoals, neededOf, progressOf, rateOf, type CoverageGoal, type PeopleGoal } from '#rules/goals.ts'
import { templateOf } from '#rules/templates.ts'

const none = { official: 0, provisional: 0 }
const counted = (official: number, provisional = official) => ({ official, provisional })
const [, voluntary, household] = templateOf('60-days').goals as PeopleGoal[]
const dayThirty = addDays('2025-11-04', 29)

describe('the pace of sixty days (T3)', () => {
  test('of 16,000 people 8,640 after day 30 are 54.0 %, 640 ahead, and 246 a day are left', () => {
    expect(progressOf(voluntary!, counted(8_640, 9_000), dayThirty)).toEqual({
      ...{ official: 8_640, provisional: 9_000, rate: 5_400, missing: 7_360, reached: false },
      pace: { day: 30, of: 60, even: 8_000, ahead: 640, perDay: 246 },
    })
  })

  test('of 350,000 people 171,500 are 49.0 %, 3,500 behind, and 5,950 a day are left', () => {
    expect(progressOf(household!, counted(171_500), dayThirty)).toMatchObject({ rate: 4_900, pace: { even: 175_000, ahead: -3_500, perDay: 5_950 } })
  })

  test('an even day brings 266.67 and 5,833.33 people, and the first day’s 3,000 are 49.2 % of both', () => {
    expect([rateOf(16_000, 60 * 100), rateOf(350_000, 60 * 100), rateOf(3_000, 6_100)]).toEqual([26_667, 583_333, 4_918])
    expect([voluntary!, household!].map((goal) => progressOf(goal, none, '2025-11-04').pace?.even)).toEqual([267, 5_833])
  })

  test('begins with nothing gone and ends with no day left', () => {
    expect(progressOf(voluntary!, none, '2025-10-31').pace).toEqual({ day: 0, of: 60, even: 0, ahead: 0, perDay: 267 })
    expect(progressOf(voluntary!, counted(15_999), '2026-01-02')).toMatchObject({
      reached: false,
      missing: 1,
      pace: { day: 60, even: 16_000, ahead: -1, perDay: null },
    })
    expect(progressOf(voluntary!, counted(17_000), '2025-12-01').pace?.perDay).toBe(0)
  })
})

describe('a share of a population', () => {
  const [, , dalat] = templateOf('monthly-waves').goals as [unknown, unknown, CoverageGoal]

  test('of 90 % of 229,319 with 190,863 is 83.23 %, 6.77 points short, and needs 15,525 more (T4)', () => {
    const { rate, missing } = progressOf(dalat, none, '2020-08-22')
    expect([rate, rate! - dalat.rate, missing, neededOf(dalat)]).toEqual([8_323, -677, 15_525, 206_388])
  })

  test('is not reached by 15,524 more, though the eye reads 90.00 % (T4)', () => {
    expect(progressOf(dalat, counted(15_524), '2020-12-31')).toMatchObject({ rate: 9_000, reached: false, missing: 1, pace: null })
    expect(progressOf(dalat, counted(15_525), '2020-12-31')).toMatchObject({ rate: 9_000, reached: true, missing: 0 })
    expect(progressOf(dalat, { official: 15_524, provisional: 15_525 }, '2020-12-31').reached).toBe(false)
  })

  test('has two goals for one figure, each with its source: 86.25 % is 5.25 points short of one and 5.75 of the other (T7)', () => {
    const goal = (source: string, rate: number): CoverageGoal => ({
      kind: 'coverage',
      label: 'BHYT',
      source,
      product: 'bhyt-hgd',
      base: 800_000,
      rate,
      covered: 690_000,
      asOf: '2022-09-30',
    })
    const shown = [goal('Thủ tướng Chính phủ', 9_150), goal('Tỉnh ủy', 9_200)].map((one) => [one.source, progressOf(one, none, '2022-09-30').rate! - one.rate])
    expect(shown).toEqual([
      ['Thủ tướng Chính phủ', -525],
      ['Tỉnh ủy', -575],
    ])
  })

  test('without a base says only how many there are', () => {
    const [share] = templateOf('35-days').goals
    expect(progressOf(share!, counted(12), '2025-11-20')).toEqual({ official: 12, provisional: 12, rate: null, missing: null, reached: false, pace: null })
  })
})

describe('a plan counted since before', () => {
  test('of 2,680 with 1,091 is 40.71 % and 1,589 short (T5)', () => {
    const plan = templateOf('monthly-waves').goals[3] as PeopleGoal
    expect(progressOf(plan, none, '2020-08-21')).toMatchObject({ official: 1_091, rate: 4_071, missing: 1_589, pace: { day: 0, even: 1_091, ahead: 0 } })
    expect(progressOf(plan, counted(1_589), '2020-12-31')).toMatchObject({ reached: true, pace: { even: 2_680, ahead: 0 } })
  })

  test('is over-achieved without anything missing: 22,306 of 10,000 are 223.06 % (T5)', () => {
    const [goal] = templateOf('launch-day').goals
    expect(progressOf(goal!, counted(22_306), '2022-05-08')).toMatchObject({
      rate: 22_306,
      missing: 0,
      reached: true,
      pace: { ahead: 22_306 - 417, perDay: 0 },
    })
  })

  test('adds what came to what was: 199,511 and 7,299 are 206,810 (T7)', () => {
    expect(progressOf({ ...voluntary!, people: 250_000, before: 199_511 }, counted(7_299), dayThirty).official).toBe(206_810)
  })

  test('of nothing is no rate, and a large one is exact', () => {
    expect([rateOf(5, 0), rateOf(99_999_999, 100_000_000), rateOf(1, 20_000), rateOf(1, 20_001)]).toEqual([0, 10_000, 1, 0])
  })
})

test('goals move along with the days of their campaign and never leave it', () => {
  const before = templateOf('60-days')
  const after = { firstDay: '2026-02-01', lastDay: '2026-02-10' }
  expect(moveGoals(before.goals, before, after)).toMatchObject([
    { firstDay: '2026-02-01', lastDay: '2026-02-01' },
    { firstDay: '2026-02-01', lastDay: '2026-02-10' },
    { firstDay: '2026-02-01', lastDay: '2026-02-10' },
  ])
})
