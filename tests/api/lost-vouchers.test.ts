import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { audit, holdingDevices, vouchers } from '#db/schema/index.ts'
import { statementOf } from '#db/statements.ts'
import { see, tell } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log, newCccd } from '../cast/phone.ts'
import { buy } from '../cast/shelves.ts'

let house: House
let clerk: Person
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  clerk = await house.as('q1')
})
afterEach(() => house.close())

type Said = { name?: string; cccd?: string; phone?: string; office?: string; by?: string }
/** A participant with a voucher of a counter. */
async function participant({ name = 'Nguyễn Thị Mỹ Duyên', cccd = newCccd(), phone, office = 'q1', by = 'a' }: Said = {}) {
  const id = await log(house, await house.as(by), { name, cccd, phone: phone ?? null, officeId: house.furniture.office(office) })
  return { id, cccd, ...(await see(await house.enter('pt1'), id)).voucher! }
}
const rowOf = async (code: string) => (await house.store.connections.read.select().from(vouchers).where(eq(vouchers.code, code)))[0]
const setVoucher = (code: string, patch: Partial<typeof vouchers.$inferInsert>) =>
  house.store.lane.do({
    name: 'test',
    alone: async (world) => void world.statements.push(statementOf(house.store.connections.write.update(vouchers).set(patch).where(eq(vouchers.code, code)))),
  })
const lines = async (act: string) => (await house.store.connections.read.select().from(audit)).filter((line) => line.act === act)
const look = (person: Person, asked: object) => person.post('/api/vouchers/matches', asked)
const reissue = (person: Person, code: string, id = randomUUID(), hold: number | null = null) =>
  person.post(`/api/vouchers/${code}/reissue`, { id, reason: 'Rơi mất phiếu', hold })
const transfer = (person: Person, code: string, office: string, id = randomUUID()) =>
  person.post(`/api/vouchers/${code}/transfer`, { id, officeId: house.furniture.office(office) })
const appoint = (person: Person, code: string, id = randomUUID()) => person.post(`/api/vouchers/${code}/appointment`, { id })
const handOver = (person: Person, code: string) => person.post(`/api/vouchers/${code}/handover`, { id: randomUUID(), source: 'scan', fact: null })

test('a name is found without its marks, in any order, within the own counter alone', async () => {
  const duyen = await participant()
  await participant({ name: 'Trần Văn Hậu' })
  await participant({ office: 'q2' })
  const { body } = await look(clerk, { name: 'duyen my' })
  expect(body).toMatchObject({
    count: 1,
    matches: [{ code: duyen.code, state: 'issued', initials: 'N. T. M. D.', birthYear: 1990, lastFour: duyen.cccd.slice(-4), product: 'bhxh-tn' }],
  })
  expect(body.matches[0]).toMatchObject({ participation: 'new', day: '2025-11-13', collector: 'Người a', training: false, place: null })
  expect((await look(clerk, { name: 'Mỹ Duyên' })).body.count).toBe(1)
  expect((await look(clerk, { name: 'uyen' })).body.count).toBe(0)
  expect((await look(clerk, { name: 'my' })).body.count).toBe(1)
  expect((await look(clerk, { name: 'ng' })).body.count).toBe(0)
})

test('last digits of any number, the day and the collector narrow it down', async () => {
  house.clock.now = AT('2025-11-13T19:00:00+07:00')
  const one = await participant({ phone: '0912345678' })
  house.clock.now = AT('2025-11-14T06:00:00+07:00')
  const two = await participant({ by: 'b' })
  const codes = async (asked: object) => (await look(await house.enter('q1'), asked)).body.matches.map((match: { code: string }) => match.code)
  expect(await codes({ lastFour: '5678', day: '2025-11-13' })).toEqual([one.code])
  expect(await codes({ name: 'ngu', collector: 'nguoi b' })).toEqual([two.code])
  expect(await codes({ day: '2025-11-14', collector: 'B' })).toEqual([two.code])
  expect(await codes({ lastFour: two.cccd.slice(-4), day: '2025-11-13' })).toEqual([])
})

test.each([{}, { name: 'M' }, { lastFour: '0001' }, { day: '2025-11-13' }, { collector: 'a' }])(
  '%o alone lists half a counter, and is refused',
  async (asked) => {
    expect(await look(clerk, asked)).toMatchObject({ status: 422, body: { code: 'search-too-wide' } })
  },
)

test('of many 20 are shown with their count, the newest first', async () => {
  for (let at = 0; at < 22; at += 1) await participant()
  const { body } = await look(clerk, { name: 'Nguyễn' })
  expect([body.count, body.matches.length]).toEqual([22, 20])
})

test('a search leaves a line that says how it was made, and never for whom', async () => {
  await participant()
  await look(clerk, { name: 'Mỹ Duyên', lastFour: '0001' })
  const [line, ...more] = await lines('vouchers-searched')
  expect(more).toEqual([])
  expect(line).toMatchObject({ by: clerk.id, subject: house.furniture.office('q1'), detail: JSON.stringify({ by: ['name', 'lastFour'], found: 0 }) })
  expect(JSON.stringify([await house.store.connections.read.select().from(audit), house.logs])).not.toMatch(/duy[eê]n/i)
})

test('a slip printed anew keeps its code, is signed, and leaves a line; another counter gets none', async () => {
  const { id, code, token } = await participant()
  const slip = await clerk.get(`/api/vouchers/${code}/slip`)
  expect(slip.body).toMatchObject({ code, token, initials: 'N. T. M. D.', office: { name: 'Quầy q1', address: '1 đường Chợ' }, lastDay: '2026-01-15' })
  expect(slip.body.signed).toMatch(/^1\d{177}$/)
  expect(await lines('voucher-reprinted')).toMatchObject([{ subject: id, by: clerk.id }])
  expect(await (await house.as('q2')).get(`/api/vouchers/${code}/slip`)).toMatchObject({ status: 404, body: { code: 'not-found' } })
  await setVoucher(code, { signed: null })
  expect((await clerk.get(`/api/vouchers/${code}/slip`)).body.signed).toMatch(/^1\d{177}$/)
})

test('a re-issue replaces the code once, however often it is sent', async () => {
  const { id: entryId, code, token } = await participant()
  const id = randomUUID()
  const [first, again] = [await reissue(clerk, code, id), await reissue(clerk, code, id)]
  expect(first.status).toBe(200)
  expect(again.text).toBe(first.text)
  expect(await rowOf(code)).toMatchObject({ state: 'replaced', replacedBy: first.body.code })
  expect(await rowOf(first.body.code)).toMatchObject({ state: 'issued', enrolmentId: entryId, heldBy: null, signed: first.body.signed })
  expect(first.body.token).not.toBe(token)
  expect((await see(await house.as('pt1'), entryId)).voucher?.code).toBe(first.body.code)
  expect(await handOver(clerk, code)).toMatchObject({ body: { verdict: 'replaced' } })
  expect(await handOver(clerk, first.body.code)).toMatchObject({ body: { verdict: 'redeemed' } })
  expect(await lines('voucher-replaced')).toMatchObject([{ subject: entryId }])
})

test('an id that was somebody else’s, or for something else, is taken', async () => {
  const [one, two] = [await participant(), await participant()]
  const id = randomUUID()
  await reissue(clerk, one.code, id)
  expect(await reissue(clerk, two.code, id)).toMatchObject({ status: 409, body: { code: 'id-taken' } })
  expect(await transfer(await house.as('q2'), two.code, 'q2', id)).toMatchObject({ status: 409, body: { code: 'id-taken' } })
  expect(await rowOf(two.code)).toMatchObject({ state: 'issued' })
})

test('of many re-issues of one voucher at once one gives a new code', async () => {
  const { code } = await participant()
  const answers = await Promise.all(Array.from({ length: 8 }, () => reissue(clerk, code)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 7 }, () => 409)])
  expect((await house.store.connections.read.select().from(vouchers)).map(({ state }) => state).toSorted()).toEqual(['issued', 'replaced'])
})

test('while another device holds a voucher it gets no other code; that device is asked for it, and the same id may come again', async () => {
  const { code } = await participant()
  await setVoucher(code, { heldBy: 'kept-elsewhere', hold: 7, heldAt: 1 })
  const id = randomUUID()
  expect(await reissue(clerk, code, id)).toMatchObject({ status: 409, body: { code: 'voucher-held' } })
  expect(await rowOf(code)).toMatchObject({
    state: 'issued',
    heldBy: 'kept-elsewhere',
    hold: 7,
    wantedBy: clerk.deviceId,
    wantedOfficeId: house.furniture.office('q1'),
  })
  await setVoucher(code, { heldBy: clerk.deviceId, hold: 8 })
  // The device holds it now: it may redeem it, until it says which hold it has dropped.
  expect(await reissue(clerk, code, id)).toMatchObject({ status: 409, body: { code: 'voucher-held' } })
  expect(await reissue(clerk, code, id, 7)).toMatchObject({ status: 409, body: { code: 'voucher-held' } })
  expect((await reissue(clerk, code, id, 8)).status).toBe(200)
  expect(await rowOf(code)).toMatchObject({ state: 'replaced', heldBy: null, wantedBy: null })
})

test('a voucher that brings no gift any more is neither printed, re-issued, sent on nor promised', async () => {
  const { id, code } = await participant()
  await tell(await house.as('pt1'), id, 'rejection')
  for (const answer of [
    await clerk.get(`/api/vouchers/${code}/slip`),
    await reissue(clerk, code),
    await transfer(clerk, code, 'q2'),
    await appoint(clerk, code),
  ])
    expect(answer).toMatchObject({ status: 409, body: { code: 'voucher-ended' } })
})

test('a transfer gives a voucher another home, from the own counter or to it, and no third may do it', async () => {
  house = await rebuilt()
  const [one, two, three] = [await house.as('q1'), await house.as('q2'), await house.as('q3')]
  const { code } = await participant()
  expect((await transfer(three, code, 'q2')).status).toBe(404)
  expect((await transfer(one, code, 'q2')).body).toMatchObject({ officeId: house.furniture.office('q2'), office: { name: 'Quầy q2' } })
  expect((await one.get(`/api/vouchers/${code}/slip`)).status).toBe(404)
  expect((await two.get(`/api/vouchers/${code}/slip`)).body.office.name).toBe('Quầy q2')
  expect((await transfer(three, code, 'q3')).status).toBe(200)
  expect((await look(three, { name: 'Mỹ Duyên' })).body.count).toBe(1)
  expect(await transfer(three, code, 'unknown')).toMatchObject({ status: 422, body: { code: 'office-unknown' } })
})

/** The same house with a third counter, and no shelf full. */
async function rebuilt() {
  await house.close()
  const offices = [
    { code: 'q1', stock: 0 },
    { code: 'q2', stock: 3 },
    { code: 'q3', stock: 1 },
  ]
  const made = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: { offices } })
  clerk = await made.as('q1')
  return made
}

test('a transfer leaves the hold where it is and asks for it, unless somebody at a counter asked before', async () => {
  const [held, wanted] = [await participant(), await participant()]
  const hold = { heldBy: 'kept-elsewhere', hold: 7, heldAt: 1 }
  await setVoucher(held.code, hold)
  await setVoucher(wanted.code, { ...hold, wantedBy: 'a-third', wantedOfficeId: 'there', wantedAt: house.clock.now })
  const { connections, lane } = house.store
  const named = { officeId: house.furniture.office('q2'), deviceId: 'holds-for-q2', by: clerk.id, since: 1 }
  await lane.do({ name: 'test', alone: async (world) => void world.statements.push(statementOf(connections.write.insert(holdingDevices).values(named))) })
  for (const { code } of [held, wanted]) expect((await transfer(clerk, code, 'q2')).status).toBe(200)
  expect(await rowOf(held.code)).toMatchObject({ ...hold, wantedBy: 'holds-for-q2', wantedOfficeId: named.officeId })
  expect(await rowOf(wanted.code)).toMatchObject({ ...hold, wantedBy: 'a-third' })
})

test('an empty shelf gives numbers in line, and says where there are some', async () => {
  house = await rebuilt()
  const [one, two] = [await participant(), await participant({ name: 'Trần Văn Hậu' })]
  const id = randomUUID()
  const first = await appoint(clerk, one.code, id)
  expect(first.body).toMatchObject({
    number: 1,
    before: 0,
    office: 'Quầy q1',
    nearest: [
      { name: 'Quầy q2', left: 3 },
      { name: 'Quầy q3', left: 1 },
    ],
  })
  expect((await appoint(clerk, two.code)).body).toMatchObject({ number: 2, before: 1 })
  expect((await appoint(clerk, one.code, id)).text).toBe(first.text)
  expect((await appoint(clerk, one.code)).body.number).toBe(1)
  expect((await look(clerk, { name: 'Duyên' })).body.matches).toMatchObject([{ code: one.code, place: 1 }])
  expect(await lines('voucher-promised')).toHaveLength(2)
})

test('when stock comes the first in line may come; a place ends with its voucher and is never given again', async () => {
  house = await rebuilt()
  const people = [await participant(), await participant(), await participant()]
  for (const { code } of people) await appoint(clerk, code)
  const line = async () => (await clerk.get('/api/appointments')).body.line.map((one: { number: number; mayCome: boolean }) => [one.number, one.mayCome])
  expect(await line()).toEqual([
    [1, false],
    [2, false],
    [3, false],
  ])
  await buy(await house.as('btc1'), house.furniture.office('q1'), 2)
  expect(await line()).toEqual([
    [1, true],
    [2, true],
    [3, false],
  ])
  await handOver(clerk, people[0]!.code)
  expect(await line()).toEqual([
    [2, true],
    [3, false],
  ])
  await tell(await house.as('pt1'), people[1]!.id, 'rejection')
  expect(await line()).toEqual([[3, true]])
  await transfer(clerk, people[2]!.code, 'q2')
  expect(await line()).toEqual([])
  expect((await appoint(await house.as('q1'), (await participant()).code)).body.number).toBe(4)
})

test('a counter hears who was promised a mug before the one that it gives', async () => {
  house = await rebuilt()
  const [served, first, second, none] = [await participant(), await participant(), await participant(), await participant()]
  for (const { code } of [served, first, second]) await appoint(clerk, code)
  await handOver(clerk, served.code)
  const lineOf = async (code: string) => (await clerk.post('/api/vouchers/claims', { by: 'code', text: code, source: 'scan' })).body.line
  expect(await lineOf(served.code)).toBeNull()
  expect(await lineOf(first.code)).toEqual({ number: 2, ahead: 0 })
  expect(await lineOf(second.code)).toEqual({ number: 3, ahead: 1 })
  expect(await lineOf(none.code)).toEqual({ number: null, ahead: 2 })
  const round = await clerk.post('/api/holdings', { sentAt: house.clock.now, since: null, waiting: 0, releases: [] })
  expect(round.body.promised).toBe(2)
})

test('a voucher stands in one line: at another counter it gets a number there', async () => {
  house = await rebuilt()
  const { code } = await participant()
  await appoint(clerk, code)
  expect((await appoint(await house.as('q2'), code)).body).toMatchObject({ number: 1, office: 'Quầy q2' })
  expect((await clerk.get('/api/appointments')).body.line).toEqual([])
  expect((await (await house.as('q2')).get('/api/appointments')).body).toMatchObject({ office: 'Quầy q2', balance: 3, line: [{ code, mayCome: true }] })
})

test.each(['a', 'pt1', 'btc1'])('%s is no clerk and finds nothing', async (code) => {
  const person = await house.as(code)
  expect(await look(person, { name: 'Nguyễn' })).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
  expect((await person.get('/api/appointments')).status).toBe(403)
})
