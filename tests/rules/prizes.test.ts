import { describe, expect, test } from 'vitest'
import { defaultRules } from '#rules/defaults.ts'
import { award, checkPrizeTable, meetsConditions, missing, prizesOf, type Awarding } from '#rules/prizes.ts'
import { rankIndividuals } from '#rules/ranking.ts'
import { rankTeams } from '#rules/ranking-teams.ts'
import type { PrizeRow } from '#rules/words.ts'
import { entrant, scoreOf, team } from './made.ts'

const rules = defaultRules()
const weekly = prizesOf(rules.prizes, 'week', 'individual')
const weeklyTeams = prizesOf(rules.prizes, 'week', 'team')
const rows = ({ awards }: Awarding) => awards.map(({ place, id, amount }) => [place, id, amount])
const row = (place: PrizeRow['place'], amount: number, facts: Partial<PrizeRow> = {}): PrizeRow => ({
  period: 'week',
  board: 'individual',
  place,
  count: 1,
  amount,
  ...facts,
})

describe('the individuals of a week', () => {
  test('who have nobody in voluntary insurance win nothing, and the next stands in (T13)', () => {
    const scores = [
      scoreOf('A', [
        { months: 1, times: 3 },
        { product: 'bhyt-hgd', times: 4 },
      ]),
      scoreOf('B', [
        { times: 2 },
        { months: 3, participation: 'returning' },
        { product: 'bhyt-hgd', times: 2 },
        { product: 'bhyt-hgd', participation: 'renewal', times: 2 },
      ]),
      scoreOf('C', [{ months: 1, times: 4 }]),
      scoreOf('D', [{ product: 'bhyt-hgd', times: 14 }]),
    ]
    const entrants = rankIndividuals(scores, rules).map((one) => ({ ...one, voluntaryTarget: null }))
    expect(award(entrants, weekly)).toMatchObject({ paid: 1_200_000, left: 0 })
    expect(rows(award(entrants, weekly))).toEqual([
      ['Nhất', 'A', 500_000],
      ['Nhì', 'B', 400_000],
      ['Ba', 'C', 300_000],
      ['Khuyến khích', null, 0],
      ['Khuyến khích', null, 0],
    ])
    expect(missing(entrants[2]!, weekly[0]!)).toEqual([{ what: 'voluntary', has: 0, needs: 1 }])
  })

  test('equal at the top share the pool of first and second, the next gets the third prize', () => {
    const entrants = [entrant('A'), entrant('B'), entrant('C', { rank: 3 })]
    expect(award(entrants, weekly).awards).toEqual([
      { place: 'Nhất', id: 'A', amount: 450_000, shared: 2, thing: null },
      { place: 'Nhất', id: 'B', amount: 450_000, shared: 2, thing: null },
      { place: 'Ba', id: 'C', amount: 300_000, shared: 1, thing: null },
      { place: 'Khuyến khích', id: null, amount: 0, shared: 0, thing: null },
      { place: 'Khuyến khích', id: null, amount: 0, shared: 0, thing: null },
    ])
  })

  test('three equal at the top share three prizes; what rounding leaves is listed', () => {
    const shared = award([entrant('A'), entrant('B'), entrant('C'), entrant('D', { rank: 4 })], [row('Nhất', 500_000), row('Nhì', 400_000), row('Ba', 200_000)])
    expect(shared).toMatchObject({ paid: 1_098_000, left: 2_000 })
    expect(rows(shared)).toEqual([
      ['Nhất', 'A', 366_000],
      ['Nhất', 'B', 366_000],
      ['Nhất', 'C', 366_000],
    ])
  })

  test('unranked get nothing', () => {
    expect(rows(award([entrant('A', { rank: null })], [row('Nhất', 500_000)]))).toEqual([['Nhất', null, 0]])
  })
})

describe('the teams of a week', () => {
  test('win first place only with the voluntary target met (T14)', () => {
    const facts = (voluntary: number, household: number, target: number, households: number) => ({
      points: 10 * voluntary + 3 * household,
      voluntary,
      targets: { 'bhxh-tn': target, 'bhyt-hgd': households },
    })
    const ranked = rankTeams([team('U1', facts(22, 50, 20, 60)), team('U2', facts(6, 12, 5, 15)), team('U3', facts(8, 40, 10, 30))], rules)
    const entrants = ranked.map((one) => ({ ...one, voluntaryTarget: one.targets?.['bhxh-tn'] ?? null }))
    expect(rows(award(entrants, weeklyTeams))).toEqual([
      ['Nhất', 'U2', 1_000_000],
      ['Nhì', 'U3', 700_000],
      ['Ba', 'U1', 500_000],
    ])
    expect(missing(entrants[0]!, weeklyTeams[0]!)).toEqual([{ what: 'target-rate', has: 80, needs: 100 }])
  })

  test('without a voluntary target meet no condition on it', () => {
    for (const voluntaryTarget of [null, 0]) expect(meetsConditions(entrant('U1', { voluntaryTarget }), weeklyTeams[2]!)).toBe(false)
  })

  test('need the whole percent, not nearly', () => {
    expect(meetsConditions(entrant('U1', { voluntary: 999, voluntaryTarget: 1000 }), weeklyTeams[0]!)).toBe(false)
    expect(meetsConditions(entrant('U1', { voluntary: 1000, voluntaryTarget: 1000 }), weeklyTeams[0]!)).toBe(true)
    expect(meetsConditions(entrant('U1', { voluntary: 4, voluntaryTarget: 5 }), weeklyTeams[1]!)).toBe(true)
  })

  test('tied with one that may not have the slot leave that one behind', () => {
    const tied = [entrant('U1', { voluntary: 10, voluntaryTarget: 10 }), entrant('U2', { voluntary: 8, voluntaryTarget: 10 })]
    expect(rows(award(tied, weeklyTeams))).toEqual([
      ['Nhất', 'U1', 1_000_000],
      ['Nhì', 'U2', 700_000],
      ['Ba', null, 0],
    ])
  })

  test('tied stop before a slot that not all of them may have', () => {
    const tied = [entrant('U1', { points: 90 }), entrant('U2', { points: 30 })]
    expect(rows(award(tied, [row('Nhất', 500_000), row('Nhì', 400_000, { minimumPoints: 60 })]))).toEqual([
      ['Nhất', 'U1', 250_000],
      ['Nhất', 'U2', 250_000],
      ['Nhì', null, 0],
    ])
  })

  test('tied stop before the slot that a better ranked one still waits for', () => {
    const better = entrant('U1', { rank: 1, voluntary: 8, voluntaryTarget: 10 })
    const tied = ['U2', 'U3'].map((id) => entrant(id, { rank: 2, voluntary: 10, voluntaryTarget: 10 }))
    expect(rows(award([better, ...tied], weeklyTeams))).toEqual([
      ['Nhất', 'U2', 500_000],
      ['Nhất', 'U3', 500_000],
      ['Nhì', 'U1', 700_000],
      ['Ba', null, 0],
    ])
  })
})

test('nobody is lifted into a place that nobody may have: 2,000,000 đ stay unawarded (T15)', () => {
  const phase = prizesOf(rules.prizes, 'phase', 'individual')
  const able = Array.from({ length: 11 }, (_, index) => entrant(`s${index}`, { rank: index + 1 }))
  expect(award(able, phase).paid).toBe(12_500_000)
  const stricter = phase.map((prize) => (prize.place === 'Nhì' ? { ...prize, count: 1 } : prize))
  stricter.splice(2, 0, { ...phase[1]!, count: 1, minimumPoints: 1000 })
  expect(award(able, stricter)).toMatchObject({ paid: 10_500_000, left: 0 })
  expect(award(able, stricter).awards[2]).toEqual({ place: 'Nhì', id: null, amount: 0, shared: 0, thing: null })
})

describe('a share below 50,000 đ', () => {
  const five = [3, 1, 2, 5, 4].map((time) => entrant(`s${time}`, { lastReceiptAt: time }))

  test('is decided by the earlier last receipt', () => {
    expect(rows(award(five, [row('Khuyến khích', 100_000, { count: 2 })]))).toEqual([
      ['Khuyến khích', 's1', 100_000],
      ['Khuyến khích', 's2', 100_000],
    ])
  })

  test('of exactly 50,000 đ is paid to each', () => {
    expect(rows(award(five.slice(0, 4), [row('Khuyến khích', 100_000, { count: 2 })])).map(([, , amount]) => amount)).toEqual([50_000, 50_000, 50_000, 50_000])
  })

  test('stays shared by those whose last receipts are of one moment', () => {
    const alike = ['A', 'B', 'C'].map((id) => entrant(id, { lastReceiptAt: 7 }))
    expect(award([...alike, entrant('D', { lastReceiptAt: 8 })], [row('Khuyến khích', 100_000)])).toEqual({
      awards: alike.map(({ id }) => ({ place: 'Khuyến khích', id, amount: 33_000, shared: 3, thing: null })),
      paid: 99_000,
      left: 1_000,
    })
  })
})

test('a thing goes to each of those tied for it', () => {
  const certificate = [row('Nhất', 0, { thing: 'Giấy khen' })]
  const tied = ['A', 'B', 'C'].map((id, index) => entrant(id, { lastReceiptAt: index }))
  expect(award(tied, certificate)).toMatchObject({ paid: 0, left: 0, awards: [{ id: 'A' }, { id: 'B' }, { id: 'C' }] })
})

describe('a prize table', () => {
  test('that gets stricter from a better to a lower place is refused', () => {
    const refused = { ok: false, refusal: 'prizes-get-stricter' }
    expect(checkPrizeTable([row('Nhất', 2, { minimumPoints: 10 }), row('Nhì', 1, { minimumPoints: 11 })])).toEqual(refused)
    expect(checkPrizeTable([row('Nhất', 2), row('Nhì', 1, { minimumVoluntary: 1 })])).toEqual(refused)
    expect(checkPrizeTable([row('Nhất', 2, { minimumTargetRate: 80 }), row('Nhì', 1), row('Ba', 1, { minimumTargetRate: 80 })])).toEqual(refused)
  })

  test('may ask more on another board or period', () => {
    const table = [row('Nhất', 2), row('Nhất', 2, { board: 'team', minimumTargetRate: 100 }), row('Nhất', 2, { period: 'phase', minimumPoints: 60 })]
    expect(checkPrizeTable(table)).toEqual({ ok: true, value: table })
  })

  test('awards a wave like a week', () => {
    expect(prizesOf(rules.prizes, 'wave', 'team')).toEqual(weeklyTeams)
  })
})
