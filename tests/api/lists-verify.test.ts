import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { resumeLists } from '#db/lists/run.ts'
import type { ListRow } from '#contract/lists.ts'
import { board, correct, see, tell, unverify, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { begin, dump, importList, look, payment, rowsOf, sendRows, settled, verifyAll } from '../cast/lists.ts'
import { itemOf, newCccd, syncAs } from '../cast/phone.ts'

let house: House
let a: Person
let pt1: Person
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  a = await house.enter('a')
  pt1 = await house.enter('pt1')
})
afterEach(() => house.close())

/** That many entries of one collector, each with its payment. */
async function pairs(count: number, person = a): Promise<{ ids: string[]; rows: ListRow[] }> {
  const items = Array.from({ length: count }, () => itemOf(house, { cccd: newCccd() }))
  for (let from = 0; from < count; from += 50) await syncAs(house, person, items.slice(from, from + 50))
  return { ids: items.map(({ id }) => id), rows: items.map(({ body }, index) => payment(index + 1, { cccd: body.cccd, collectorCode: 'a' })) }
}
const states = async (ids: string[]) => Promise.all(ids.map(async (id) => (await see(pt1, id)).state))
const history = async (id: string) => (await pt1.get(`/api/enrolments/${id}/history`)).body.transitions
const points = async (figures: string) => (await board(house, a, 'week 1', figures)).find(([, code]) => code === 'a')?.[2]

describe('in one go', () => {
  test('all agreed entries are confirmed, each with its own line that names the list, and the boards move to official', async () => {
    const { ids, rows } = await pairs(250)
    const list = await importList(house, pt1, rows)
    expect([await points('provisional'), await points('official')]).toEqual([3_250, 0])
    expect((await verifyAll(house, pt1, list.id)).body).toMatchObject({ confirming: true })
    expect(await look(pt1, list.id)).toMatchObject({
      confirming: false,
      counts: { agreed: 250, toConfirm: 0 },
      undo: { count: 250, until: house.clock.now + 900_000 },
    })
    expect([await points('provisional'), await points('official')]).toEqual([3_250, 3_250])
    expect((await history(ids[249] as string)).at(-1)).toMatchObject({ act: 'verify', by: 'Người pt1', reason: 'Theo danh sách «D05-TS tháng 11.xlsx»' })
  })

  test('nothing waits: nothing happens', async () => {
    const { ids, rows } = await pairs(2)
    const list = await importList(house, pt1, rows)
    for (const id of ids) await verify(pt1, id)
    const before = await dump(house)
    expect(await verifyAll(house, pt1, list.id)).toMatchObject({ status: 200, body: { confirming: false } })
    expect(await dump(house)).toBe(before)
  })

  test('it is taken back while it is fresh, but for entries that changed since', async () => {
    const { ids, rows } = await pairs(3)
    const list = await importList(house, pt1, rows)
    await verify(pt1, ids[0] as string)
    await verifyAll(house, pt1, list.id)
    await unverify(pt1, ids[1] as string)
    await verify(pt1, ids[1] as string)
    house.clock.now += 14 * 60_000
    expect((await look(pt1, list.id)).undo).toMatchObject({ count: 1 })
    expect((await pt1.post(`/api/lists/${list.id}/verifications/undo`)).status).toBe(200)
    await settled(house)
    expect(await states(ids)).toEqual(['verified', 'verified', 'received'])
    expect((await history(ids[2] as string)).map(({ act }: { act: string }) => act)).toEqual(['log', 'verify', 'unverify'])
    expect(await pt1.post(`/api/lists/${list.id}/verifications/undo`)).toMatchObject({ status: 409, body: { code: 'undo-late' } })
    expect((await look(pt1, list.id)).counts.toConfirm).toBe(1)
  })

  test('after a quarter of an hour it is not, nor by anybody else', async () => {
    const { ids, rows } = await pairs(2)
    const list = await importList(house, pt1, rows)
    await verifyAll(house, pt1, list.id)
    const btc1 = await house.enter('btc1')
    expect((await look(btc1, list.id)).undo).toBeNull()
    house.clock.now += 15 * 60_000
    expect((await look(pt1, list.id)).undo).toBeNull()
    expect(await pt1.post(`/api/lists/${list.id}/verifications/undo`)).toMatchObject({ body: { code: 'undo-late' } })
    expect(await states(ids)).toEqual(['verified', 'verified'])
  })

  test('an entry that was mended into another between comparing and confirming is not confirmed when it was returned', async () => {
    const { ids, rows } = await pairs(2)
    const list = await importList(house, pt1, rows)
    await tell(pt1, ids[0] as string, 'return')
    await verifyAll(house, pt1, list.id)
    expect(await states(ids)).toEqual(['returned', 'verified'])
  })
})

describe('a server that ends in the middle', () => {
  test('goes on comparing at the next start, and comes to the same', async () => {
    const { rows } = await pairs(450)
    const { id } = (await begin(house, pt1, rows)).body
    for (let from = 0; from < rows.length; from += 500) await sendRows(pt1, id, rows.slice(from, from + 500))
    await pt1.post(`/api/lists/${id}/matching`)
    house = await house.reopen()
    pt1 = await house.enter('pt1')
    const half = await look(pt1, id)
    expect(half).toMatchObject({ state: 'matching', received: 450 })
    expect(half.done).toBeLessThan(450)
    await resumeLists(house.store)
    await settled(house)
    expect(await look(pt1, id)).toMatchObject({ state: 'matched', done: 450, counts: { agreed: 450, toConfirm: 450, doubtful: 0, unmatched: 0 } })
  })

  test('goes on confirming at the next start, each entry once', async () => {
    const { ids, rows } = await pairs(350)
    const list = await importList(house, pt1, rows)
    await pt1.post(`/api/lists/${list.id}/verifications`)
    house = await house.reopen()
    pt1 = await house.enter('pt1')
    const half = await look(pt1, list.id)
    expect(half).toMatchObject({ confirming: true, stalled: true })
    expect(await pt1.post(`/api/lists/${list.id}/rows/1/decision`, { same: true })).toMatchObject({ body: { code: 'list-running' } })
    await resumeLists(house.store)
    await settled(house)
    expect(await look(pt1, list.id)).toMatchObject({ confirming: false, counts: { toConfirm: 0 } })
    expect(new Set(await states(ids))).toEqual(new Set(['verified']))
    const { rows: lines } = await house.store.connections.reader.execute(`SELECT count(*) AS n FROM transitions WHERE act = 'verify'`)
    expect(lines[0]?.['n']).toBe(350)
  })
})

describe('pair by pair', () => {
  const doubtful = async () => {
    const { ids, rows } = await pairs(2)
    const list = await importList(
      house,
      pt1,
      rows.map((row) => ({ ...row, months: 6 })),
    )
    expect(list.counts).toMatchObject({ agreed: 0, doubtful: 2 })
    return { ids, id: list.id, at: (row: number) => `/api/lists/${list.id}/rows/${row}/decision` }
  }

  test('the same makes it agreed and confirms its entry; told apart, the entry is without a payment', async () => {
    const { ids, id, at } = await doubtful()
    const { body } = await pt1.post(at(1), { same: true, reason: 'Đóng hai lần 6 tháng' })
    expect(body).toMatchObject({ group: 'agreed', doubts: [], entry: { state: 'verified' }, decision: { by: 'Người pt1', reason: 'Đóng hai lần 6 tháng' } })
    expect((await pt1.post(at(2), { same: false })).body).toMatchObject({ group: 'different', doubts: ['months'], entry: { state: 'received' } })
    expect(await states(ids)).toEqual(['verified', 'received'])
    expect((await look(pt1, id)).counts).toEqual({ agreed: 1, toConfirm: 0, doubtful: 0, unmatched: 0, different: 1, withoutPayment: 1 })
  })

  test('the first word stands, and a row without an entry has no pair', async () => {
    const { id, at } = await doubtful()
    const both = await Promise.all([pt1.post(at(1), { same: true }), pt1.post(at(1), { same: false })])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await pt1.post(at(1), { same: false })).toMatchObject({ status: 409, body: { code: 'pair-decided' } })
    expect((await rowsOf(pt1, id, 'agreed')).map(({ row }) => row)).toEqual([1])
    const list = await importList(house, pt1, [payment(1, { name: 'LE VAN CA', cccd: newCccd() })])
    expect(await pt1.post(`/api/lists/${list.id}/rows/1/decision`, { same: true })).toMatchObject({ status: 409, body: { code: 'pair-missing' } })
    expect(await pt1.post(`/api/lists/${list.id}/rows/2/decision`, { same: true })).toMatchObject({ status: 404, body: { code: 'row-unknown' } })
  })

  test('an entry of a doubtful pair that was mended is told as newer, and agrees when compared anew', async () => {
    const { ids, id } = await doubtful()
    await correct(house, a, ids[0] as string, { months: 6 })
    expect((await look(pt1, id)).newer).toBe(1)
    await pt1.post(`/api/lists/${id}/matching`)
    await settled(house)
    expect(await look(pt1, id)).toMatchObject({ newer: 0, counts: { agreed: 1, doubtful: 1 } })
  })

  test('a number that somebody writes into a reason is masked', async () => {
    const { at } = await doubtful()
    const { body } = await pt1.post(at(1), { same: false, reason: 'Người khác, CCCD 079190001234' })
    expect(body.decision.reason).toBe('Người khác, CCCD 079***1234')
    expect(AT('2025-11-13T09:00:00+07:00')).toBe(body.decision.at)
  })
})
