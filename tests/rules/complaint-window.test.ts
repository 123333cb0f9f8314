import { describe, expect, test } from 'vitest'
import { complaintsUntil, isWorkingDay, sealedFrom } from '#rules/complaint-window.ts'
import { at } from './made.ts'

describe('a complaint window', () => {
  test.each([
    ['a Wednesday morning', '2025-11-19 09:00', 2, [], '2025-11-22 00:00'],
    ['the last millisecond of a Wednesday', '2025-11-19 23:59:59.999', 2, [], '2025-11-22 00:00'],
    ['the first instant of a Thursday', '2025-11-20 00:00', 2, [], '2025-11-25 00:00'],
    ['a Friday, over the weekend', '2025-11-21 16:00', 2, [], '2025-11-26 00:00'],
    ['a Saturday', '2025-11-22 10:00', 2, [], '2025-11-26 00:00'],
    ['a Sunday', '2025-11-23 10:00', 1, [], '2025-11-25 00:00'],
    ['the day before a holiday', '2025-12-31 09:00', 2, ['2026-01-01'], '2026-01-06 00:00'],
    ['a holiday on a Saturday, which takes nothing more', '2025-11-20 09:00', 2, ['2025-11-22'], '2025-11-25 00:00'],
    ['Tết, with its whole week', '2026-02-13 09:00', 2, ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'], '2026-02-25 00:00'],
    ['a rule of no days: the rest of the day', '2025-11-19 09:00', 0, [], '2025-11-20 00:00'],
  ])('opened on %s ends at the end of its last working day', (_name, announced, days, holidays, until) => {
    expect(complaintsUntil(at(announced), days, holidays)).toBe(at(until))
  })

  test('knows working days', () => {
    expect(['2025-11-17', '2025-11-21', '2025-11-22', '2025-11-23'].map((day) => isWorkingDay(day, []))).toEqual([true, true, false, false])
    expect(isWorkingDay('2025-09-02', ['2025-09-02'])).toBe(false)
    expect(isWorkingDay('1969-12-29', [])).toBe(true)
  })
})

describe('a result is sealed', () => {
  const known = { until: 100, lastAnswerAt: null, unanswered: 0, correcting: false }

  test('from the end of its window, or from the last answer when that came later', () => {
    expect(sealedFrom(known)).toBe(100)
    expect(sealedFrom({ ...known, lastAnswerAt: 50 })).toBe(100)
    expect(sealedFrom({ ...known, lastAnswerAt: 150 })).toBe(150)
  })

  test('not before it is announced, while a complaint waits, or while a correction is proposed', () => {
    expect(sealedFrom({ ...known, until: null })).toBeNull()
    expect(sealedFrom({ ...known, unanswered: 1 })).toBeNull()
    expect(sealedFrom({ ...known, correcting: true })).toBeNull()
  })
})
