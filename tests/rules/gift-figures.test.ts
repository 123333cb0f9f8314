import { expect, test } from 'vitest'
import { daysLeft, endingWithin, medianDays } from '#rules/gift-figures.ts'

test('the median is the wait that half did not exceed, the lower one of two in the middle', () => {
  expect(medianDays([])).toBeNull()
  expect(medianDays([{ days: 0, count: 1 }])).toBe(0)
  expect(
    medianDays([
      { days: 9, count: 1 },
      { days: 1, count: 1 },
      { days: 3, count: 1 },
    ]),
  ).toBe(3)
  expect(
    medianDays([
      { days: 5, count: 50 },
      { days: 2, count: 50 },
    ]),
  ).toBe(2)
  expect(
    medianDays([
      { days: 2, count: 49 },
      { days: 5, count: 50 },
    ]),
  ).toBe(5)
})

test('the last day itself still counts among those that end soon, the day after none does', () => {
  expect([daysLeft('2026-01-09', '2026-01-15'), daysLeft('2026-01-15', '2026-01-15'), daysLeft('2026-01-16', '2026-01-15')]).toEqual([6, 0, -1])
  expect([6, 7, 13, 14, -1].map((left) => [endingWithin(5, left, 7), endingWithin(5, left, 14)])).toEqual([
    [5, 5],
    [0, 5],
    [0, 5],
    [0, 0],
    [0, 0],
  ])
})
