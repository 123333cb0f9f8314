import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apportion, carryOver } from '#rules/apportion.ts'

const sum = (parts: number[]) => parts.reduce((all, part) => all + part, 0)

test('1,000 people over labour forces of 50,000, 30,000 and 17,000 are 516, 309 and 175 (T20)', () => {
  expect(apportion(1_000, [50_000, 30_000, 17_000])).toEqual([516, 309, 175])
})

test('of 200 a week 150 were reached, so the other four weeks carry 213, 213, 212 and 212 (T20)', () => {
  expect(carryOver(5 * 200, 150, 4)).toEqual([213, 213, 212, 212])
  expect([carryOver(200, 230, 4), carryOver(200, 150, 0)]).toEqual([[0, 0, 0, 0], []])
})

test('equal remainders go by the order given, and weights of nothing share equally', () => {
  expect(apportion(2, [1, 1, 1])).toEqual([1, 1, 0])
  expect(apportion(5, [0, 0])).toEqual([3, 2])
  expect([apportion(7, []), apportion(0, [3, 4])]).toEqual([[], [0, 0]])
})

test('parts add up to the total and are never a whole person away from their share, however large', () => {
  const weights = fc.array(fc.nat({ max: 90_000_000 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(fc.nat({ max: 100_000_000 }), weights, (total, given) => {
      const parts = apportion(total, given)
      expect(sum(parts)).toBe(total)
      const all = BigInt(sum(given))
      if (all === 0n) return
      for (const [index, part] of parts.entries()) {
        const away = BigInt(part) * all - BigInt(total) * BigInt(given[index]!)
        expect(away > -all && away < all).toBe(true)
      }
    }),
  )
})

test('a larger weight never gets the smaller part', () => {
  fc.assert(
    fc.property(fc.nat({ max: 10_000 }), fc.array(fc.nat({ max: 1_000 }), { minLength: 2, maxLength: 12 }), (total, given) => {
      const parts = apportion(total, given)
      for (const [one, weight] of given.entries())
        for (const [other, less] of given.entries()) if (weight > less) expect(parts[one]! >= parts[other]!).toBe(true)
    }),
  )
})
