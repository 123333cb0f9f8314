import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { balanceOf, makeCounter, participant, type Counter } from '../cast/counter.ts'
import { makeHouse, type House } from '../cast/house.ts'
import { newId } from '../cast/phone.ts'

let house: House
let one: Counter
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  one = await makeCounter(house, 'q1')
})
afterEach(() => house.close())

const pass = (minutes: number) => void (house.clock.now += minutes * 60_000)
const wrongFor = (cccd: string) => (cccd.endsWith('0000') ? '0001' : '0000')
type Receipt = { code?: string; outcome?: { result: string } }
const said = (receipts: Receipt[]) => receipts.map(({ code, outcome }) => code ?? outcome?.result)
const times = <Said>(count: number, word: Said): Said[] => Array.from({ length: count }, () => word)

describe('ten wrong last fours within ten minutes lock the device', () => {
  test('in a sync, also within one batch; the right ones wait until it is over, and are booked then', async () => {
    const { code, cccd } = await participant(house)
    const [typed, right] = [{ code, source: 'typed', mode: 'online' } as const, cccd.slice(-4)]
    for (let count = 0; count < 10; count += 1) one.queue({ ...typed, fact: wrongFor(cccd) })
    const id = one.queue({ ...typed, fact: right })
    expect(said(await one.sync())).toEqual([...times(10, 'fact-wrong'), 'lookup-locked'])
    expect((await one.person.get(`/api/vouchers?code=${code}`)).body.code).toBe('lookup-locked')
    one.state.outbox = one.state.outbox.filter((item) => item.id === id)
    pass(9)
    expect(said(await one.sync())).toEqual(['lookup-locked'])
    pass(1)
    expect(await one.sync()).toMatchObject([{ id, outcome: { result: 'redeemed', balance: 9 } }])
  })

  test('in the one call, together with unknown codes, and it says how long', async () => {
    const { code, cccd } = await participant(house)
    const give = (fact: string) => one.person.post(`/api/vouchers/${code}/handover`, { id: newId(), source: 'typed', fact })
    for (let count = 0; count < 9; count += 1) expect(await give(wrongFor(cccd))).toMatchObject({ status: 422, body: { code: 'fact-wrong' } })
    pass(4)
    one.queue({ code, source: 'typed', mode: 'online', fact: wrongFor(cccd) })
    expect(said(await one.sync())).toEqual(['fact-wrong'])
    const locked = await give(cccd.slice(-4))
    expect(locked).toMatchObject({ status: 429, body: { code: 'lookup-locked' } })
    expect(locked.headers.get('retry-after')).toBe('360')
    pass(6)
    expect((await give(cccd.slice(-4))).body).toMatchObject({ verdict: 'redeemed', balance: 9 })
  })

  test('but never what was handed over: without network, or by another sign than typed digits', async () => {
    const [first, second] = [await participant(house), await participant(house)]
    for (let count = 0; count < 10; count += 1) one.queue({ code: first.code, source: 'typed', mode: 'online', fact: wrongFor(first.cccd) })
    await one.sync()
    one.state.outbox = []
    one.queue({ code: first.code, source: 'typed', fact: wrongFor(first.cccd) })
    one.queue({ code: second.code, mode: 'online' })
    expect(said(await one.sync())).toEqual(['redeemed', 'redeemed'])
    expect(await balanceOf(house, 'q1')).toBe(8)
  })
})
