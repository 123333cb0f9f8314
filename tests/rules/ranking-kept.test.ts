import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultRules } from '#rules/defaults.ts'
import { indexIn, medianOf, putIn, rankedWindow, standingBy, takeOut, type Standing } from '#rules/ranking-kept.ts'
import { rankBy, type Order } from '#rules/ranking-order.ts'
import { orderOfTeams, type TeamScore } from '#rules/ranking-teams.ts'
import { nextStep, nextStepIn, orderOfIndividuals, rankIndividuals } from '#rules/ranking.ts'
import { TEAM_MEASURES, TIE_BREAKERS } from '#rules/words.ts'
import { score, team } from './made.ts'

const rules = defaultRules()
const byId: Standing<{ id: string }> = (one, other) => (one.id < other.id ? -1 : Number(one.id > other.id))

const facts = fc.record({
  points: fc.nat({ max: 4 }),
  voluntary: fc.nat({ max: 2 }),
  household: fc.nat({ max: 2 }),
  people: fc.nat({ max: 2 }),
  amount: fc.nat({ max: 2 }),
  lastReceiptAt: fc.option(fc.nat({ max: 2 })),
  ownTarget: fc.option(fc.nat({ max: 2 })),
  members: fc.nat({ max: 3 }),
  targets: fc.option(fc.record({ 'bhxh-tn': fc.nat({ max: 2 }), 'bhyt-hgd': fc.nat({ max: 2 }) })),
})
const under = fc.record({
  tieBreakers: fc.shuffledSubarray([...TIE_BREAKERS]),
  teamMeasure: fc.constantFrom(...TEAM_MEASURES),
  targetFloor: fc.nat({ max: 20 }),
})
const orders = under.chain((some) => {
  const own = { ...rules, ...some }
  return fc.constantFrom<Order<TeamScore>>(orderOfIndividuals(own), orderOfTeams(own))
})
const rowsOf = (some: Partial<TeamScore>[]) => some.map((one, index) => team(`s${index}`, one))

test('any window of a kept list shows the ranks and ties that ranking the whole gives', () => {
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 14 }), orders, fc.nat({ max: 14 }), fc.nat({ max: 14 }), (some, order, from, length) => {
      const kept: TeamScore[] = []
      for (const row of rowsOf(some)) putIn(kept, row, standingBy(order, byId))
      expect(rankedWindow(kept, from, from + length, order)).toEqual(rankBy(rowsOf(some), order).slice(from, from + length))
    }),
    { numRuns: 500 },
  )
})

test('after any changes a kept list stands as if it had been ranked anew', () => {
  const changes = fc.array(fc.tuple(fc.nat({ max: 7 }), facts), { maxLength: 40 })
  fc.assert(
    fc.property(fc.array(facts, { minLength: 8, maxLength: 8 }), changes, orders, (some, moved, order) => {
      const standing = standingBy(order, byId)
      const now = new Map(rowsOf(some).map((row) => [row.id, row]))
      const kept = [...now.values()].sort(standing)
      for (const [index, next] of moved) {
        const row = team(`s${index}`, next)
        takeOut(kept, now.get(row.id) as TeamScore, standing)
        putIn(kept, row, standing)
        now.set(row.id, row)
      }
      expect(rankedWindow(kept, 0, 8, order)).toEqual(rankBy([...now.values()], order))
      for (const row of now.values()) expect(kept[indexIn(kept, row, standing)]).toBe(row)
    }),
    { numRuns: 500 },
  )
})

test('a row that stands elsewhere than its figures say is not taken out in silence', () => {
  const order = orderOfIndividuals(rules)
  const kept = [score('A', { points: 3 }), score('B', { points: 2 })]
  expect(indexIn(kept, score('B', { points: 5 }), standingBy(order, byId))).toBe(-1)
  expect(() => takeOut(kept, score('B', { points: 5 }), standingBy(order, byId))).toThrow('stand')
})

test('the next step found by halving is the one found by going through all', () => {
  fc.assert(
    fc.property(fc.array(facts, { minLength: 1, maxLength: 8 }), under, (some, own) => {
      const using = { ...rules, ...own }
      const people = some.map(({ members: _members, targets: _targets, ...one }, index) => score(`s${index}`, { ...one, points: one.points * 10 }))
      const ranked = rankIndividuals(people, using)
      const kept = people.toSorted(standingBy(orderOfIndividuals(using), byId))
      for (const row of ranked) expect(nextStepIn(kept, row, using)).toEqual(nextStep(ranked, row.id, using))
    }),
  )
})

test('the median is the middle one, the lower of two, and 0 of nobody', () => {
  expect([[], [4], [3, 4], [1, 3, 9]].map(medianOf)).toEqual([0, 4, 3, 3])
})
