import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#rules/days.ts'
import { defaultRules } from '#rules/defaults.ts'
import { checkCoverage, participationOf, type Coverage } from '#rules/participation.ts'
import { at } from './made.ts'

const rules = defaultRules()
const ninetyDays = { ...rules, interruption: { ...rules.interruption, 'bhyt-hgd': { days: 90 } } }
const until = (coveredUntil: string, coversFrom?: string): Coverage => ({ insured: 'until', coveredUntil, coversFrom })

describe('a household card with a receipt of 12/11/2025', () => {
  const receipt = at('2025-11-12 09:00')

  test.each([
    ['2025-08-14', 'renewal', 'renewal'],
    ['2025-08-13', 'renewal', 'returning'],
    ['2025-08-12', 'renewal', 'returning'],
    ['2025-08-11', 'returning', 'returning'],
    ['2025-10-31', 'renewal', 'renewal'],
    ['2025-11-11', 'renewal', 'renewal'],
    ['2026-03-31', 'renewal', 'renewal'],
  ])('that ran out on %s is a %s under three months and a %s under 90 days (T9)', (expiry, months, days) => {
    expect(participationOf('bhyt-hgd', until(expiry), receipt, rules)).toBe(months)
    expect(participationOf('bhyt-hgd', until(expiry), receipt, ninetyDays)).toBe(days)
  })

  test('that never was makes a new participant', () => {
    expect(participationOf('bhyt-hgd', { insured: 'never' }, receipt, rules)).toBe('new')
  })

  test('is judged by the day in Việt Nam', () => {
    expect(participationOf('bhyt-hgd', until('2025-08-11'), at('2025-11-11 23:59'), rules)).toBe('renewal')
    expect(participationOf('bhyt-hgd', until('2025-08-11'), at('2025-11-12 00:00'), rules)).toBe('returning')
  })

  test('clamps three months to the end of a short month', () => {
    expect(participationOf('bhyt-hgd', until('2025-11-29'), at('2026-02-28 08:00'), rules)).toBe('returning')
    expect(participationOf('bhyt-hgd', until('2025-11-29'), at('2026-02-27 08:00'), rules)).toBe('renewal')
  })

  test('once interrupted stays interrupted for every later receipt', () => {
    const gap = fc.integer({ min: -40, max: 200 })
    fc.assert(
      fc.property(gap, fc.integer({ min: 0, max: 100 }), fc.constantFrom(rules, ninetyDays), (days, more, under) => {
        const judged = (count: number) => participationOf('bhyt-hgd', until('2025-08-11'), at(`${addDays('2025-08-12', count)} 09:00`), under)
        expect(judged(days) === 'returning' && judged(days + more) === 'renewal').toBe(false)
      }),
    )
  })
})

describe('voluntary insurance', () => {
  const receipt = at('2025-11-13 09:00')

  test.each([
    ['2025-07', '2025-11', 'returning'],
    ['2025-08', '2025-11', 'renewal'],
    ['2025-07', '2025-08', 'renewal'],
    ['2025-07', undefined, 'returning'],
    ['2025-08', undefined, 'renewal'],
    ['2026-01', undefined, 'renewal'],
    ['2024-10', '2025-02', 'returning'],
  ])('covered until %s, again from %s, is a %s (T10)', (coveredUntil, coversFrom, expected) => {
    expect(participationOf('bhxh-tn', until(coveredUntil, coversFrom), receipt, rules)).toBe(expected)
  })

  test('after compulsory insurance is new', () => {
    expect(participationOf('bhxh-tn', { insured: 'compulsory' }, receipt, rules)).toBe('new')
  })
})

describe('a stated coverage', () => {
  const receipt = at('2025-11-13 09:00')

  test.each([
    ['bhxh-tn', { insured: 'never' }],
    ['bhxh-tn', { insured: 'compulsory' }],
    ['bhxh-tn', until('2025-07', '2025-08')],
    ['bhxh-tn', until('2025-12')],
    ['bhxh-tn', { insured: 'until', coveredUntil: '2025-07', coversFrom: null }],
    ['bhyt-hgd', until('2025-08-11')],
  ] as const)('for %s that can be is let through as it is: %o', (product, coverage) => {
    expect(checkCoverage(product, coverage, receipt)).toEqual({ ok: true, value: coverage })
  })

  test.each([
    ['bhyt-hgd', { insured: 'compulsory' }, 'compulsory-not-for-product'],
    ['bhyt-hgd', until('2025-08'), 'covered-until-malformed'],
    ['bhyt-hgd', until('2025-02-30'), 'covered-until-malformed'],
    ['bhxh-tn', until('2025-08-11'), 'covered-until-malformed'],
    ['bhxh-tn', until('2052-07'), 'covered-until-too-far'],
    ['bhxh-tn', until('2025-07', '11/2025'), 'covers-from-malformed'],
    ['bhxh-tn', until('2025-07', '2025-07'), 'covers-from-before-covered-until'],
    ['bhxh-tn', until('2025-07', '2025-06'), 'covers-from-before-covered-until'],
  ] as const)('for %s is refused: %o as %s', (product, coverage, refusal) => {
    expect(checkCoverage(product, coverage, receipt)).toEqual({ ok: false, refusal })
  })
})
