import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultRules } from '#rules/defaults.ts'
import { compareShares } from '#rules/ranking-order.ts'
import { rankTeams, type TeamScore } from '#rules/ranking-teams.ts'
import { TEAM_MEASURES, TIE_BREAKERS } from '#rules/words.ts'
import { team } from './made.ts'

const rules = defaultRules()
const targets = (voluntary: number, household: number) => ({ 'bhxh-tn': voluntary, 'bhyt-hgd': household })
const rates = (rows: ReturnType<typeof rankTeams>) => rows.map((row) => [row.rank, row.id, `${row.points}/${row.target}`])

describe('teams', () => {
  test('of unequal size are compared by their own target (T14)', () => {
    const rows = [
      team('U1', { points: 370, targets: targets(20, 60) }),
      team('U2', { points: 96, targets: targets(5, 15) }),
      team('U3', { points: 200, targets: targets(10, 30) }),
    ]
    expect(rates(rankTeams(rows, rules))).toEqual([
      [1, 'U3', '200/190'],
      [2, 'U2', '96/95'],
      [3, 'U1', '370/380'],
    ])
  })

  test('of the same rate are equal, whatever their size', () => {
    const rows = [
      team('U1', { points: 100, targets: targets(30, 0) }),
      team('U2', { points: 10, targets: targets(3, 0) }),
      team('U3', { points: 9, targets: targets(3, 0) }),
    ]
    expect(rankTeams(rows, rules).map((row) => [row.rank, row.tie])).toEqual([
      [1, { kind: 'equal' }],
      [1, { kind: 'equal' }],
      [3, null],
    ])
  })

  test('a hair apart are told apart', () => {
    const rows = [team('U1', { points: 94_906_265, targets: targets(9_490_626, 2) }), team('U2', { points: 94_906_266, targets: targets(9_490_626, 2) })]
    expect(rankTeams(rows, rules).map((row) => row.id)).toEqual(['U2', 'U1'])
  })

  test('of the same rate are told apart by points per member, then by people', () => {
    const same = { points: 30, targets: targets(3, 0) }
    const rows = rankTeams(
      [team('U1', { ...same, members: 4, people: 9 }), team('U2', { ...same, members: 3, people: 1 }), team('U3', { ...same, members: 4, people: 8 })],
      rules,
    )
    expect(rows.map((row) => [row.rank, row.id, row.tie])).toEqual([
      [1, 'U2', { kind: 'won', by: 'per-member', mine: 10, theirs: 7.5 }],
      [2, 'U1', { kind: 'won', by: 'people', mine: 9, theirs: 8 }],
      [3, 'U3', null],
    ])
  })

  test('without a target stand unranked under the target rate alone', () => {
    const rows = [
      team('U1', { points: 50, members: 10 }),
      team('U2', { points: 10, members: 1, targets: targets(1, 0) }),
      team('U3', { points: 7, members: 1, targets: targets(0, 0) }),
    ]
    expect(rankTeams(rows, { ...rules, targetFloor: 5 }).map((row) => [row.rank, row.id, row.target])).toEqual([
      [1, 'U2', 10],
      [null, 'U1', null],
      [null, 'U3', null],
    ])
    expect(rankTeams(rows, { ...rules, teamMeasure: 'points' }).map((row) => row.id)).toEqual(['U1', 'U2', 'U3'])
    expect(rankTeams(rows, { ...rules, teamMeasure: 'per-member' }).map((row) => row.id)).toEqual(['U2', 'U3', 'U1'])
  })

  test('without rostered members have no points per member', () => {
    const rows = [team('U1', { points: 50 }), team('U2', { points: 1, members: 100 })]
    expect(rankTeams(rows, { ...rules, teamMeasure: 'per-member' }).map((row) => [row.rank, row.id])).toEqual([
      [1, 'U2'],
      [2, 'U1'],
    ])
  })

  test('are lifted to the floor before they are compared', () => {
    const rows = [team('U1', { points: 20, targets: targets(1, 0) }), team('U2', { points: 90, targets: targets(10, 0) })]
    expect(rates(rankTeams(rows, rules))).toEqual([
      [1, 'U1', '20/10'],
      [2, 'U2', '90/100'],
    ])
    expect(rates(rankTeams(rows, { ...rules, targetFloor: 50 }))).toEqual([
      [1, 'U2', '90/100'],
      [2, 'U1', '20/50'],
    ])
  })
})

test('any board of teams is the same in whatever order they come, and a rank is 1 + the number strictly better', () => {
  const anyTeam = fc.record({
    points: fc.nat({ max: 6 }),
    people: fc.nat({ max: 2 }),
    members: fc.nat({ max: 3 }),
    targets: fc.option(fc.record({ 'bhxh-tn': fc.nat({ max: 2 }), 'bhyt-hgd': fc.nat({ max: 2 }) })),
  })
  const teams = fc.array(anyTeam, { maxLength: 8 }).map((rows) => rows.map((row, index): TeamScore => team(`u${index}`, row)))
  const shuffled = teams.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })))
  const measures = fc.constantFrom('target-rate' as const, 'per-member' as const, 'points' as const)
  fc.assert(
    fc.property(shuffled, measures, ([rows, turned], teamMeasure) => {
      const under = { ...rules, teamMeasure }
      const ranked = rankTeams(rows, under)
      expect(rankTeams(turned, under)).toEqual(ranked)
      const standing = ranked.filter((row) => row.rank !== null)
      const perMember = (row: TeamScore) => (row.members ? row.points / row.members : 0)
      const main = {
        'target-rate': (row: (typeof ranked)[number]) => row.points / (row.target ?? 1),
        'per-member': perMember,
        points: (row: TeamScore) => row.points,
      }[teamMeasure]
      const keys = (row: (typeof ranked)[number]) => [main(row), perMember(row), row.people]
      for (const row of standing) {
        const above = standing.filter((other) => {
          const first = keys(other).findIndex((key, index) => key !== keys(row)[index])
          return first >= 0 && keys(other)[first]! > keys(row)[first]!
        })
        expect(row.rank).toBe(above.length + 1)
      }
    }),
  )
})

test('an idle member never raises a team, under any measure and any tie-breakers', () => {
  const anyTeam = fc.record({
    points: fc.nat({ max: 8 }),
    people: fc.nat({ max: 2 }),
    members: fc.integer({ min: 1, max: 4 }),
    targets: fc.option(fc.record({ 'bhxh-tn': fc.nat({ max: 2 }), 'bhyt-hgd': fc.nat({ max: 2 }) })),
  })
  const under = fc.record({
    teamMeasure: fc.constantFrom(...TEAM_MEASURES),
    tieBreakers: fc.shuffledSubarray([...TIE_BREAKERS]),
    targetFloor: fc.nat({ max: 30 }),
  })
  fc.assert(
    fc.property(fc.array(anyTeam, { minLength: 1, maxLength: 6 }), under, fc.nat({ max: 5 }), fc.integer({ min: 1, max: 3 }), (facts, some, pick, idle) => {
      const rows = facts.map((row, index) => team(`u${index}`, row))
      const own = rows[pick % rows.length] as TeamScore
      const rankIn = (all: TeamScore[]) => rankTeams(all, { ...rules, ...some }).find(({ id }) => id === own.id)?.rank ?? Infinity
      expect(rankIn(rows.map((row) => (row === own ? { ...row, members: row.members + idle } : row)))).toBeGreaterThanOrEqual(rankIn(rows))
    }),
    { numRuns: 500 },
  )
})

test('targets so large that no double holds the product are still told apart by one point', () => {
  const huge = 1_000_000_000_000
  const rows = [
    team('U1', { points: huge - 1, targets: targets(huge / 10, 0) }),
    team('U2', { points: huge, targets: targets(huge / 10, 0) }),
    team('U3', { points: 2 * huge - 1, targets: targets((2 * huge) / 10, 0) }),
  ]
  expect((huge - 1) * (2 * huge) === (2 * huge - 1) * huge).toBe(false)
  expect(rankTeams(rows, rules).map((row) => [row.rank, row.id])).toEqual([
    [1, 'U2'],
    [2, 'U3'],
    [3, 'U1'],
  ])
  const any = fc.bigInt({ min: 1n, max: BigInt(Number.MAX_SAFE_INTEGER) })
  fc.assert(
    fc.property(any, any, any, any, (one, of, other, otherOf) => {
      const exact = one * otherOf === other * of ? 0 : one * otherOf > other * of ? -1 : 1
      expect(compareShares(Number(one), Number(of), Number(other), Number(otherOf))).toBe(exact)
    }),
  )
  expect(compareShares(9_007_199_254_740_991, 9_007_199_254_740_990, 9_007_199_254_740_990, 9_007_199_254_740_989)).toBe(1)
})
