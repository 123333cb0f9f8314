import { expect, test } from 'vitest'
import { defaultRules } from '#rules/defaults.ts'
import { groupKey, groupOf } from '#rules/groups.ts'

const rules = defaultRules()
const officer = { division: 'Khối Bưu điện', list: 'officers' as const }

test('teams are parted by their divisions, people by default not at all', () => {
  expect(groupOf('team', officer, rules)).toEqual({ division: 'Khối Bưu điện', list: null })
  expect(groupOf('individual', officer, rules)).toEqual({ division: null, list: null })
})

test('people are parted by list, by division, or by both, as the campaign says', () => {
  expect(groupOf('individual', officer, { ...rules, lists: 'apart' })).toEqual({ division: null, list: 'officers' })
  expect(groupOf('individual', officer, { ...rules, divideIndividuals: true })).toEqual({ division: 'Khối Bưu điện', list: null })
  expect(groupOf('individual', officer, { ...rules, lists: 'apart', divideIndividuals: true })).toEqual(officer)
  expect(groupOf('team', officer, { ...rules, lists: 'apart' })).toEqual({ division: 'Khối Bưu điện', list: null })
})

test('no two groups have one key', () => {
  const groups = [null, 'A', 'B'].flatMap((division) => [null, 'collectors' as const, 'officers' as const].map((list) => ({ division, list })))
  expect(new Set(groups.map(groupKey)).size).toBe(groups.length)
})
