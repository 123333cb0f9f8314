import { describe, expect, test } from 'vitest'
import { defaultRules } from '#rules/defaults.ts'
import { awardedGroups, tableOf } from '#rules/prize-table.ts'
import { checkPrizeTable } from '#rules/prizes.ts'
import type { PeriodKind, PrizeRow } from '#rules/words.ts'

const rules = defaultRules()
const periods = (['day', 'week', 'week', 'week', 'week', 'week', 'phase'] as PeriodKind[]).map((kind) => ({ kind }))
const row = (facts: Partial<PrizeRow>): PrizeRow => ({ period: 'week', board: 'team', place: 'Nhất', count: 2, amount: 100, ...facts })
const weekly = (prizes: PrizeRow[], more: Partial<typeof rules> = {}) => ({ ...rules, ...more, prizes })
const week = [{ kind: 'week' as const }]

describe('what a table may give', () => {
  test('is 60 prizes and 50,000,000 đ over the 35 days (T15)', () => {
    expect(tableOf(rules, periods, [])).toEqual({ total: 50_000_000, prizes: 60 })
  })

  test('counts each row once for each division of teams, the teams without one among them', () => {
    const teams = 11_000_000 + 17_000_000
    expect(tableOf(rules, periods, ['Bưu điện', 'BHXH cơ sở']).total).toBe(50_000_000 + teams)
    expect(tableOf(rules, periods, ['Bưu điện', null]).total).toBe(50_000_000 + teams)
    expect(tableOf(rules, periods, ['Bưu điện']).total).toBe(50_000_000)
  })

  test('parts individuals by division only where the rules say so, and by list when lists are apart', () => {
    const table = weekly([row({ board: 'individual' })])
    expect(tableOf(table, week, ['A', 'B'])).toEqual({ total: 200, prizes: 2 })
    expect(tableOf({ ...table, divideIndividuals: true }, week, ['A', 'B'])).toEqual({ total: 400, prizes: 4 })
    expect(tableOf({ ...table, lists: 'apart' }, week, ['A', 'B'])).toEqual({ total: 400, prizes: 4 })
    expect(tableOf({ ...table, lists: 'apart', divideIndividuals: true }, week, ['A', 'B'])).toEqual({ total: 800, prizes: 8 })
  })

  test('counts a row for one division or one list once, and for an unknown division never', () => {
    expect(tableOf(weekly([row({ division: 'A' }), row({ division: 'Z' })]), week, ['A', 'B']).prizes).toBe(2)
    expect(tableOf(weekly([row({ board: 'individual', list: 'officers' })], { lists: 'apart' }), week, []).prizes).toBe(2)
  })

  test('counts waves like weeks', () => {
    expect(tableOf(weekly([row({})]), [{ kind: 'wave' }, { kind: 'wave' }], []).prizes).toBe(4)
  })
})

test('groups that win are those that the table counts', () => {
  expect(awardedGroups('team', { ...rules, lists: 'apart' }, [])).toEqual([{ division: null, list: null }])
  expect(awardedGroups('individual', { lists: 'apart', divideIndividuals: true }, ['A', null])).toEqual([
    { division: 'A', list: 'collectors' },
    { division: null, list: 'collectors' },
    { division: 'A', list: 'officers' },
    { division: null, list: 'officers' },
  ])
})

describe('a table that asks more of a lower place', () => {
  const refused = { ok: false, refusal: 'prizes-get-stricter' }
  const [better, stricter] = [row({ minimumTargetRate: 80 }), row({ place: 'Nhì', minimumTargetRate: 100 })]

  test('is refused within one division, and where a row is for all', () => {
    expect(checkPrizeTable([better, stricter])).toEqual(refused)
    expect(checkPrizeTable([{ ...better, division: 'A' }, stricter])).toEqual(refused)
    expect(
      checkPrizeTable([
        { ...better, division: 'A' },
        { ...stricter, division: 'A' },
      ]),
    ).toEqual(refused)
  })

  test('is none where the two are of two divisions or of two lists', () => {
    expect(
      checkPrizeTable([
        { ...better, division: 'A' },
        { ...stricter, division: 'B' },
      ]).ok,
    ).toBe(true)
    expect(
      checkPrizeTable([
        { ...better, list: 'officers' },
        { ...stricter, list: 'collectors' },
      ]).ok,
    ).toBe(true)
  })
})
