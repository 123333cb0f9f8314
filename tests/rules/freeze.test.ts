import { expect, test } from 'vitest'
import { defaultRules } from '#rules/defaults.ts'
import { freezesAt, isFrozenAt } from '#rules/freeze.ts'
import { at } from './made.ts'

const campaign = { lastDay: '2025-12-16', rules: { ...defaultRules(), freeze: true } }

test('boards stand still for the last 24 hours of a campaign, to the millisecond', () => {
  expect(freezesAt(campaign)).toBe(at('2025-12-16 00:00'))
  const instants = [at('2025-12-16 00:00') - 1, at('2025-12-16 00:00'), at('2025-12-17 00:00') - 1, at('2025-12-17 00:00')]
  expect(instants.map((instant) => isFrozenAt(campaign, instant))).toEqual([false, true, true, false])
})

test('without the setting they never do', () => {
  expect(isFrozenAt({ ...campaign, rules: defaultRules() }, at('2025-12-16 12:00'))).toBe(false)
})
