import { describe, expect, test } from 'vitest'
import { blockersOf, periodStateAt, returnedRecently, type ClosingFacts } from '#rules/closing.ts'
import { at } from './made.ts'

const week = { lastDay: '2025-11-18', cutoffAt: at('2025-11-19 12:00') }
const facts = (changed: Partial<ClosingFacts> = {}): ClosingFacts => ({
  ...week,
  now: at('2025-11-19 12:00'),
  unverified: 0,
  openCases: 0,
  late: 0,
  recentlyReturned: 0,
  recountAgrees: true,
  earlierOpen: 0,
  unsentPhones: 0,
  acknowledged: false,
  ...changed,
})
const codes = (changed: Partial<ClosingFacts>) => blockersOf(facts(changed)).map((blocker) => blocker.code)

describe('a period', () => {
  const nothing = { proposed: false, final: false, announced: false, sealed: false }

  test.each([
    ['2025-11-18 23:59:59.999', 'open'],
    ['2025-11-19 00:00', 'grace'],
    ['2025-11-19 11:59:59.999', 'grace'],
    ['2025-11-19 12:00', 'review'],
  ])('at %s is in %s', (now, expected) => expect(periodStateAt(week, at(now), nothing)).toBe(expected))

  test('stands where the record says, whatever the clock', () => {
    const now = at('2025-11-20 09:00')
    expect(periodStateAt(week, now, { ...nothing, proposed: true })).toBe('proposed')
    expect(periodStateAt(week, now, { ...nothing, proposed: true, final: true })).toBe('final')
    expect(periodStateAt(week, now, { ...nothing, final: true, announced: true })).toBe('announced')
    expect(periodStateAt(week, at('2025-11-01 09:00'), { proposed: true, final: true, announced: true, sealed: true })).toBe('sealed')
  })

  test('without hours of grace goes from open to review', () => {
    expect(periodStateAt({ ...week, cutoffAt: at('2025-11-19 00:00') }, at('2025-11-19 00:00'), nothing)).toBe('review')
  })
})

describe('a close', () => {
  test('is blocked by the clock and the open question, as they stand', () => {
    expect(codes({ now: at('2025-11-18 20:00'), unverified: 1 })).toEqual(['not-ended', 'before-cutoff', 'unverified'])
    expect(codes({ now: at('2025-11-19 11:59:59'), unverified: 1 })).toEqual(['before-cutoff', 'unverified'])
    expect(codes({ unverified: 1 })).toEqual(['unverified'])
    expect(codes({})).toEqual([])
  })

  test('names all that blocks it, in order, with how many', () => {
    const all = {
      now: at('2025-11-18 20:00'),
      unverified: 2,
      openCases: 3,
      late: 4,
      recentlyReturned: 5,
      recountAgrees: false,
      earlierOpen: 1,
      unsentPhones: 6,
    }
    expect(blockersOf(facts(all))).toEqual([
      { code: 'not-ended', count: 1 },
      { code: 'before-cutoff', count: 1 },
      { code: 'unverified', count: 2 },
      { code: 'duplicates', count: 3 },
      { code: 'late', count: 4 },
      { code: 'returned', count: 5 },
      { code: 'recount-differs', count: 1 },
      { code: 'earlier-open', count: 1 },
      { code: 'unsent-phones', count: 6 },
    ])
  })

  test('goes on past phones with unsent entries once they are acknowledged', () => {
    expect(codes({ unsentPhones: 2 })).toEqual(['unsent-phones'])
    expect(codes({ unsentPhones: 2, acknowledged: true })).toEqual([])
  })
})

test('a return blocks for 24 hours', () => {
  expect(returnedRecently(at('2025-11-18 13:00'), at('2025-11-19 12:59:59.999'))).toBe(true)
  expect(returnedRecently(at('2025-11-18 13:00'), at('2025-11-19 13:00'))).toBe(false)
})
