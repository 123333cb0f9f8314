import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeCounter, participant, type Counter } from '../cast/counter.ts'
import { correct, REASON, verify } from '../cast/deeds.ts'
import { makeHouse, type House } from '../cast/house.ts'
import { newId } from '../cast/phone.ts'

let house: House
let one: Counter
let two: Counter
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  one = await makeCounter(house, 'q1')
  two = await makeCounter(house, 'q2')
})
afterEach(() => house.close())

const lose = async () => (await house.enter('pt1')).post(`/api/offices/${one.officeId}/holding-device/override`, REASON)
const override = async (code: string, who = 'pt1') => (await house.enter(who)).post(`/api/vouchers/${code}/override`, REASON)

describe('a holding device hears what became of an entry', () => {
  test('that was verified, so that nobody is told it waits', async () => {
    const { id } = await participant(house)
    await one.hold()
    expect((await one.round()).vouchers).toMatchObject([{ unverified: true }])
    await verify(await house.enter('pt1'), id)
    expect((await one.round()).vouchers).toMatchObject([{ unverified: false, hold: expect.any(Number) }])
  })

  test('that was corrected: the digits it asks for offline are the new ones', async () => {
    const { id, code } = await participant(house)
    await one.hold()
    await one.round()
    const phone = '0912345678'
    await correct(house, await house.enter('a'), id, { phone })
    expect((await one.round()).vouchers).toMatchObject([{ facts: expect.arrayContaining(['5678']) }])
    expect(one.give({ code })).not.toBeNull()
  })
})

describe('a device whose hold was overridden hears of it', () => {
  test('when the voucher is of another office by now', async () => {
    const { code } = await participant(house)
    await one.hold()
    await one.round()
    await two.person.post(`/api/vouchers/${code}/transfer`, { id: newId(), officeId: two.officeId })
    await two.claim(code)
    await override(code, 'btc1')
    expect((await one.round()).vouchers).toMatchObject([{ code, hold: null }])
    expect(one.give({ code })).toBeNull()
    expect((await one.round()).vouchers).toEqual([])
  })

  test('when it holds for no office', async () => {
    const { code } = await participant(house)
    await two.claim(code)
    await one.claim(code)
    await override(code)
    await two.round()
    expect(two.give({ code })).toBeNull()
  })

  test('when it was lost and is found', async () => {
    const { code } = await participant(house)
    await one.hold()
    await one.round()
    await lose()
    await one.round()
    expect(one.give({ code })).toBeNull()
    expect((await one.round()).vouchers).toEqual([])
    expect((await two.round()).vouchers).toEqual([])
  })

  test('when it was lost with a voucher of another office’s home', async () => {
    const { code } = await participant(house, 'q2')
    await one.hold()
    await one.claim(code)
    await lose()
    await one.round()
    expect(one.give({ code })).toBeNull()
  })

  test('when it was lost before such a word had a number', async () => {
    const [kept, { code }] = [await participant(house, 'q2'), await participant(house)]
    await one.hold()
    await one.round()
    await lose()
    await one.claim(kept.code)
    await house.store.connections.writer.batch(['DROP TRIGGER overrides_no_update', 'UPDATE overrides SET up_to = NULL'], 'write')
    expect((await one.round()).ended).toBeGreaterThan(0)
    expect([one.give({ code }), one.give({ code: kept.code })]).toEqual([null, expect.any(String)])
  })

  test('and of nothing else any more, while what it is given from then on is its own', async () => {
    const { id } = await participant(house)
    await one.hold()
    await one.round()
    await lose()
    await one.round()
    await verify(await house.enter('pt1'), id)
    const { code } = await participant(house)
    expect((await one.round()).vouchers).toEqual([])
    await one.claim(code)
    await one.round()
    expect(one.give({ code })).not.toBeNull()
  })
})
