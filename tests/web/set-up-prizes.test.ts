import { describe, expect, test } from 'vitest'
import { defaultRules } from '#rules/defaults.ts'
import { tableOf } from '#rules/prize-table.ts'
import type { CampaignRules, PrizeRow } from '#rules/words.ts'
import { changePrize, movePrize, prizeFacts, prizeTable, withPrize } from '../../web/state/set-up-prizes.ts'
import { bundle } from './fake-server.ts'

const facts = { periods: bundle.periods, divisions: [] as (string | null)[] }
const rulesOf = (changes: Partial<CampaignRules> = {}): CampaignRules => ({ ...defaultRules(), ...changes })
const part = (rules: CampaignRules, kind: string, board: string) => prizeTable(rules, facts).parts.find((one) => one.kind === kind && one.board === board)!

test('the table of 35 days is 60 prizes of 50 million, by parts', () => {
  const table = prizeTable(rulesOf(), facts)
  expect([table.prizes, table.amount, table.left]).toEqual([60, 50_000_000, null])
  expect(table.parts.map(({ kind, board, prizes, amount }) => [kind, board, prizes, amount])).toEqual([
    ['day', 'individual', 3, 1_500_000],
    ['day', 'team', 0, 0],
    ['week', 'individual', 25, 8_000_000],
    ['week', 'team', 15, 11_000_000],
    ['phase', 'individual', 11, 12_500_000],
    ['phase', 'team', 6, 17_000_000],
  ])
})

test('against the budget it says what is left, or what is too much', () => {
  expect(prizeTable(rulesOf({ prizeBudget: 52_000_000 }), facts).left).toBe(2_000_000)
  expect(prizeTable(rulesOf({ prizeBudget: 48_500_000 }), facts).left).toBe(-1_500_000)
  expect(prizeTable(rulesOf({ prizeBudget: Number.NaN }), facts).left).toBeNull()
})

test('each division wins the whole table of its board, and the sum is the rule’s own', () => {
  const teams = [
    { ...bundle.teams[0]!, division: 'BHXH' },
    { ...bundle.teams[0]!, organisationId: 'o-2', division: null },
  ]
  const two = prizeFacts({ periods: bundle.periods, teams })
  expect(prizeTable(rulesOf(), two).amount).toBe(tableOf(rulesOf(), bundle.periods, ['BHXH', null]).total)
  expect(prizeTable(rulesOf(), two).parts.find(({ kind, board }) => kind === 'week' && board === 'team')).toMatchObject({ groups: 2, amount: 22_000_000 })
})

describe('a row', () => {
  test('that asks for more than a better place of its part is marked, and it alone', () => {
    const rules = rulesOf()
    const prizes = changePrize(rules.prizes, 5, { minimumPoints: 99 })
    const lines = prizeTable({ ...rules, prizes }, facts).parts.flatMap((one) => one.lines)
    expect(lines.filter(({ stricter }) => stricter).map(({ at }) => at)).toEqual([5])
  })

  test('for a division that no team stands in is marked once there are teams', () => {
    const prizes = changePrize(defaultRules().prizes, 1, { division: 'Bưu điện' })
    const lost = (divisions: (string | null)[]) =>
      prizeTable(rulesOf({ prizes }), { ...facts, divisions }).parts.flatMap((one) => one.lines.filter((line) => line.lost).map(({ at }) => at))
    expect([lost([]), lost(['Bưu điện']), lost(['BHXH'])]).toEqual([[], [], [1]])
  })

  test('for a kind of period that the campaign has not is idle', () => {
    const weeks = bundle.periods.filter(({ kind }) => kind !== 'day')
    expect(prizeTable(rulesOf(), { ...facts, periods: weeks }).idle.map(({ row }) => row.period)).toEqual(['day'])
  })

  test('of weeks is awarded for waves too, and stands in their part', () => {
    const waves = bundle.periods.map((period) => (period.kind === 'week' ? { ...period, kind: 'wave' as const } : period))
    const table = prizeTable(rulesOf(), { ...facts, periods: waves })
    expect([table.idle, table.parts.find(({ kind, board }) => kind === 'wave' && board === 'team')?.amount]).toEqual([[], 11_000_000])
  })

  test('more takes the next place and the conditions of the last; without any the first', () => {
    const rules = rulesOf()
    const more = withPrize(rules.prizes, part(rules, 'week', 'team'))
    expect(more[4]).toEqual({ period: 'week', board: 'team', place: 'Khuyến khích', count: 1, amount: Number.NaN, minimumTargetRate: 80 })
    expect(more).toHaveLength(rules.prizes.length + 1)
    expect(withPrize(rules.prizes, part(rules, 'day', 'team')).at(-1)).toMatchObject({ period: 'day', board: 'team', place: 'Nhất' })
  })

  test('loses a condition that is emptied, and keeps an empty amount to be filled in', () => {
    const rows: PrizeRow[] = [{ period: 'week', board: 'individual', place: 'Nhất', count: 1, amount: 500_000, minimumPoints: 20, thing: 'giấy khen' }]
    expect(changePrize(rows, 0, { minimumPoints: Number.NaN, thing: '', amount: Number.NaN })).toEqual([
      { period: 'week', board: 'individual', place: 'Nhất', count: 1, amount: Number.NaN },
    ])
  })

  test('moves among those of its part, whatever stands between', () => {
    const rules = rulesOf()
    const [first, second] = [rules.prizes[4]!, rules.prizes[5]!]
    const after = movePrize(rules.prizes, part(rules, 'week', 'individual'), 5, -1)
    expect([after[4], after[5], after[3]]).toEqual([second, first, rules.prizes[3]])
    expect(movePrize(rules.prizes, part(rules, 'week', 'individual'), 4, -1)).toEqual(rules.prizes)
  })
})
