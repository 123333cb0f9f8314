import { afterEach, beforeEach, expect, test } from 'vitest'
import { see } from '../cast/deeds.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { importList, look, payment, rowsOf } from '../cast/lists.ts'
import { log, newCccd } from '../cast/phone.ts'

let house: House
let a: Person
let pt1: Person
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  a = await house.enter('a')
  pt1 = await house.enter('pt1')
})
afterEach(() => house.close())

/** A pair that differs in its amount: row 1 of a list. */
async function doubtfulPair() {
  const cccd = newCccd()
  const id = await log(house, a, { cccd, amount: 3_168_000 })
  const list = await importList(house, pt1, [payment(1, { cccd, amount: 1_584_000, name: 'Nguyễn Thị Mỹ Duyên', collectorCode: 'a' })])
  return { id, list, address: `/api/lists/${list.id}/rows/1/decision` }
}

test('a word that told a pair apart is taken back: it is doubtful again as it was, and may be decided the other way', async () => {
  const { id, list, address } = await doubtfulPair()
  await pt1.post(address, { same: false, reason: 'Hai người khác nhau' })
  expect((await look(pt1, list.id)).counts).toMatchObject({ doubtful: 0, different: 1 })
  expect((await pt1.send('DELETE', address)).status).toBe(204)
  const [row] = await rowsOf(pt1, list.id, 'doubtful')
  expect([row?.doubts, row?.decision, row?.entry?.id, row?.mine]).toEqual([['amount'], null, id, true])
  expect((await look(pt1, list.id)).counts).toMatchObject({ doubtful: 1, different: 0 })
  expect((await pt1.post(address, { same: true })).status).toBe(200)
  expect((await see(pt1, id)).state).toBe('verified')
})

test('what was not told apart is refused by name, twice the same as once', async () => {
  const { address } = await doubtfulPair()
  expect((await pt1.send('DELETE', address)).body.code).toBe('pair-missing')
  await pt1.post(address, { same: true })
  expect((await pt1.send('DELETE', address)).body.code).toBe('pair-missing')
})

test('a collector takes back nothing, nor does an organiser without that duty', async () => {
  const { list, address } = await doubtfulPair()
  await pt1.post(address, { same: false })
  const btc1 = await house.enter('btc1')
  expect([(await a.send('DELETE', address)).status, (await btc1.send('DELETE', address)).status]).toEqual([403, 403])
  expect((await look(pt1, list.id)).counts.different).toBe(1)
})
