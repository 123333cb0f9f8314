import { describe, expect, test } from 'vitest'
import { defaultRules } from '#rules/defaults.ts'
import { effectiveTarget, pointsOf, pointsTarget, worthOf } from '#rules/points.ts'

const rules = defaultRules()

describe('an entry', () => {
  test.each([
    ['bhxh-tn', 'new', 1, 10],
    ['bhxh-tn', 'new', 5, 10],
    ['bhxh-tn', 'new', 6, 11],
    ['bhxh-tn', 'new', 11, 11],
    ['bhxh-tn', 'new', 12, 13],
    ['bhxh-tn', 'new', 60, 13],
    ['bhxh-tn', 'returning', 3, 8],
    ['bhxh-tn', 'returning', 12, 11],
    ['bhxh-tn', 'renewal', 12, 2],
    ['bhyt-hgd', 'new', 12, 3],
    ['bhyt-hgd', 'returning', 12, 3],
    ['bhyt-hgd', 'renewal', 12, 1],
  ] as const)('%s %s for %i months is worth %i points', (product, participation, months, expected) => {
    expect(pointsOf({ product, participation, months, donated: false }, rules)).toBe(expected)
  })

  test('that is donated is worth nothing and stands in no count', () => {
    const donated = { product: 'bhxh-tn', participation: 'new', months: 12, donated: true, amount: 264_000 } as const
    expect(pointsOf(donated, rules)).toBe(0)
    expect(worthOf(donated, rules)).toEqual({ points: 0, voluntary: 0, household: 0, people: 0, amount: 0 })
  })

  test('of a renewal counts as a person, but not among the new and returning', () => {
    const renewal = { product: 'bhyt-hgd', participation: 'renewal', months: 12, donated: false, amount: 1_263_600 } as const
    expect(worthOf(renewal, rules)).toEqual({ points: 1, voluntary: 0, household: 0, people: 1, amount: 1_263_600 })
  })

  test('takes the highest step of the bonus, in whatever order the steps are written', () => {
    const turned = { ...rules, monthsBonus: rules.monthsBonus.toReversed() }
    expect(pointsOf({ product: 'bhxh-tn', participation: 'new', months: 24, donated: false }, turned)).toBe(13)
  })
})

describe('a points target', () => {
  test.each([
    [20, 60, 380],
    [5, 15, 95],
    [10, 30, 190],
  ])('of %i and %i people is %i points (T14)', (voluntary, household, expected) => {
    expect(pointsTarget({ 'bhxh-tn': voluntary, 'bhyt-hgd': household }, rules)).toBe(expected)
  })

  test('is lifted to the floor, but a target of 0 stays none', () => {
    const floor = { ...rules, targetFloor: 100 }
    expect(effectiveTarget({ 'bhxh-tn': 5, 'bhyt-hgd': 15 }, floor)).toBe(100)
    expect(effectiveTarget({ 'bhxh-tn': 20, 'bhyt-hgd': 60 }, floor)).toBe(380)
    expect(effectiveTarget({ 'bhxh-tn': 0, 'bhyt-hgd': 0 }, floor)).toBeNull()
    expect(effectiveTarget(null, floor)).toBeNull()
  })
})
