import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openVersion } from '#db/enrolments/contents.ts'
import { audit, enrolmentVersions } from '#db/schema/index.ts'
import { board, openCases, REASON, see, tell, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type Answer, type House, type Person } from '../cast/house.ts'
import { log, newCccd, syncAs } from '../cast/phone.ts'
import { expectPromises } from '../db/promises.ts'

let house: House
let collector: Person
let supervisor: Person
beforeEach(async () => {
  const unit = (code: string) => ({ code, verifier: code })
  const staff = [
    ...['a', 'b'].map((code) => ({ code, organisation: 'u1' })),
    { code: 'c', organisation: 'u2' },
    ...['u1', 'u2'].map((code) => ({ code: `p-${code}`, organisation: code, role: 'supervisor' as const })),
  ]
  house = await makeHouse({ furniture: { organisations: [unit('u1'), unit('u2')], staff } })
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  collector = await house.as('a')
  supervisor = await house.as('p-u1')
})
afterEach(async () => {
  await expectPromises(house, new Map())
  await house.close()
})

const put = (person: Person, id: string, changes: object, more: object = {}): Promise<Answer<any>> =>
  person.post(`/api/enrolments/${id}/correction`, { changes, ...REASON, ...more })
const noticesOf = async (code: string) => (await (await house.as(code)).get('/api/notices')).body.notices.map((one: { body: object }) => one.body)

test('a verified entry put right by its supervisor stays verified, its figures move, and its collector is told', async () => {
  const id = await log(house, collector, { months: 1, name: 'Trần Thị Bé' })
  await verify(supervisor, id)
  const { seq } = await see(supervisor, id)
  expect(await put(supervisor, id, { months: 12, name: 'Trần Thị Bé Ba' }, { seq })).toMatchObject({ status: 204 })
  expect(await see(supervisor, id)).toMatchObject({ state: 'verified', months: 12, points: 13, name: 'Trần Thị Bé Ba' })
  expect((await board(house, supervisor, 'week 1'))[0]).toEqual([1, 'a', 13])
  expect(await noticesOf('a')).toEqual([{ kind: 'entry-corrected', enrolmentId: id, ...REASON }])
  const { body } = await syncAs(house, collector, [], { since: String(seq) })
  expect(body.changes).toMatchObject([{ id, name: 'Trần Thị Bé Ba', state: 'verified' }])
})

test('what it said before stays sealed beside it, with who changed it and why', async () => {
  const id = await log(house, collector, { months: 1 })
  await put(supervisor, id, { months: 6 })
  const [version] = await house.store.connections.read.select().from(enrolmentVersions)
  const campaign = house.store.register.campaigns.get(house.furniture.campaignId)
  expect([version?.by, openVersion(campaign?.key ?? null, version!)?.months]).toEqual([supervisor.id, 1])
  const { transitions } = (await supervisor.get(`/api/enrolments/${id}/history`)).body
  expect(transitions.at(-1)).toMatchObject({ act: 'correct', from: 'received', to: 'received', ...REASON })
  const lines = await house.store.connections.read.select().from(audit).where(eq(audit.subject, id))
  const own = lines.filter(({ act }) => act === 'entry-correct')
  expect(own).toMatchObject([{ by: supervisor.id, deviceId: supervisor.deviceId }])
  expect(JSON.parse(own[0]?.detail ?? '')).toEqual({ before: 'received', after: 'received', ...REASON, changed: ['months'] })
})

test('a number put right that someone else’s entry holds makes it a duplicate with one case', async () => {
  const cccd = newCccd()
  const held = await log(house, await house.as('b'), { cccd })
  const id = await log(house, collector)
  await verify(supervisor, id)
  await put(supervisor, id, { cccd })
  expect((await see(supervisor, id)).state).toBe('duplicate')
  expect(await openCases(supervisor)).toMatchObject([{ entry: { id }, holder: { id: held } }])
})

test('an hour off the receipt moves the entry to its week', async () => {
  house.clock.now = AT('2025-11-19T08:00:00+07:00')
  supervisor = await house.enter('p-u1')
  const id = await log(house, await house.enter('a'))
  await verify(supervisor, id)
  await put(supervisor, id, { collectedAt: AT('2025-11-18T17:00:00+07:00') })
  expect(await see(supervisor, id)).toMatchObject({ collectedFrom: 'receipt', counting: { weekId: house.furniture.period('week 1') } })
})

test('returned entries are put right too; rejected and cancelled ones by nobody', async () => {
  const [returned, rejected, cancelled] = [await log(house, collector), await log(house, collector), await log(house, collector)]
  await tell(supervisor, returned, 'return')
  await tell(supervisor, rejected, 'rejection')
  await tell(supervisor, cancelled, 'cancellation')
  expect((await put(supervisor, returned, { months: 3 })).status).toBe(204)
  expect(await see(supervisor, returned)).toMatchObject({ state: 'received', months: 3, reason: null })
  for (const id of [rejected, cancelled]) expect((await put(supervisor, id, { months: 3 })).body).toMatchObject({ code: 'state-does-not-allow' })
})

test('the own entry, a neighbour’s, one changed meanwhile, and one left as it is are refused by name', async () => {
  const id = await log(house, collector, { months: 6 })
  const code = async (person: Person, said: object = { months: 3 }, more: object = {}, of = id) => (await put(person, of, said, more)).body?.code
  const none = '01930000-0000-7000-8000-00000000ffff'
  expect(await code(await house.as('p-u2'))).toBe('entry-unknown')
  expect(await code(await house.as('p-u2'), { months: 3 }, {}, none)).toBe('entry-unknown')
  expect(await code(collector)).toBe('not-allowed')
  expect(await code(await house.as('btc1'))).toBe('not-allowed')
  expect(await code(supervisor, { months: 3 }, { seq: 1_000_000 })).toBe('entry-changed')
  expect(await code(supervisor, { months: 6 })).toBe('correction-unchanged')
  expect(await code(supervisor, {})).toBe('correction-unchanged')
  expect(await code(supervisor, { months: 99 })).toBe('months-malformed')
  expect(await code(supervisor, { cccd: '123' })).toBe('cccd-length')
  expect(await code(supervisor, { months: 3 }, { reason: ' ' })).toBe('body-malformed')
  expect((await see(supervisor, id)).months).toBe(6)
})

test('a supervisor who collects too puts no entry of their own right', async () => {
  const both = await house.as('p-u1')
  const from = '2025-11-01'
  const collects = { staffId: both.id, role: 'collector', organisationId: house.furniture.organisation('u1'), officeId: null, from }
  expect((await (await house.as('btc1')).post('/api/assignments', collects)).status).toBe(200)
  const own = await log(house, await house.enter('p-u1'), { months: 1 })
  expect((await put(await house.enter('p-u1'), own, { months: 12 })).body).toMatchObject({ code: 'own-entry' })
})
