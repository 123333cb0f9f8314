import { afterEach, beforeEach, expect, test } from 'vitest'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log, newId } from '../cast/phone.ts'
import { countTo, send, shelfOf } from '../cast/shelves.ts'

let house: House
let q1: Person
let pt1: Person
let o1 = ''
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  ;[q1, pt1] = [await house.as('q1'), await house.as('pt1')]
  o1 = house.furniture.office('q1')
})
afterEach(() => house.close())

async function count(counted: number, person = q1): Promise<string> {
  const id = newId()
  expect((await person.post(`/api/stock/${o1}/counts`, { id, counted, note: 'Cuối ngày' })).status).toBe(204)
  return id
}
const confirm = (person: Person, id: string, operation = newId()) => person.post(`/api/counts/${id}/confirmation`, { id: operation })
const balance = async () => (await shelfOf(house, o1)).balance
const breakOne = () => q1.post(`/api/stock/${o1}/breakages`, { id: newId(), quantity: 1 })

test('one counts and is not told what the book says; another sees the difference and confirms it', async () => {
  const id = await count(8)
  expect((await q1.get(`/api/stock/${o1}`)).body.count).toMatchObject({ id, counted: 8, expected: null, mine: true })
  expect((await pt1.get(`/api/stock/${o1}`)).body.count).toMatchObject({ counted: 8, expected: 10, mine: false })
  expect(await balance()).toBe(10)
  expect((await confirm(q1, id)).body.code).toBe('own-count')
  const operation = newId()
  for (const _ of [1, 2]) expect((await confirm(pt1, id, operation)).status).toBe(204)
  const view = await shelfOf(house, o1)
  expect([view.balance, view.count]).toEqual([8, null])
  expect(view.moves.find((move: { kind: string }) => move.kind === 'count')).toMatchObject({ quantity: -2, note: 'Cuối ngày' })
})

test('a count that agrees leaves a line of nothing', async () => {
  await confirm(pt1, await count(10))
  expect((await shelfOf(house, o1)).moves.filter((move: { kind: string }) => move.kind === 'count')).toMatchObject([{ quantity: 0 }])
})

test('what leaves the shelf between the two names stays right', async () => {
  const id = await count(9)
  await breakOne()
  await breakOne()
  await confirm(pt1, id)
  expect(await balance()).toBe(7)
})

test('a handover from before the count that the book hears of after it is not taken off twice', async () => {
  house.clock.now = AT('2025-11-13T10:00:00+07:00')
  const voucher = await voucherOf()
  const id = await count(9)
  house.clock.now += 60_000
  await bookLate(voucher, AT('2025-11-13T09:30:00+07:00'))
  expect(await balance()).toBe(9)
  await confirm(pt1, id)
  expect(await balance()).toBe(9)
})

test('one count waits at a time; a withdrawn one books nothing and makes room', async () => {
  const id = await count(3)
  expect((await q1.post(`/api/stock/${o1}/counts`, { id: newId(), counted: 4 })).body.code).toBe('count-open')
  for (const _ of [1, 2]) expect((await pt1.post(`/api/counts/${id}/withdrawal`, { reason: 'Đếm sót thùng sau' })).status).toBe(204)
  expect((await confirm(pt1, id)).body.code).toBe('count-ended')
  expect(await balance()).toBe(10)
  await confirm(pt1, await count(10))
  expect((await q1.post(`/api/counts/${id}/withdrawal`, { reason: 'Đếm lại' })).body.code).toBe('count-ended')
})

test('of two who confirm one count at once one is the second name, and the difference is booked once', async () => {
  const id = await count(6)
  const answers = await Promise.all([confirm(pt1, id), confirm(await house.as('btc1'), id), confirm(await house.as('btc2'), id)])
  expect(answers.map(({ status, body }: { status: number; body: any }) => body?.code ?? status).toSorted()).toEqual([204, 'count-ended', 'count-ended'])
  expect(await balance()).toBe(6)
})

test('a clerk of another counter neither sees nor confirms it', async () => {
  const q2 = await house.as('q2')
  expect((await confirm(q2, await count(6))).body.code).toBe('not-found')
  expect((await q2.post(`/api/stock/${o1}/counts`, { id: newId(), counted: 1 })).body.code).toBe('not-found')
})

test('a shelf below zero is asked to be counted, once; a count or an arrival that fills it ends the question, and not before', async () => {
  const questions = async () => {
    const found = await house.store.connections.reader.execute(
      "SELECT state, outcome FROM gift_cases WHERE kind = 'negative-balance' ORDER BY opened_at, state",
    )
    return found.rows.map((row) => [row['state'], row['outcome']])
  }
  const o2 = house.furniture.office('q2')
  await countTo(house, o1, 0)
  expect(await questions()).toEqual([])
  await breakOne()
  await breakOne()
  expect(await questions()).toEqual([['open', null]])
  const [few, enough] = [await send(await house.as('q2'), o2, o1, 1), await send(await house.as('q2'), o2, o1, 1)]
  await q1.post(`/api/shipments/${few}/arrival`, { id: newId(), quantity: 1 })
  expect(await questions()).toEqual([['open', null]])
  await q1.post(`/api/shipments/${enough}/arrival`, { id: newId(), quantity: 1 })
  expect(await questions()).toEqual([['decided', 'counted']])
  house.clock.now += 1_000
  await breakOne()
  await countTo(house, o1, 0)
  expect(await questions()).toEqual([
    ['decided', 'counted'],
    ['decided', 'counted'],
  ])
})

test('an arrival that brings a shelf up and breaks it below zero again asks for a count', async () => {
  const shipment = await send(await house.as('q2'), house.furniture.office('q2'), o1, 3)
  await countTo(house, o1, 0)
  await breakOne()
  await q1.post(`/api/shipments/${shipment}/arrival`, { id: newId(), quantity: 0, note: 'Rơi vỡ cả thùng' })
  expect(await balance()).toBe(-1)
  const found = await house.store.connections.reader.execute("SELECT state FROM gift_cases WHERE kind = 'negative-balance'")
  expect(found.rows.map((row) => row['state'])).toEqual(['open'])
})

async function voucherOf(): Promise<string> {
  const entry = await log(house, await house.as('a'))
  return (await pt1.get(`/api/enrolments/${entry}`)).body.voucher.code
}

/** What a counter without network gave out at `at`, as it is booked now. */
async function bookLate(voucher: string, at: number): Promise<void> {
  const id = newId()
  const values = `'${id}', '${voucher}', '${o1}', '${q1.id}', 'x', 'scan', ${at}, 0, ${house.clock.now}, 'offline', '', 0, 1, 0, 0`
  await house.store.connections.writer.batch([
    `INSERT INTO handovers (id, voucher_code, office_id, clerk_id, device_id, source, at, uncertainty, received_at, mode, answer, override, standing, own_entry, burst) VALUES (${values})`,
    `INSERT INTO stock_moves (id, office_id, kind, quantity, at, by, handover_id) VALUES ('${newId()}', '${o1}', 'handover', -1, ${house.clock.now}, '${q1.id}', '${id}')`,
  ])
}
