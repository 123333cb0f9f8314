import { afterEach, beforeEach, expect, test } from 'vitest'
import { eraseDue } from '#db/campaigns/erase.ts'
import { handovers, parked } from '#db/schema/index.ts'
import { makeCode } from '#rules/voucher-codes.ts'
import { giftCases, makeCounter, participant } from '../cast/counter.ts'
import { makeHouse, type House } from '../cast/house.ts'
import { newId, syncAs } from '../cast/phone.ts'
import { make, newCampaign } from '../cast/set-up.ts'

const DAY = 86_400_000
let house: House
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
})
afterEach(() => house.close())

test('a tap by a clock that had lost its day is dated by the server, and beats nobody by it', async () => {
  const { code } = await participant(house)
  const [one, two] = [await makeCounter(house, 'q1'), await makeCounter(house, 'q2')]
  const handover = (officeId: string, capturedAt: number) => ({
    ...{ id: newId(), kind: 'handover', capturedAt },
    body: { code, officeId, source: 'scan', mode: 'offline', hold: null, fact: null, proxy: null },
  })
  const first = await syncAs(house, one.person, [handover(one.officeId, house.clock.now - 60_000)])
  const second = await syncAs(house, two.person, [handover(two.officeId, 0)])
  expect([first, second].map(({ body }) => body.receipts[0])).toMatchObject(['redeemed', 'extra'].map((result) => ({ outcome: { result } })))
  expect(await giftCases(house)).toEqual(['extra-handover'])
  const { body } = await two.person.get('/api/handovers')
  expect(body.handovers).toMatchObject([{ at: house.clock.now, standing: false }])
})

test('nobody takes an own handover back as their own supervisor', async () => {
  const boss = await house.enter('pt1')
  const office = house.furniture.office('q1')
  const asked = { staffId: boss.id, role: 'clerk', organisationId: null, officeId: office, from: '2025-11-13' }
  expect(await (await house.enter('btc1')).post('/api/assignments', asked)).toMatchObject({ status: 200 })
  const { code } = await participant(house)
  const id = newId()
  const both = await house.enter('pt1')
  expect((await both.post(`/api/vouchers/${code}/handover`, { id, source: 'scan' })).body).toMatchObject({ verdict: 'redeemed', office: 'Quầy q1' })
  house.clock.now += 20 * 60_000
  expect((await boss.get('/api/handovers')).body.handovers).toMatchObject([{ id, mayUndo: false }])
  const said = { id: newId(), returned: true, reason: 'Trao nhầm' }
  expect(await boss.post(`/api/handovers/${id}/undo`, said)).toMatchObject({ status: 403, body: { code: 'own-handover' } })
  expect((await boss.get(`/api/stock/${office}`)).body.balance).toBe(9)
})

test('a page of the build before, which names no operation, takes a handover back too, and once', async () => {
  const { code } = await participant(house)
  const id = newId()
  const clerk = await house.enter('q1')
  expect((await clerk.post(`/api/vouchers/${code}/handover`, { id, source: 'scan' })).body.verdict).toBe('redeemed')
  const boss = await house.enter('pt1')
  const undo = () => boss.post(`/api/handovers/${id}/undo`, { returned: true, reason: 'Trao nhầm' })
  expect([(await undo()).status, (await undo()).body.code]).toEqual([204, 'already-decided'])
  expect((await boss.get(`/api/stock/${house.furniture.office('q1')}`)).body.balance).toBe(10)
})

test('erasing takes the last digits of those who fetched for others along, and leaves that they did', async () => {
  const dry = newCampaign('35-days', { training: true, copyOf: house.furniture.campaignId, name: 'Tập dượt' }, '2025-11-13')
  const { id: campaignId, lastDay } = (await make(await house.enter('btc1'), dry)).body as { id: string; lastDay: string }
  const [practised, real] = [await participant(house, 'q1', { campaignId }), await participant(house)]
  const counter = await makeCounter(house, 'q1')
  const proxy = { relation: 'family', lastFour: '4321' }
  for (const code of [practised.code, real.code, makeCode('0000000001')]) counter.queue({ code, proxy })
  expect((await counter.sync()).map(({ outcome }) => outcome.result)).toEqual(['training', 'redeemed', 'parked'])
  house.clock.now = Date.parse(`${lastDay}T00:00:00+07:00`) + 91 * DAY
  expect(await eraseDue(house.store)).toEqual([campaignId])
  const { read } = house.store.connections
  const proxies = new Map((await read.select().from(handovers)).map((row) => [row.voucherCode, row.proxy]))
  expect([proxies.get(practised.code), proxies.get(real.code)]).toEqual([{ relation: 'family', lastFour: null }, proxy])
  expect(await read.select({ proxy: parked.proxy }).from(parked)).toEqual([{ proxy: { relation: 'family', lastFour: null } }])
})
