import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, dayOf, daysBetween, isDay, isMonth, monthOf, monthsBetween, startOfDay } from '#rules/days.ts'
import { at } from './made.ts'

const someDay = fc.integer({ min: -20_000, max: 30_000 }).map((count) => addDays('2025-11-12', count))

describe('a civil day', () => {
  test('holds its last millisecond and not the next one', () => {
    expect(dayOf(at('2025-11-18 23:59:59.999'))).toBe('2025-11-18')
    expect(dayOf(at('2025-11-19 00:00:00'))).toBe('2025-11-19')
  })

  test('of a receipt at half past midnight is the new one, though UTC still has the old', () => {
    expect(dayOf(Date.UTC(2025, 10, 18, 17, 30))).toBe('2025-11-19')
  })

  test('starts where it begins and ends where the next begins', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        expect(dayOf(startOfDay(day))).toBe(day)
        expect(dayOf(startOfDay(addDays(day, 1)) - 1)).toBe(day)
      }),
    )
  })

  test('is as far away as was added', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count)
      }),
    )
  })

  test.each([
    ['2025-02-29', false],
    ['2024-02-29', true],
    ['2025-13-01', false],
    ['2025-00-10', false],
    ['2025-04-31', false],
    ['2025-1-1', false],
    ['2025-11-12T00:00', false],
    ['', false],
    ['hôm nay', false],
  ])('%s is one: %s', (text, expected) => expect(isDay(text)).toBe(expected))
})

describe('months', () => {
  test.each([
    ['2025-08-12', 3, '2025-11-12'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2025-10-31', 1, '2025-11-30'],
    ['2025-01-15', -1, '2024-12-15'],
    ['2025-12-31', 12, '2026-12-31'],
  ])('after %s, %i of them give %s', (day, count, expected) => expect(addMonths(day, count)).toBe(expected))

  test('added keep the day or end the month', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -60, max: 60 }), (day, count) => {
        const later = addMonths(day, count)
        expect(monthsBetween(monthOf(day), monthOf(later))).toBe(count)
        expect(later.slice(8) === day.slice(8) || addDays(later, 1).endsWith('-01')).toBe(true)
      }),
    )
  })

  test('are counted from one to the other', () => {
    expect(monthsBetween('2025-07', '2025-11')).toBe(4)
    expect(monthsBetween('2025-11', '2026-01')).toBe(2)
    expect(monthsBetween('2025-11', '2025-08')).toBe(-3)
  })

  test.each([
    ['2025-07', true],
    ['2025-13', false],
    ['2025-7', false],
    ['2025-07-01', false],
  ])('%s is one: %s', (text, expected) => expect(isMonth(text)).toBe(expected))
})
