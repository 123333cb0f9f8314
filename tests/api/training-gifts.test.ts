import { afterEach, beforeEach, expect, test } from 'vitest'
import { openUnknown } from '#db/vouchers/parked.ts'
import { balanceOf, giftCases, makeCounter } from '../cast/counter.ts'
import { see } from '../cast/deeds.ts'
import { makeHouse, type House } from '../cast/house.ts'
import { log, newCccd, newId } from '../cast/phone.ts'
import { make, newCampaign } from '../cast/set-up.ts'

const DAY = 86_400_000
let house: House
let dry: string
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-01T08:00:00+07:00' })
  const body = newCampaign('35-days', { training: true, copyOf: house.furniture.campaignId, name: 'Tập dượt' })
  dry = (await make(await house.enter('btc1'), body)).body.id
  house.clock.now = Date.parse('2025-11-13T09:00:00+07:00')
})
afterEach(() => house.close())

test('a blank of a dry run moves no mug, neither given nor taken back, and asks nobody after seven days', async () => {
  const { blanks } = (await (await house.enter('a')).post('/api/blanks', { campaignId: dry, have: [], taken: [] })).body
  const counter = await makeCounter(house, 'q1')
  const [first] = [blanks[0].code, blanks[1].code].map((code) => counter.queue({ code }))
  expect((await counter.sync()).map(({ outcome }) => [outcome.result, outcome.balance])).toEqual([
    ['parked', null],
    ['parked', null],
  ])
  const undo = { id: newId(), kind: 'undo' as const, of: first as string, capturedAt: house.clock.now, body: { returned: true } }
  counter.state.outbox.push(undo)
  expect(await counter.sync()).toMatchObject([{ outcome: { result: 'undone', balance: null } }])
  expect(await balanceOf(house, 'q1')).toBe(10)
  house.clock.now += 8 * DAY
  await openUnknown(house.store)
  expect(await giftCases(house)).toEqual([])
})

test('a place in line is for a gift, which a dry run does not give', async () => {
  const entry = await log(house, await house.enter('a'), { campaignId: dry, cccd: newCccd() })
  const { voucher } = await see(await house.enter('pt1'), entry)
  const clerk = await house.enter('q1')
  expect(await clerk.post(`/api/vouchers/${voucher?.code}/appointment`, { id: newId() })).toMatchObject({ status: 409, body: { code: 'training-campaign' } })
  expect((await clerk.get(`/api/stock/${house.furniture.office('q1')}`)).body).toMatchObject({ promised: 0 })
})

test('a participant’s CCCD finds the voucher that may still be fetched, whichever campaign it is of', async () => {
  const organiser = await house.enter('btc1')
  const later = newCampaign('35-days', { copyOf: house.furniture.campaignId, name: 'Đợt kế tiếp' }, '2025-11-20')
  const campaignId = (await make(organiser, later)).body.id
  const cccd = newCccd()
  await log(house, await house.enter('a'), { cccd })
  house.clock.now = Date.parse('2025-11-21T09:00:00+07:00')
  const entry = await log(house, await house.enter('a'), { campaignId, cccd, product: 'bhyt-hgd', coverage: { insured: 'never' } })
  const code = (await see(await house.enter('pt1'), entry)).voucher?.code
  const clerk = await house.enter('q1')
  const found = async () => (await clerk.post('/api/vouchers', { cccd })).body
  expect(await found()).toMatchObject({ verdict: 'redeemable', code })
  await clerk.post(`/api/vouchers/${code}/handover`, { id: newId(), source: 'cccd' })
  const other = await found()
  expect(other).toMatchObject({ verdict: 'redeemable', campaignId: house.furniture.campaignId })
  await clerk.post(`/api/vouchers/${other.code}/handover`, { id: newId(), source: 'cccd' })
  expect(await found()).toMatchObject({ verdict: 'already-redeemed', code })
})
