import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { correct, openCases, see, tell } from '../cast/deeds.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { importList, look, payment, rowsOf, settled, verifyAll } from '../cast/lists.ts'
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

const paid = (row: number, cccd: string) => payment(row, { cccd, months: 12, collectorCode: 'a' })
const state = async (id: string) => (await see(pt1, id)).state

describe('an entry that its collector corrected after the comparing', () => {
  test('is not confirmed in one go, is told as newer, and is doubtful when compared anew', async () => {
    const [one, two] = [newCccd(), newCccd()]
    const ids = [await log(house, a, { cccd: one, months: 12 }), await log(house, a, { cccd: two, months: 12 })]
    const list = await importList(house, pt1, [paid(1, one), paid(2, two)])
    expect(list.counts).toMatchObject({ agreed: 2, toConfirm: 2 })
    house.clock.now += 60_000
    await correct(house, a, ids[0] as string, { months: 24 })
    expect(await look(pt1, list.id)).toMatchObject({ newer: 1, counts: { agreed: 2, toConfirm: 1 } })
    await verifyAll(house, pt1, list.id)
    expect([await state(ids[0] as string), await state(ids[1] as string)]).toEqual(['received', 'verified'])
    await pt1.post(`/api/lists/${list.id}/matching`)
    await settled(house)
    expect(await look(pt1, list.id)).toMatchObject({ newer: 0, counts: { agreed: 1, doubtful: 1, toConfirm: 0 } })
  })

  test('is confirmed in one go once it says again what the payment says', async () => {
    const cccd = newCccd()
    const id = await log(house, a, { cccd, months: 24 })
    const list = await importList(house, pt1, [paid(1, cccd)])
    await tell(pt1, id, 'return')
    house.clock.now += 60_000
    await correct(house, a, id, { months: 12 })
    await pt1.post(`/api/lists/${list.id}/matching`)
    await settled(house)
    await verifyAll(house, pt1, list.id)
    expect(await state(id)).toBe('verified')
  })

  test('is not confirmed in one go either when a person had said that the two are one and the same', async () => {
    const cccd = newCccd()
    const id = await log(house, a, { cccd, months: 24 })
    const list = await importList(house, pt1, [paid(1, cccd)])
    await tell(pt1, id, 'return')
    await pt1.post(`/api/lists/${list.id}/rows/1/decision`, { same: true })
    house.clock.now += 60_000
    await correct(house, a, id, { months: 36 })
    expect((await look(pt1, list.id)).counts.toConfirm).toBe(0)
    await verifyAll(house, pt1, list.id)
    expect(await state(id)).toBe('received')
  })
})

test('a payment whose two numbers belong to two persons is doubtful, though each of them says the same', async () => {
  const [cccd, insuranceNumber] = [newCccd(), '0790000456']
  await log(house, a, { cccd, product: 'bhyt-hgd' })
  await log(house, a, { cccd: null, insuranceNumber, months: 12 })
  const list = await importList(house, pt1, [payment(1, { cccd, insuranceNumber, months: 12, collectorCode: 'a' })])
  expect(list.counts).toMatchObject({ agreed: 0, doubtful: 1 })
  expect((await rowsOf(pt1, list.id))[0]?.doubts).toContain('numbers')
})

describe('an entry whose numbers link two persons', () => {
  const insuranceNumber = '0790000123'
  const linked = async () => {
    const [cccd, name] = [newCccd(), 'NGUYEN THI MY DUYEN']
    const first = await log(house, a, { cccd, name, product: 'bhxh-tn' })
    await log(house, a, { cccd: null, insuranceNumber, name, product: 'bhxh-tn' })
    const linking = await log(house, a, { cccd, insuranceNumber, name, product: 'bhyt-hgd' })
    return { first, linking, cccd, name }
  }

  test('joins them when a list confirms it, as a supervisor’s own word does', async () => {
    const { linking, cccd, name } = await linked()
    expect(await openCases(pt1)).toMatchObject([{ kind: 'identity' }])
    const list = await importList(house, pt1, [payment(1, { product: 'bhyt-hgd', name, cccd, insuranceNumber, collectorCode: 'a' })])
    await verifyAll(house, pt1, list.id)
    expect(await state(linking)).toBe('verified')
    expect(await openCases(pt1)).toMatchObject([{ kind: 'duplicate' }])
  })

  test('joins them when a pair is said to be one and the same', async () => {
    const { linking, cccd, name } = await linked()
    const list = await importList(house, pt1, [payment(1, { product: 'bhyt-hgd', name, cccd, insuranceNumber, amount: 1, collectorCode: 'a' })])
    await pt1.post(`/api/lists/${list.id}/rows/1/decision`, { same: true })
    expect(await state(linking)).toBe('verified')
    expect(await openCases(pt1)).toMatchObject([{ kind: 'duplicate' }])
  })
})
