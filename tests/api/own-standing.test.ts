import { afterEach, expect, test } from 'vitest'
import type { OwnStanding } from '#contract/standings.ts'
import { close, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
afterEach(() => house.close())

const own = async (code: string, period = 'week 1') =>
  (await (await house.enter(code)).get<OwnStanding>(`/api/campaigns/${house.furniture.campaignId}/standings/me?period=${house.furniture.period(period)}`)).body
const open = async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
}

test('the best week is the one with most points, provisional while it runs, by the snapshot once it is closed', async () => {
  await open()
  expect((await own('a')).best).toBeNull()
  const first = await log(house, await house.enter('a'), { months: 12 })
  await verify(await house.enter('pt1'), first)
  expect((await own('a')).best).toEqual({ kind: 'week', number: 1, points: 13 })
  house.clock.now = AT('2025-11-20T09:00:00+07:00')
  await log(house, await house.enter('a'), { months: 12 })
  expect((await own('a', 'week 2')).best).toEqual({ kind: 'week', number: 1, points: 13 })
  await close(house, await house.enter('btc1'), 'week 1')
  await log(house, await house.enter('a'), { product: 'bhyt-hgd' })
  expect((await own('a', 'week 2')).best).toEqual({ kind: 'week', number: 2, points: 16 })
  await (await house.enter('pt1')).post(`/api/enrolments/${first}/cancellation`, { reason: 'Trả lại tiền' })
  expect((await own('a', 'phase')).best).toEqual({ kind: 'week', number: 2, points: 16 })
  expect((await own('b')).best).toBeNull()
})

test('a closed week shows its snapshot in both kinds of figures, without a next step', async () => {
  await open()
  await verify(await house.enter('pt1'), await log(house, await house.enter('a'), { months: 12 }))
  house.clock.now = AT('2025-11-20T09:00:00+07:00')
  await close(house, await house.enter('btc1'), 'week 1')
  const seen = await own('a')
  expect(seen).toMatchObject({ final: { version: 1 }, provisional: { points: 13, rank: 1 }, official: { points: 13, rank: 1 }, next: null, median: 13 })
  expect(seen.around.map(({ rank, code }) => [rank, code])).toEqual([
    [1, 'a'],
    [null, 'b'],
    [null, 'c'],
  ])
})

test('who collects nothing stands nowhere', async () => {
  await open()
  await log(house, await house.enter('a'))
  expect(await own('btc1')).toMatchObject({ provisional: { points: 0, rank: null }, around: [], next: null, best: null, team: null, median: 13 })
})
