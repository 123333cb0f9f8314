import { afterEach, beforeEach, expect, test } from 'vitest'
import { board, REASON, see, tell, unverify, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log, newId, syncAs } from '../cast/phone.ts'

let house: House
let collector: Person
let supervisor: Person
beforeEach(async () => {
  house = await makeHouse({
    furniture: {
      organisations: [{ code: 's1' }, { code: 's2' }, { code: 'u1', parent: 's1' }, { code: 'u2', parent: 's2' }],
      staff: [
        { code: 'a', organisation: 'u1' },
        { code: 'c', organisation: 'u2' },
        { code: 'ps1', organisation: 's1', role: 'supervisor' },
        { code: 'pu1', organisation: 'u1', role: 'supervisor' },
      ],
    },
  })
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  collector = await house.enter('a')
  supervisor = await house.enter('ps1')
})
afterEach(() => house.close())

const UNKNOWN = '01930000-0000-7000-8000-ffffffffffff'
const everyAct = (person: Person, id: string) =>
  Promise.all([
    verify(person, id),
    unverify(person, id),
    ...(['return', 'rejection', 'cancellation'] as const).map((noun) => tell(person, id, noun)),
    person.get(`/api/enrolments/${id}`),
    person.get(`/api/enrolments/${id}/history`),
    person.post(`/api/enrolments/${id}/disclosure`),
  ])

test('a neighbour’s entry answers every act like one that does not exist', async () => {
  const id = await log(house, await house.enter('c'))
  const [theirs, missing] = [await everyAct(supervisor, id), await everyAct(supervisor, UNKNOWN)]
  expect(theirs.map(({ status, text }) => `${status} ${text}`)).toEqual(missing.map(({ status, text }) => `${status} ${text}`))
  expect(theirs.every(({ body }) => body.code === 'entry-unknown')).toBe(true)
  expect((await see(await house.enter('pt1'), id)).state).toBe('received')
})

test('many are returned or rejected at once with one reason, and without a reason none', async () => {
  const [a, pt1] = [await house.enter('a'), await house.enter('pt1')]
  const [one, two, three] = [await log(house, a), await log(house, a), await log(house, a)]
  await verify(pt1, two)
  expect((await pt1.post('/api/returns', { ids: [one, two], reason: 'Sai số biên lai' })).body.outcomes).toEqual([
    { id: one, ok: true, code: null },
    { id: two, ok: false, code: 'state-does-not-allow' },
  ])
  expect((await pt1.post('/api/rejections', { ids: [three] })).status).toBe(400)
  await pt1.post('/api/rejections', { ids: [three], reason: 'Không có biên lai' })
  expect([await see(pt1, one), await see(pt1, two), await see(pt1, three)]).toMatchObject([
    { state: 'returned', reason: 'Sai số biên lai' },
    { state: 'verified' },
    { state: 'rejected', reason: 'Không có biên lai' },
  ])
})

test('nobody verifies an entry of their own, whatever else they are', async () => {
  const { connections, register } = house.store
  const ps1 = [...register.staff.values()].find(({ code }) => code === 'ps1')
  await connections.writer.execute({
    sql: `INSERT INTO assignments (id, staff_id, role, organisation_id, first_day) VALUES ('both', ?, 'collector', ?, '2025-01-01')`,
    args: [ps1?.id ?? '', house.furniture.organisation('u1')],
  })
  await house.store.reloadRegister()
  const both = await house.enter('ps1')
  const own = await log(house, both)
  for (const answer of [await verify(both, own), await tell(both, own, 'return'), await tell(both, own, 'rejection')])
    expect(answer).toMatchObject({ status: 403, body: { code: 'own-entry' } })
  for (const noun of ['verifications', 'returns', 'rejections'])
    expect((await both.post(`/api/${noun}`, { ids: [own], reason: 'Thử' })).body.outcomes).toEqual([{ id: own, ok: false, code: 'own-entry' }])
  expect(await verify(await house.enter('pt1'), own)).toMatchObject({ status: 204 })
})

test('a supervisor sees the own organisation’s entries, and leaves confirming to the one above', async () => {
  const id = await log(house, collector)
  const near = await house.enter('pu1')
  expect((await see(near, id)).id).toBe(id)
  expect(await verify(near, id)).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
  expect((await near.get('/api/enrolments?to-confirm=1')).body.count).toBe(0)
  expect((await supervisor.get('/api/enrolments?to-confirm=1')).body.count).toBe(1)
})

test('verified in bulk, each entry has its own outcome and a bad one holds up none', async () => {
  const [good, returned, foreign] = [await log(house, collector), await log(house, collector), await log(house, await house.enter('c'))]
  await tell(supervisor, returned, 'return')
  const { body } = await supervisor.post('/api/verifications', { ids: [foreign, good, UNKNOWN, returned, good] })
  const outcome = (id: string, code: string | null) => ({ id, ok: code === null, code })
  expect(body.outcomes).toEqual([
    outcome(foreign, 'entry-unknown'),
    outcome(good, null),
    outcome(UNKNOWN, 'entry-unknown'),
    outcome(returned, 'state-does-not-allow'),
    outcome(good, 'state-does-not-allow'),
  ])
  expect(await board(house, supervisor, 'week 1')).toContainEqual([1, 'a', 13])
})

test('a verification taken back leaves the official figures and stays in the history', async () => {
  const id = await log(house, collector)
  await verify(supervisor, id)
  expect(await unverify(supervisor, id)).toMatchObject({ status: 204 })
  expect(await board(house, supervisor, 'week 1')).toContainEqual([null, 'a', 0])
  expect(await board(house, supervisor, 'week 1', 'provisional')).toContainEqual([1, 'a', 13])
  const { transitions } = (await supervisor.get(`/api/enrolments/${id}/history`)).body
  expect(transitions.map(({ act, from, to, by }: Record<string, unknown>) => [act, from, to, by])).toEqual([
    ['log', null, 'received', 'Người a'],
    ['verify', 'received', 'verified', 'Người ps1'],
    ['unverify', 'verified', 'received', 'Người ps1'],
  ])
  expect((await collector.get(`/api/enrolments/${id}/history`)).body.transitions.map(({ by }: { by: string }) => by)).toEqual(['Người a', '', ''])
})

test('a reason is needed to return, reject and cancel, and the collector reads it', async () => {
  const id = await log(house, collector)
  for (const noun of ['return', 'rejection', 'cancellation'])
    expect(await supervisor.post(`/api/enrolments/${id}/${noun}`, { reason: ' ' })).toMatchObject({ status: 400, body: { fields: ['reason'] } })
  await tell(supervisor, id, 'return')
  const { body } = await syncAs(house, collector, [])
  expect(body.changes).toMatchObject([{ id, state: 'returned', reason: REASON.reason }])
})

test('a collector cancels until verified, a supervisor after it, and nothing twice', async () => {
  const [own, verified] = [await log(house, collector), await log(house, collector)]
  const cancel = async (of: string) =>
    (await syncAs(house, collector, [{ id: newId(), kind: 'cancellation', of, capturedAt: house.clock.now, body: REASON }])).body.receipts[0]
  expect(await cancel(own)).toMatchObject({ outcome: { state: 'cancelled' } })
  expect(await cancel(own)).toMatchObject({ code: 'state-does-not-allow' })
  await verify(supervisor, verified)
  expect(await cancel(verified)).toMatchObject({ code: 'already-verified' })
  expect(await tell(collector, verified, 'cancellation')).toMatchObject({ status: 409, body: { code: 'already-verified' } })
  expect(await tell(supervisor, verified, 'cancellation')).toMatchObject({ status: 204 })
  expect(await tell(supervisor, verified, 'cancellation')).toMatchObject({ status: 409, body: { code: 'state-does-not-allow' } })
  expect(await board(house, supervisor, 'week 1', 'provisional')).toContainEqual([null, 'a', 0])
})
