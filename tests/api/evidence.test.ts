import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Evidence } from '#contract/evidence.ts'
import { listRows } from '#db/schema/index.ts'
import { statementOf } from '#db/statements.ts'
import { see, tell } from '../cast/deeds.ts'
import { OWN_VERIFIERS } from '../cast/furniture.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log, newCccd, syncAs, itemOf } from '../cast/phone.ts'

let house: House
let supervisor: Person
let collector: Person
const MINUTE = 60_000
beforeEach(async () => {
  house = await makeHouse({
    furniture: {
      organisations: OWN_VERIFIERS,
      staff: [
        { code: 'a', organisation: 'u1' },
        { code: 'b', organisation: 'u1' },
        { code: 'c', organisation: 'u2' },
        { code: 'pta', organisation: 'u1', role: 'supervisor' },
      ],
    },
  })
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  supervisor = await house.enter('pta')
  collector = await house.enter('a')
})
afterEach(() => house.close())

/** Signed in anew, since a session ends within the days that pass. */
const evidence = async (id: string): Promise<Evidence> => (await (await house.enter('pta')).get(`/api/enrolments/${id}/evidence`)).body
const against = async (id: string) => (await evidence(id)).against.map(({ code, number, of }) => [code, number, of])
const inFavour = async (id: string) => (await evidence(id)).inFavour.map(({ code }) => code)
/** One entry each so many minutes, so that nothing is a burst. */
async function apart(who: Person, said: Parameters<typeof log>[2] = {}): Promise<string> {
  house.clock.now += 20 * MINUTE
  return log(house, who, said)
}

test('the same receipt is told with whom it stands, and what is out of sight as a number alone', async () => {
  const phone = '0912345678'
  const id = await apart(collector, { receiptNumber: 'C45-BB 0012' })
  const beside = await apart(await house.enter('b'), { receiptNumber: 'c45bb/12', name: 'Bùi Văn Kín', phone })
  await apart(await house.enter('c'), { receiptNumber: 'C45-BB 12', name: 'Mạc Thị Lạ', phone })
  const [repeated] = (await evidence(id)).against
  expect(repeated).toMatchObject({ code: 'receipt-repeated', number: 2, beyond: 1 })
  expect(repeated?.others).toEqual([
    {
      id: beside,
      collector: { code: 'b', name: 'Người b' },
      organisation: 'Đơn vị u1',
      state: 'received',
      receiptNumber: 'c45bb/12',
      collectedAt: AT('2025-11-13T09:40:00+07:00'),
      receivedAt: AT('2025-11-13T09:40:00+07:00'),
    },
  ])
  expect((await supervisor.get(`/api/enrolments/${id}/evidence`)).text).not.toMatch(/Kín|Lạ|9123/)
  expect((await see(supervisor, id)).signals).toEqual(['receipt-repeated'])
})

test('a cancelled entry repeats no receipt', async () => {
  const id = await apart(collector, { receiptNumber: 'K1' })
  const other = await apart(collector, { receiptNumber: 'k-01' })
  expect(await against(id)).toEqual([['receipt-repeated', 1, null]])
  expect((await tell(collector, other, 'cancellation')).status).toBe(204)
  expect(await against(id)).toEqual([])
})

test('a telephone of three people over two days is the collector’s own; of four collectors’ people it is shared', async () => {
  const phone = '0912345678'
  const id = await apart(collector, { phone })
  await apart(collector, { phone })
  expect(await against(id)).toEqual([])
  house.clock.now += 24 * 60 * MINUTE
  await apart(await house.enter('a'), { phone })
  expect(await against(id)).toEqual([['own-phone', 3, 2]])
  await apart(await house.enter('b'), { phone })
  expect(await against(id)).toEqual([['phone-shared', 4, null]])
})

test('the collector’s own family name beside a shared telephone is told', async () => {
  const phone = '0912345678'
  await apart(collector, { phone })
  const id = await apart(collector, { phone, name: 'Người Thị Bé' })
  expect(await against(id)).toEqual([['own-family', 2, null]])
})

test('a phone that two collectors sign in on is told of the entries it sent', async () => {
  const id = await apart(collector)
  const other = await house.enter('b')
  await house.store.connections.writer.execute({
    sql: `INSERT INTO devices (id, staff_id, name) VALUES (?, ?, 'Máy mượn')`,
    args: [collector.deviceId, other.id],
  })
  expect(await against(id)).toEqual([['device-shared', 2, null]])
})

test('five entries within ten minutes are a burst, each of them', async () => {
  const ids: string[] = []
  for (let step = 0; step < 5; step += 1) {
    house.clock.now += 2 * MINUTE
    ids.push(await log(house, collector))
  }
  for (const id of ids) expect((await see(supervisor, id)).signals).toEqual(['burst'])
  expect(await against(ids[2]!)).toEqual([['burst', 5, 10]])
})

test('most of a week saved in its last hour is told, with how many of how many', async () => {
  await apart(collector)
  house.clock.now = AT('2025-11-18T23:00:00+07:00')
  const ids: string[] = []
  const late = await house.enter('a')
  for (let step = 0; step < 5; step += 1) {
    house.clock.now += 11 * MINUTE
    ids.push(await log(house, late))
  }
  expect(await against(ids[4]!)).toEqual([['deadline', 5, 6]])
})

test('a wrong clock, an old receipt and a sex that the CCCD contradicts come with their numbers', async () => {
  const behind = house.clock.now - 90 * MINUTE
  const wrong = { ...itemOf(house, { sex: 'male', collectedAt: behind }), capturedAt: behind }
  await syncAs(house, collector, [wrong], { sentAt: behind })
  expect(await against(wrong.id)).toEqual([
    ['clock-corrected', 90, null],
    ['sex-differs', null, null],
  ])
  house.clock.now += 4 * 24 * 60 * MINUTE
  const old = await log(house, await house.enter('a'), { collectedFrom: 'receipt', collectedAt: house.clock.now - 80 * 60 * MINUTE })
  expect(await against(old)).toEqual([['old', 80, null]])
})

test('a commune unlike all others of that day is told, and no other’s place is named', async () => {
  for (const house_ of ['Ấp 1, xã Bàu Đồn', 'Bàu Đồn', 'ấp 5, bàu đồn']) await apart(collector, { place: house_ })
  const id = await apart(collector, { place: 'Ấp 3, xã Phước Đông' })
  expect(await against(id)).toEqual([['place-unlike', 3, null]])
  expect((await supervisor.get(`/api/enrolments/${id}/evidence`)).text).not.toMatch(/Bàu/i)
})

test('what speaks for an entry: the book’s own series, being on time, a true clock, consent, and a list that agrees', async () => {
  await apart(collector, { receiptNumber: 'C45 100' })
  const id = await apart(collector, { receiptNumber: 'C45 101' })
  expect(await inFavour(id)).toEqual(['own-series', 'on-time', 'clock-true', 'consent'])
  const row = { listId: 'l', row: 1, product: 'bhxh-tn', keys: [], doubts: [], group: 'agreed', enrolmentId: id, box: new Uint8Array(1) } as const
  await house.store.lane.do({
    name: 'list',
    alone: async (world) => void world.statements.push(statementOf(house.store.connections.write.insert(listRows).values({ ...row, keys: [], doubts: [] }))),
  })
  expect(await inFavour(id)).toEqual(['list-agrees', 'own-series', 'on-time', 'clock-true', 'consent'])
})

test('nobody reads the evidence about an entry of their own, and a collector none at all', async () => {
  const id = await apart(collector)
  expect(await collector.get(`/api/enrolments/${id}/evidence`)).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
  const twice = await apart(collector, { receiptNumber: 'X1' })
  await apart(collector, { receiptNumber: 'X1' })
  expect((await see(collector, twice)).signals).toEqual([])
  expect((await see(supervisor, twice)).signals).toEqual(['receipt-repeated'])
  const { connections } = house.store
  await connections.writer.execute({
    sql: `INSERT INTO assignments (id, staff_id, role, organisation_id, first_day) VALUES ('both', ?, 'collector', ?, '2025-01-01')`,
    args: [supervisor.id, house.furniture.organisation('u1')],
  })
  await house.store.reloadRegister()
  const both = await house.enter('pta')
  const own = await apart(both, { cccd: newCccd() })
  expect(await both.get(`/api/enrolments/${own}/evidence`)).toMatchObject({ status: 403, body: { code: 'own-entry' } })
})
