import { expect, test } from 'vitest'
import type { OrganisationView, StaffView } from '#contract/imports.ts'
import { readyOf, type SetUpFacts, stepsOf } from '../../web/state/set-up.ts'
import { treeOf } from '../../web/state/set-up-organisations.ts'
import { bundle } from './fake-server.ts'

const organisation = (code: string, changes: Partial<OrganisationView> = {}): OrganisationView => ({
  id: code,
  code,
  name: `Đơn vị ${code}`,
  kind: 'post',
  parentId: null,
  verifierId: null,
  team: true,
  division: null,
  defaultOfficeId: null,
  ...changes,
})
const person = (code: string, role: StaffView['assignments'][number]['role'], ready = true): StaffView => ({
  ...{ id: code, code, name: `Người ${code}`, ready, locked: false },
  assignments: [
    {
      id: `${code}-1`,
      role,
      organisationId: role === 'clerk' || role === 'organiser' ? null : 'bd',
      organisation: null,
      officeId: null,
      office: null,
      officer: false,
      firstDay: '2025-11-01',
      lastDay: null,
    },
  ],
})
const empty: SetUpFacts = { campaign: { of: null }, organisations: [], offices: [], staff: [person('btc01', 'organiser')], targets: [] }
const full: SetUpFacts = {
  campaign: { of: bundle },
  organisations: [organisation('bd')],
  offices: bundle.offices,
  staff: [person('btc01', 'organiser'), person('btc02', 'organiser'), person('nvt001', 'collector'), person('pt01', 'supervisor')],
  targets: [{ periodId: 'week-1', ownerId: 'bd', product: 'bhxh-tn', target: 18 }],
}
const done = (facts: SetUpFacts) =>
  stepsOf(facts)
    .filter((step) => step.done)
    .map((step) => step.name)

test('an empty database has nine steps to go, the campaign first', () => {
  expect(stepsOf(empty).map((step) => step.name)).toEqual(['campaign', 'periods', 'offices', 'organisations', 'staff', 'targets', 'rules', 'second', 'pins'])
  expect(done(empty)).toEqual([])
})

test('a step is done only when what it is for can be done', () => {
  expect(done(full)).toEqual(['campaign', 'periods', 'offices', 'organisations', 'staff', 'targets', 'rules', 'second', 'pins'])
  expect(done({ ...full, organisations: [organisation('bd', { team: false })] })).not.toContain('organisations')
  expect(done({ ...full, staff: full.staff.filter(({ code }) => code !== 'pt01') })).not.toContain('staff')
  expect(done({ ...full, staff: [...full.staff.filter(({ code }) => code !== 'btc02'), person('btc02', 'organiser', false)] })).toEqual([
    'campaign',
    'periods',
    'offices',
    'organisations',
    'staff',
    'targets',
    'rules',
  ])
  expect(done({ ...full, campaign: { of: { ...bundle, rulesVersion: 0 } } })).not.toContain('rules')
})

test('the first entry may come once a collector of an organisation has a PIN', () => {
  expect(readyOf(empty, '2025-11-12')).toBeNull()
  expect(readyOf({ ...full, staff: [person('nvt001', 'collector', false)] }, '2025-11-12')).toBeNull()
  expect(readyOf(full, '2025-11-12')).toEqual({ people: 1, from: null })
  expect(readyOf(full, '2025-11-01')).toEqual({ people: 1, from: '2025-11-12' })
  expect(readyOf(full, '2025-12-17')).toBeNull()
  expect(readyOf({ ...full, campaign: { of: { ...bundle, rulesVersion: 0 } } }, '2025-11-12')).toBeNull()
})

test('units stand below the one they belong to, with who verifies them', () => {
  const rows = treeOf([organisation('bd', { parentId: 'tinh', verifierId: 'bhxh' }), organisation('bhxh', { parentId: 'tinh' }), organisation('tinh')], [])
  expect(rows.map(({ code, depth, verifier }) => [code, depth, verifier])).toEqual([
    ['tinh', 0, null],
    ['bd', 1, 'Đơn vị bhxh'],
    ['bhxh', 1, 'Đơn vị tinh'],
  ])
})
