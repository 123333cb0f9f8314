import { createRoot } from 'solid-js'
import { beforeEach, expect, test } from 'vitest'
import type { OrganisationView } from '#contract/imports.ts'
import type { App } from '../../web/state/app.ts'
import type { Person } from '../../web/state/person.ts'
import { createOfficeForm, createOffices } from '../../web/state/set-up-offices.ts'
import { createOrganisationForm } from '../../web/state/set-up-organisation-form.ts'
import { createOrganisations, type Organisations } from '../../web/state/set-up-organisations.ts'
import { setUpOfficeForm } from '../../web/text/set-up-offices.vi.ts'
import { setUpOrganisationForm as t } from '../../web/text/set-up-organisations.vi.ts'
import { FakePhone, settled, wipePhone } from './fake-device.ts'
import { bundle, json, refused } from './fake-server.ts'
import { ToldServer } from './set-up-server.ts'
import { signedIn } from './start.ts'

const unit = (id: string, parentId: string | null, changes: Partial<OrganisationView> = {}): OrganisationView => ({
  ...{ id, code: id, name: `Đơn vị ${id}`, kind: 'post', parentId, verifierId: null, team: false, division: null, defaultOfficeId: null },
  ...changes,
})
const UNITS = [
  unit('BD01', 'CS01', { team: true, division: 'Bưu điện', defaultOfficeId: 'of-1' }),
  unit('BD02', 'CS01', { verifierId: 'TINH' }),
  unit('CS01', 'TINH', { kind: 'grassroots' }),
  unit('CS02', 'TINH', { kind: 'grassroots' }),
  unit('TINH', null, { kind: 'province' }),
]

let server: ToldServer
let app: App
let person: Person
let page: Organisations

beforeEach(async () => {
  wipePhone()
  server = new ToldServer()
  server.tell('GET /api/campaigns', () => json({ campaigns: [{ ...bundle, published: true }] }))
  server.tell('GET /api/organisations?campaign=c-1', () => json({ organisations: UNITS }))
  server.tell('GET /api/offices', () => json({ offices: bundle.offices }))
  ;({ app, person } = await signedIn(new FakePhone(server)))
  page = createRoot(() => createOrganisations(app, person))
  await settled()
})
const sent = (path: string) => server.sent(path).filter((body) => body !== null)
const shown = () => page.tree.shown().map(({ id }) => id)
const formOf = (id: string | null, parentId: string | null = null) =>
  createRoot(() => createOrganisationForm(app, page, { one: UNITS.find((one) => one.id === id) ?? null, parentId }))

test('the tree stands from its root down and says who confirms whom', () => {
  expect(shown()).toEqual(['TINH', 'CS01', 'BD01', 'BD02', 'CS02'])
  expect(page.rows().map(({ verifier }) => verifier)).toEqual([null, 'Đơn vị TINH', 'Đơn vị CS01', 'Đơn vị TINH', 'Đơn vị TINH'])
  expect([page.teams(), page.divisions()]).toEqual([1, ['Bưu điện']])
})

test('the arrows walk, fold and open it', () => {
  const walked = (...keys: string[]) => keys.map((key) => page.tree.press(key))
  expect(walked('ArrowDown', 'ArrowRight', 'ArrowDown')).toEqual(['CS01', 'BD01', 'BD02'])
  expect(walked('ArrowLeft', 'ArrowLeft')).toEqual(['CS01', 'CS01'])
  expect(shown()).toEqual(['TINH', 'CS01', 'CS02'])
  expect(walked('ArrowRight', 'End', 'ArrowDown', 'Home', 'x')).toEqual(['CS01', 'CS02', 'CS02', 'TINH', null])
  page.tree.foldAll()
  expect([shown(), page.tree.active(), page.tree.isAllOpen()]).toEqual([['TINH'], 'TINH', false])
})

test('what is looked for stands with all above it, folded or not', () => {
  page.tree.foldAll()
  page.tree.setSearch('bd02')
  expect(shown()).toEqual(['TINH', 'CS01', 'BD02'])
})

test('a unit is changed as a whole and can stand under none of its own', async () => {
  server.tell('POST /api/organisations', () => json({ id: 'CS01' }))
  const form = formOf('CS01')
  expect([form.others().parents.map(({ id }) => id), form.confirms().map(({ id }) => id), form.unsaved()]).toEqual([['TINH', 'CS02'], ['BD01'], false])
  form.set({ team: true, division: ' Cơ sở ', name: 'BHXH cơ sở Gò Dầu' })
  expect(form.unsaved()).toBe(true)
  await form.go()
  expect(sent('/api/organisations')).toEqual([
    {
      ...{ id: 'CS01', code: 'CS01', name: 'BHXH cơ sở Gò Dầu', kind: 'grassroots', parentId: 'TINH', verifierId: null },
      ...{ team: true, division: 'Cơ sở', defaultOfficeId: null, campaignId: 'c-1' },
    },
  ])
  expect([page.over(), page.tabs.toast.said()?.words]).toEqual([null, t.changed('BHXH cơ sở Gò Dầu')])
})

test('a refusal stands at its field and goes once the field is mended', async () => {
  server.tell('POST /api/organisations', () => refused('code-taken', 409))
  const form = formOf(null, 'TINH')
  await form.go()
  expect([form.trouble.code(), form.trouble.name(), sent('/api/organisations').length]).toEqual([t.codeWrong, t.nameFirst, 0])
  form.set({ code: 'CS02', name: 'BHXH cơ sở Bến Cầu' })
  await form.go()
  expect([form.trouble.code(), form.isTold(), form.draft().parentId]).toEqual([t.codeTaken, true, 'TINH'])
  form.set({ code: 'CS03' })
  expect(form.isTold()).toBe(false)
})

test('a counter is added with all that a voucher says of it', async () => {
  server.tell('POST /api/offices', () => json({ id: 'of-2' }))
  const offices = createRoot(() => createOffices(app, person))
  await settled()
  offices.add()
  const form = createRoot(() => createOfficeForm(app, offices, null))
  await form.go()
  expect([form.trouble('address'), sent('/api/offices').length]).toEqual([setUpOfficeForm.first.address, 0])
  const given = { name: 'Quầy Bến Cầu', code: 'Q3', address: '1 Đường 3/2', hours: '7:30 đến 17:00', phone: '0276 387 0003' }
  for (const [field, text] of Object.entries(given)) form.set(field as 'name', text)
  await form.go()
  expect([sent('/api/offices'), offices.over()]).toEqual([[{ campaignId: 'c-1', ...given, latitude: null, longitude: null }], null])
})
