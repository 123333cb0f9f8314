import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeRules, completeRules, defaultRules } from '#rules/defaults.ts'
import { checkHolds, drawnState, isChecked, sampleOf, sampleSize, triedDays, type CallOutcome } from '#rules/sample.ts'

const five = { checkShare: 5, checkLeast: 5 }

describe('how many are drawn', () => {
  test.each([
    [0, 0],
    [1, 1],
    [4, 4],
    [5, 5],
    [6, 5],
    [100, 5],
    [101, 6],
    [120, 6],
    [121, 7],
    [1_000, 50],
    [200_001, 10_001],
  ])('of %i entries %i', (entries, drawn) => {
    expect(sampleSize(entries, five)).toBe(drawn)
  })

  test('the share alone, the number alone, all, none', () => {
    expect([1, 20, 21].map((entries) => sampleSize(entries, { checkShare: 5, checkLeast: 0 }))).toEqual([1, 1, 2])
    expect([2, 3, 1_000].map((entries) => sampleSize(entries, { checkShare: 0, checkLeast: 3 }))).toEqual([2, 3, 3])
    expect(sampleSize(77, { checkShare: 100, checkLeast: 5 })).toBe(77)
    expect(sampleSize(77, { checkShare: 0, checkLeast: 0 })).toBe(0)
  })

  test('never fewer than the share or the least number asks, never more than there are', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(100), fc.nat(1_000), (entries, checkShare, checkLeast) => {
        const size = sampleSize(entries, { checkShare, checkLeast })
        expect(size).toBeLessThanOrEqual(entries)
        if (size < entries) expect(size * 100 >= entries * checkShare && size >= checkLeast).toBe(true)
      }),
    )
  })
})

describe('whether anybody is checked', () => {
  test('by default yes, with both numbers at zero no', () => {
    expect(isChecked(defaultRules())).toBe(true)
    expect(isChecked(changeRules(defaultRules(), { checkShare: 0 }))).toBe(true)
    expect(isChecked(changeRules(defaultRules(), { checkShare: 0, checkLeast: 0 }))).toBe(false)
  })

  test('rules from before the check have none, and keep what they say', () => {
    const { checkShare: _share, checkLeast: _least, ...before } = { ...defaultRules(), cutoffHours: 7 }
    expect(isChecked({})).toBe(false)
    expect(completeRules(before)).toMatchObject({ cutoffHours: 7, checkShare: 0, checkLeast: 0 })
    expect(completeRules(defaultRules())).toEqual(defaultRules())
    expect(completeRules(null)).toEqual(defaultRules())
  })
})

const keyed = (seed: string, ids: readonly string[]) => ids.map((id) => ({ id, key: createHash('sha256').update(`${seed}:${id}`).digest('hex') }))
const idsUpTo = (count: number) => Array.from({ length: count }, (_, index) => `entry-${index}`)

describe('which are drawn', () => {
  test('the smallest keys, and of equal ones the smaller id', () => {
    const [a, b, c] = [
      { id: 'a', key: '2' },
      { id: 'b', key: '1' },
      { id: 'c', key: '1' },
    ]
    expect(sampleOf([a, c, b], 2)).toEqual([b, c])
  })

  test('the same whatever order they come in, and whether they come at once or in parts', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 60 }), fc.nat(60), fc.nat(20), fc.uuid(), (ids, cut, size, seed) => {
        const all = keyed(seed, ids)
        const drawn = sampleOf(all, size)
        expect(drawn).toHaveLength(Math.min(size, ids.length))
        expect(sampleOf(all.toReversed(), size)).toEqual(drawn)
        expect(sampleOf([...sampleOf(all.slice(0, cut), size), ...all.slice(cut)], size)).toEqual(drawn)
      }),
    )
  })

  test('the same seed draws the same, another draws others', () => {
    const drawn = (seed: string) => sampleOf(keyed(seed, idsUpTo(200)), 10).map(({ id }) => id)
    expect(drawn('a1')).toEqual(drawn('a1'))
    expect(drawn('a1')).not.toEqual(drawn('a2'))
  })

  test('each as likely as any other', () => {
    const ids = idsUpTo(40)
    const times = new Map(ids.map((id) => [id, 0]))
    for (let seed = 0; seed < 4_000; seed += 1) for (const { id } of sampleOf(keyed(`seed-${seed}`, ids), 4)) times.set(id, (times.get(id) ?? 0) + 1)
    // Each is expected 400 times, give or take 19: five times that is never seen by chance.
    for (const count of times.values()) expect(Math.abs(count - 400)).toBeLessThan(95)
    const chi = [...times.values()].reduce((sum, count) => sum + (count - 400) ** 2 / 400, 0)
    expect(chi).toBeLessThan(80)
  })
})

const DAY = 86_400_000
const calls = (...outcomes: [CallOutcome, number][]) => outcomes.map(([outcome, day]) => ({ outcome, at: Date.parse('2025-11-20T02:00:00Z') + day * DAY }))

describe('what calls come to', () => {
  test.each([
    ['none', calls(), 'open', 0],
    ['one without answer', calls(['unreached', 0]), 'open', 1],
    ['three on one day', calls(['unreached', 0], ['unreached', 0.1], ['unreached', 0.2]), 'open', 1],
    ['three on three days', calls(['unreached', 0], ['unreached', 1], ['unreached', 2]), 'unreached', 3],
    ['an answer after them', calls(['unreached', 0], ['unreached', 1], ['unreached', 2], ['confirmed', 3]), 'confirmed', 3],
    ['a denial', calls(['denied', 0]), 'denied', 0],
    ['a denial, and nobody there since', calls(['denied', 0], ['unreached', 1], ['unreached', 2], ['unreached', 3]), 'denied', 3],
    ['a denial that was taken back', calls(['denied', 0], ['confirmed', 1]), 'confirmed', 0],
    ['a confirmation that was taken back', calls(['confirmed', 0], ['denied', 1]), 'denied', 0],
    ['a confirmation, and nobody there since', calls(['confirmed', 0], ['unreached', 1]), 'confirmed', 1],
  ] as const)('%s', (_name, made, state, days) => {
    expect([drawnState(made), triedDays(made)]).toEqual([state, days])
  })

  test('a decision gets over a denial and over who was not reached, not over calls that nobody made', () => {
    const held = (open: number, unreached: number, denied: number) => [false, true].map((isDecided) => checkHolds({ open, unreached, denied }, isDecided))
    expect(held(0, 0, 0)).toEqual([null, null])
    expect(held(1, 0, 0)).toEqual(['check-open', 'check-open'])
    expect(held(0, 1, 0)).toEqual(['check-open', null])
    expect(held(0, 0, 1)).toEqual(['check-denied', null])
    expect(held(2, 1, 1)).toEqual(['check-denied', 'check-open'])
  })
})
