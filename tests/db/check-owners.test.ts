import { expect, test } from 'vitest'
import { ownersOf } from '#db/checks/owners.ts'

test('under points per member an entry is checked for the team of the roster, else for its own', () => {
  const snapshot = (teamMeasure: string) => ({
    campaign: { id: 'c', name: '', rulesVersion: 1, rules: { teamMeasure } },
    roster: [{ staffId: 's', name: '', organisationId: 'u1', teamId: 'u1', list: 'collectors' as const, publishName: false }],
  })
  const person = { board: 'individual', id: 's' }
  expect(ownersOf(snapshot('per-member'))({ collectorId: 's', teamId: 'u2' })).toEqual([person, { board: 'team', id: 'u1' }])
  expect(ownersOf(snapshot('points'))({ collectorId: 's', teamId: 'u2' })).toEqual([person, { board: 'team', id: 'u2' }])
  expect(ownersOf(snapshot('points'))({ collectorId: 's', teamId: null })).toEqual([person])
  expect(ownersOf(snapshot('per-member'))({ collectorId: 'x', teamId: 'u2' })).toEqual([{ board: 'individual', id: 'x' }])
})
