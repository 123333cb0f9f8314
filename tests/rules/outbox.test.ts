import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backoff, changeOf, nextBatch, type OutboxItem } from '#rules/outbox.ts'

const item = (id: string, facts: Partial<OutboxItem> = {}): OutboxItem => ({ id, state: 'queued', attempts: 0, ...facts })
const ids = (items: OutboxItem[]) => items.map((one) => one.id)

describe('the wait before the next attempt', () => {
  test.each([
    [1, 2_000],
    [2, 4_000],
    [5, 32_000],
    [8, 256_000],
    [9, 300_000],
    [1000, 300_000],
  ])('number %i is at most %i ms', (attempt, longest) => {
    expect(backoff(attempt, 1)).toBe(longest)
    expect(backoff(attempt, 0.5)).toBe(longest / 2)
    expect(backoff(attempt, 0)).toBe(0)
  })

  test('never undercuts what the server asked for', () => {
    fc.assert(
      fc.property(fc.nat({ max: 50 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (attempt, random, asked) => {
        expect(backoff(attempt, random, asked)).toBeGreaterThanOrEqual(asked)
        expect(backoff(attempt, random, asked)).toBeLessThanOrEqual(asked + 300_000)
      }),
    )
  })
})

describe('the next batch', () => {
  test('holds at most fifty items in the order they were saved', () => {
    const items = Array.from({ length: 60 }, (_, index) => item(`e${index}`))
    expect(ids(nextBatch(items))).toEqual(ids(items.slice(0, 50)))
    expect(nextBatch(items, 3)).toHaveLength(3)
  })

  test('passes drafts and refused items by, and takes up again what a crash left half sent', () => {
    const items = [item('e1', { state: 'draft' }), item('e2', { state: 'refused', attempts: 1 }), item('e3', { state: 'sending', attempts: 1 }), item('e4')]
    expect(ids(nextBatch(items))).toEqual(['e3', 'e4'])
  })

  test('keeps a correction back while what it corrects waits to be mended', () => {
    const items = [item('e1', { state: 'refused' }), item('c1', { of: 'e1' }), item('e2'), item('c2', { of: 'e2' }), item('c3', { of: 'sent before' })]
    expect(ids(nextBatch(items))).toEqual(['e2', 'c2', 'c3'])
  })
})

test.each([
  ['draft', 0, 'in-place'],
  ['queued', 0, 'in-place'],
  ['queued', 1, 'correction'],
  ['sending', 1, 'correction'],
  ['refused', 1, 'in-place'],
] as const)('an item that is %s after %i attempts is changed %s', (state, attempts, expected) => {
  expect(changeOf({ state, attempts })).toBe(expected)
})
