import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inLine, leftAt, nextNumber } from '#rules/line.ts'

const line = (...numbers: number[]) => numbers.map((number) => ({ number }))

test('numbers go up and none is given twice', () => {
  expect([nextNumber([]), nextNumber(line(3, 1))]).toEqual([1, 4])
})

test('as many may come as there are pieces, in the order of their numbers', () => {
  expect(inLine(line(7, 1, 4), 2)).toEqual([
    { number: 1, mayCome: true },
    { number: 4, mayCome: true },
    { number: 7, mayCome: false },
  ])
  expect(inLine(line(1), -3)).toEqual([{ number: 1, mayCome: false }])
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat()), fc.integer({ min: -5, max: 20 }), (numbers, balance) => {
      expect(inLine(line(...numbers), balance).filter(({ mayCome }) => mayCome)).toHaveLength(Math.max(0, Math.min(numbers.length, balance)))
    }),
  )
})

test('what is left is what lies beyond those who wait', () => expect(leftAt(3, 5)).toBe(-2))
