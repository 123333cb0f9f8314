import { afterEach, beforeEach, expect, test } from 'vitest'
import type { GiftFigures } from '#contract/gift-figures.ts'
import { tell } from '../cast/deeds.ts'
import { fetched, twice, unknownCode } from '../cast/gift-cases.ts'
import { OWN_VERIFIERS } from '../cast/furniture.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { log, newCccd } from '../cast/phone.ts'

const PLAN = {
  organisations: OWN_VERIFIERS,
  staff: [
    { code: 'a', organisation: 'u1' },
    { code: 'c', organisation: 'u2' },
    { code: 'pta', organisation: 'u1', role: 'supervisor' as const },
  ],
}
let house: House
beforeEach(async () => (house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: PLAN })))
afterEach(() => house.close())

const figures = async (code: string, query = '') =>
  (await (await house.enter(code)).get(`/api/gift-figures?campaign=${house.furniture.campaignId}${query}`)).body
const rowOf = (body: GiftFigures, name: string) => body.offices.find((row) => row.office?.name === name)

test('issued, fetched, extra and waiting add up, by office and by day, with what wants a second look', async () => {
  await log(house, await house.as('a'))
  await log(house, await house.as('c'))
  house.clock.now = AT('2025-11-14T09:00:00+07:00')
  await twice(house)
  const body = await figures('btc1')
  expect(body.sum).toMatchObject({ issued: 3, redeemed: 1, waiting: 2, extra: 1, undone: 0, expired: 0, bursts: 1, proxies: 1, overrides: 1, factsWrong: 1 })
  expect(rowOf(body, 'Quầy q1')).toMatchObject({ redeemed: 1, extra: 0 })
  expect(rowOf(body, 'Quầy q2')).toMatchObject({ redeemed: 0, extra: 1, overrides: 1 })
  expect(body.days).toMatchObject([
    { day: '2025-11-13', issued: 2, redeemed: 0 },
    { day: '2025-11-14', issued: 1, redeemed: 1, extra: 1 },
  ])
  expect(body).toMatchObject({ medianDays: 0, overrides: [{ by: 'Người pt1', office: 'Quầy q2' }], bursts: [{ collector: { code: 'a' }, gifts: 1 }] })
  expect(body.collectors).toMatchObject([
    { collector: { code: 'a' }, waiting: 1 },
    { collector: { code: 'c' }, waiting: 1, organisation: 'Đơn vị u2' },
  ])
})

test('days asked for bound what happened, never what stands now', async () => {
  await fetched(house)
  house.clock.now = AT('2025-11-20T09:00:00+07:00')
  await log(house, await house.as('a'))
  const body = await figures('btc1', '&from=2025-11-20&to=2025-11-21')
  expect(body.sum).toMatchObject({ issued: 1, redeemed: 0, waiting: 1 })
  expect(await figures('btc1', '&from=2025-11-40')).toMatchObject({ code: 'body-malformed' })
})

test('a supervisor counts the entries they see, and a code nobody knows stands beside', async () => {
  await log(house, await house.as('a'))
  await fetched(house, 'c')
  await unknownCode(house)
  const [all, own] = [await figures('btc1'), await figures('pta')]
  expect([all.sum.issued, all.sum.redeemed, own.sum.issued, own.sum.redeemed]).toEqual([2, 1, 1, 0])
  expect(own.collectors.map((row: GiftFigures['collectors'][number]) => row.collector.code)).toEqual(['a'])
})

test('those that end soon are counted on the last days, and expired ones wait no more', async () => {
  await log(house, await house.as('a'))
  house.clock.now = AT('2026-01-10T09:00:00+07:00')
  expect(await figures('btc1')).toMatchObject({ lastVoucherDay: '2026-01-15', daysLeft: 5, within7: 1, within14: 1, sum: { waiting: 1, expired: 0 } })
  house.clock.now = AT('2026-01-16T00:00:00+07:00')
  expect(await figures('btc1')).toMatchObject({ daysLeft: -1, within7: 0, collectors: [], sum: { waiting: 0, expired: 1 } })
})

test('a voucher whose right was taken back is none that was issued', async () => {
  const id = await log(house, await house.as('a'), { cccd: newCccd() })
  await tell(await house.as('pta'), id, 'rejection')
  expect((await figures('btc1')).sum).toMatchObject({ issued: 0, waiting: 0 })
})
