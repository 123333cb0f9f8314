import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultRules } from '#rules/defaults.ts'
import { nextStep, rankIndividuals, type Score } from '#rules/ranking.ts'
import { rankTeams } from '#rules/ranking-teams.ts'
import { PARTICIPATIONS, PRODUCTS, TIE_BREAKERS } from '#rules/words.ts'
import { at, score, scoreOf, team } from './made.ts'

const rules = defaultRules()
const ranks = (rows: { rank: number | null; id: string }[]) => rows.map((row) => [row.rank, row.id])

const four = [
  scoreOf('D', [{ product: 'bhyt-hgd', times: 14 }]),
  scoreOf('C', [{ months: 1, times: 4 }]),
  scoreOf('B', [
    { months: 12, times: 2 },
    { months: 3, participation: 'returning' },
    { product: 'bhyt-hgd', participation: 'returning', times: 2 },
    { product: 'bhyt-hgd', participation: 'renewal', times: 2 },
  ]),
  scoreOf('A', [
    { months: 1, times: 3 },
    { product: 'bhyt-hgd', times: 4 },
  ]),
]

describe('individuals', () => {
  test('stand by points, then people in voluntary insurance, then households (T13)', () => {
    const rows = rankIndividuals(four, rules)
    expect(rows.map((row) => [row.rank, row.id, row.points])).toEqual([
      [1, 'A', 42],
      [2, 'B', 42],
      [3, 'D', 42],
      [4, 'C', 40],
    ])
    expect(rows.map((row) => row.tie)).toEqual([
      { kind: 'won', by: 'household', mine: 4, theirs: 2 },
      { kind: 'won', by: 'voluntary', mine: 3, theirs: 0 },
      null,
      null,
    ])
  })

  test('equal in everything share a rank, and the next rank skips', () => {
    const rows = rankIndividuals([score('D', { points: 5 }), score('C', { points: 9 }), score('B', { points: 9 }), score('A', { points: 12 })], rules)
    expect(ranks(rows)).toEqual([
      [1, 'A'],
      [2, 'B'],
      [2, 'C'],
      [4, 'D'],
    ])
    expect(rows.map((row) => row.tie)).toEqual([null, { kind: 'equal' }, { kind: 'equal' }, null])
  })

  test('who share a rank above others of the same points show what they won by', () => {
    const rows = rankIndividuals([score('A', { points: 9, voluntary: 1 }), score('B', { points: 9, voluntary: 1 }), score('C', { points: 9 })], rules)
    expect(rows.map((row) => row.tie)).toEqual([
      { kind: 'won', by: 'voluntary', mine: 1, theirs: 0 },
      { kind: 'won', by: 'voluntary', mine: 1, theirs: 0 },
      null,
    ])
  })

  test('without points are listed last, unranked', () => {
    expect(ranks(rankIndividuals([score('A'), score('B', { points: 1 }), score('C')], rules))).toEqual([
      [1, 'B'],
      [null, 'A'],
      [null, 'C'],
    ])
  })

  test('with every tie-breaker off are equal by points alone', () => {
    expect(ranks(rankIndividuals(four, { ...rules, tieBreakers: [] }))).toEqual([
      [1, 'A'],
      [1, 'B'],
      [1, 'D'],
      [4, 'C'],
    ])
  })

  test.each([
    ['amount', { amount: 2 }, { amount: 1 }],
    ['own-target', { ownTarget: 9 }, { ownTarget: 10 }],
    ['own-target', { ownTarget: 10 }, {}],
    ['last-receipt', { lastReceiptAt: at('2025-11-13 09:00') }, { lastReceiptAt: at('2025-11-13 09:01') }],
  ] as const)('may be told apart by %s', (breaker, better, worse) => {
    const rows = rankIndividuals([score('A', { points: 9, ...worse }), score('B', { points: 9, ...better })], { ...rules, tieBreakers: [breaker] })
    expect(ranks(rows)).toEqual([
      [1, 'B'],
      [2, 'A'],
    ])
    expect(rows[0]?.tie).toMatchObject({ kind: 'won', by: breaker })
  })
})

describe('any board', () => {
  const anyScore = fc.record({
    points: fc.nat({ max: 3 }),
    voluntary: fc.nat({ max: 2 }),
    household: fc.nat({ max: 2 }),
    people: fc.nat({ max: 2 }),
    amount: fc.nat({ max: 2 }),
    lastReceiptAt: fc.option(fc.nat({ max: 2 })),
  })
  const scores = fc.array(anyScore, { maxLength: 12 }).map((rows) => rows.map((row, index): Score => ({ ...row, id: `s${index}` })))
  const underAny = fc.shuffledSubarray([...TIE_BREAKERS]).map((tieBreakers) => ({ ...rules, tieBreakers }))
  const better = (one: Score, other: Score, by: readonly string[]): boolean => {
    const keys = (row: Score) => [
      row.points,
      ...by.flatMap((name) =>
        name === 'voluntary'
          ? [row.voluntary]
          : name === 'household'
            ? [row.household]
            : name === 'amount'
              ? [row.amount]
              : name === 'last-receipt'
                ? [-(row.lastReceiptAt ?? 1e9)]
                : [],
      ),
    ]
    const [mine, theirs] = [keys(one), keys(other)]
    const first = mine.findIndex((key, index) => key !== theirs[index])
    return first >= 0 && mine[first]! > theirs[first]!
  }

  test('gives rank 1 + the number strictly better, and equals share it', () => {
    fc.assert(
      fc.property(scores, underAny, (rows, under) => {
        const ranked = rankIndividuals(rows, under)
        for (const row of ranked) {
          const above = ranked.filter((other) => other.points > 0 && better(other, row, under.tieBreakers)).length
          expect(row.rank).toBe(row.points > 0 ? above + 1 : null)
        }
        expect(ranked.map((row) => row.id).sort()).toEqual(rows.map((row) => row.id).sort())
      }),
    )
  })

  test('is the same in whatever order the rows come', () => {
    const shuffled = scores.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })))
    fc.assert(
      fc.property(shuffled, underAny, ([rows, turned], under) => {
        expect(rankIndividuals(turned, under)).toEqual(rankIndividuals(rows, under))
      }),
    )
  })

  test('ranks by what people did, not by what they are called', () => {
    fc.assert(
      fc.property(scores, underAny, (rows, under) => {
        const renamed = rows.map((row, index) => ({ ...row, id: `t${99 - index}` }))
        const rankById = new Map(rankIndividuals(renamed, under).map((row) => [row.id, row.rank]))
        for (const row of rankIndividuals(rows, under)) expect(rankById.get(`t${99 - Number(row.id.slice(1))}`)).toBe(row.rank)
      }),
    )
  })
})

describe('the next step', () => {
  const rows = rankIndividuals([score('A', { points: 50 }), score('B', { points: 40, voluntary: 4 }), score('C', { points: 30, voluntary: 3 })], rules)

  test('tells the fewest people of each product that lift the own row', () => {
    expect(nextStep(rows, 'C', rules)).toEqual({ rank: 2, voluntary: 1, household: 4 })
    expect(nextStep(rows, 'B', rules)).toEqual({ rank: 1, voluntary: 1, household: 4 })
    expect(nextStep(rows, 'A', rules)).toBeNull()
    expect(nextStep(rows, 'nobody', rules)).toBeNull()
  })

  test('for who has no points yet is the first entry', () => {
    expect(nextStep(rankIndividuals([score('A')], rules), 'A', rules)).toEqual({ rank: 1, voluntary: 1, household: 1 })
    expect(nextStep(rankIndividuals([score('A'), score('B', { points: 5 })], rules), 'A', rules)).toEqual({ rank: 2, voluntary: 1, household: 1 })
  })

  test('leaves a product that scores nothing out', () => {
    const worthless = { ...rules, points: { ...rules.points, 'bhyt-hgd': { new: 0, returning: 0, renewal: 0 } } }
    expect(nextStep(rows, 'C', worthless)).toEqual({ rank: 2, voluntary: 1, household: 0 })
  })

  test('of a team is counted against its own target', () => {
    const teams = rankTeams(
      [team('U1', { points: 100, targets: { 'bhxh-tn': 10, 'bhyt-hgd': 0 } }), team('U2', { points: 90, targets: { 'bhxh-tn': 20, 'bhyt-hgd': 0 } })],
      rules,
    )
    expect(nextStep(teams, 'U2', rules)).toEqual({ rank: 1, voluntary: 11, household: 37 })
  })

  test('of a team without a target is none', () => {
    expect(nextStep(rankTeams([team('U1', { points: 5 })], rules), 'U1', rules)).toBeNull()
  })

  test('is enough, and one person fewer is not', () => {
    const some = fc.array(fc.record({ points: fc.nat({ max: 40 }), voluntary: fc.nat({ max: 3 }), household: fc.nat({ max: 3 }) }), {
      minLength: 1,
      maxLength: 6,
    })
    const under = fc.constantFrom(rules, { ...rules, tieBreakers: [] }, { ...rules, tieBreakers: ['last-receipt' as const, 'voluntary' as const] })
    fc.assert(
      fc.property(some, under, fc.constantFrom(...PRODUCTS), (facts, using, product) => {
        const own = rankIndividuals(
          facts.map((row, index) => score(`s${index}`, { ...row, lastReceiptAt: index })),
          using,
        )
        const step = nextStep(own, 's0', using)
        const before = own.find((row) => row.id === 's0')?.rank ?? Infinity
        expect(step === null).toBe(before === 1)
        if (!step) return
        const people = product === 'bhxh-tn' ? step.voluntary : step.household
        expect(rankWith(people)).toBeLessThan(before)
        expect(rankWith(people)).toBeLessThanOrEqual(step.rank)
        expect(rankWith(people - 1)).toBeGreaterThanOrEqual(before)

        function rankWith(count: number): number {
          const lifted = own.map(({ rank: _rank, tie: _tie, ...row }) => {
            if (row.id !== 's0' || count === 0) return row
            const counted = product === 'bhxh-tn' ? { voluntary: row.voluntary + count } : { household: row.household + count }
            return { ...row, ...counted, points: row.points + count * using.points[product][PARTICIPATIONS[0]], lastReceiptAt: 1e9 }
          })
          return rankIndividuals(lifted, using).find((row) => row.id === 's0')?.rank ?? Infinity
        }
      }),
    )
  })
})
