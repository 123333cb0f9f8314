import { expect, test } from 'vitest'
import { erasedFrom } from '#rules/retention.ts'
import { at } from './made.ts'

const campaign = { training: false, lastDay: '2025-12-16', sealedAt: null }

test('identifiers go ninety days after the seal, of a dry run ninety days after its last day', () => {
  expect(erasedFrom({ ...campaign, sealedAt: at('2025-12-23 00:00') })).toBe(at('2026-03-23 00:00'))
  expect(erasedFrom(campaign)).toBeNull()
  expect(erasedFrom({ ...campaign, training: true })).toBe(at('2026-03-17 00:00'))
  expect(erasedFrom({ ...campaign, training: true, sealedAt: at('2025-12-23 00:00') })).toBe(at('2026-03-17 00:00'))
})
