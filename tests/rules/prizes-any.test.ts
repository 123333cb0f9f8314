import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultRules } from '#rules/defaults.ts'
import { award, meetsConditions, prizesOf, type Entrant } from '#rules/prizes.ts'
import type { PrizeRow } from '#rules/words.ts'
import { entrant } from './made.ts'

const { prizes } = defaultRules()
const weekly = prizesOf(prizes, 'week', 'individual')
const weeklyTeams = prizesOf(prizes, 'week', 'team')
const sumOf = (table: PrizeRow[]) => table.reduce((sum, prize) => sum + prize.amount * prize.count, 0)

describe('any tie of up to eight', () => {
  /** All ways to rank up to eight entrants: each either ties with the one before or stands after it. */
  const patterns = Array.from({ length: 8 }, (_, index) => index + 1).flatMap((size) =>
    Array.from({ length: 2 ** (size - 1) }, (_, bits) => {
      const ranks = [1]
      for (let place = 1; place < size; place++) ranks.push((bits >> (place - 1)) & 1 ? ranks[place - 1]! : place + 1)
      return ranks
    }),
  )
  const tables = [prizesOf(prizes, 'day', 'individual'), weekly, weeklyTeams, prizesOf(prizes, 'phase', 'individual'), prizesOf(prizes, 'phase', 'team')]

  test('never pays more than the default tables hold, and all of it is paid, left over or not awarded', () => {
    for (const ranks of patterns) {
      const entrants = ranks.map((rank, index) => entrant(`s${index}`, { rank, voluntaryTarget: 10, lastReceiptAt: index }))
      for (const table of tables) {
        const { awards, paid, left } = award(entrants, table)
        expect(paid).toBe(awards.reduce((sum, one) => sum + one.amount, 0))
        expect(paid + left).toBeLessThanOrEqual(sumOf(table))
        const slots = table.reduce((count, prize) => count + prize.count, 0)
        if (slots <= ranks.length) expect(paid + left).toBe(sumOf(table))
      }
    }
  })
})

describe('any awarding', () => {
  const anyEntrant = fc.record({
    rank: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 6 }),
    points: fc.constantFrom(5, 30, 100),
    voluntary: fc.nat({ max: 5 }),
    voluntaryTarget: fc.option(fc.constantFrom(0, 3, 5)),
    lastReceiptAt: fc.option(fc.nat({ max: 4 })),
  })
  const entrants = fc.array(anyEntrant, { maxLength: 10 }).map((list) => list.map((facts, index): Entrant => ({ id: `s${index}`, ...facts })))
  const anyRow = fc.record({
    count: fc.integer({ min: 1, max: 3 }),
    amount: fc.constantFrom(0, 30_000, 100_000, 200_000, 500_000),
    minimumPoints: fc.constantFrom(0, 20, 60),
    minimumVoluntary: fc.nat({ max: 3 }),
    minimumTargetRate: fc.constantFrom(0, 80, 100),
  })
  const tables = fc
    .array(anyRow, { maxLength: 5 })
    .map((list) => list.map((facts) => ({ period: 'week', board: 'individual', place: 'Khuyến khích', ...facts }) as const))

  test('pays at most the table, nobody twice, and only those who may have the place they are paid for', () => {
    fc.assert(
      fc.property(entrants, tables, (list, table) => {
        const { awards, paid, left } = award(list, table)
        expect(paid + left).toBeLessThanOrEqual(sumOf(table))
        const winners = awards.flatMap((one) => one.id ?? [])
        expect(new Set(winners).size).toBe(winners.length)
        for (const id of winners)
          expect(table.some((prize) => list.some((one) => one.id === id && one.rank !== null && meetsConditions(one, prize)))).toBe(true)
      }),
    )
  })

  test('is the same in whatever order the entrants come', () => {
    const shuffled = entrants.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
    fc.assert(
      fc.property(shuffled, tables, ([list, turned], table) => {
        expect(award(turned, table)).toEqual(award(list, table))
      }),
    )
  })

  test('passes nobody by who may have every place while a worse ranked one wins', () => {
    fc.assert(
      fc.property(entrants, fc.oneof(tables, fc.constantFrom(weekly, weeklyTeams)), (list, table) => {
        const winners = new Set(award(list, table).awards.map((one) => one.id))
        const passedBy = list.filter((one) => one.rank !== null && !winners.has(one.id) && table.every((prize) => meetsConditions(one, prize)))
        const best = Math.min(...passedBy.map((one) => one.rank ?? Infinity))
        expect(list.filter((one) => winners.has(one.id) && (one.rank ?? Infinity) > best)).toEqual([])
      }),
    )
  })
})
