import { afterEach, expect, test } from 'vitest'
import type { OwnStanding, Standings } from '#contract/standings.ts'
import { close, correct, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
afterEach(() => house.close())

const own = async (code: string) =>
  (await (await house.enter(code)).get<OwnStanding>(`/api/campaigns/${house.furniture.campaignId}/standings/me?period=${house.furniture.period('week 1')}`))
    .body
const board = async (query: string) =>
  (await (await house.enter('pt1')).get<Standings>(`/api/campaigns/${house.furniture.campaignId}/standings?period=${house.furniture.period('week 1')}${query}`))
    .body
const open = async (tieBreaker: 'own-target' | 'last-receipt') => {
  const organisations = [{ code: 'u1', targets: { 'week 1': { 'bhxh-tn': 4 } } }, { code: 'u2' }]
  const campaign = { settings: { twoPersonClose: false, tieBreakers: [tieBreaker] } }
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: { organisations, campaign } })
}

test('the own target decides a tie where the campaign wants it, the share of the team’s never', async () => {
  await open('own-target')
  house.clock.now = AT('2025-11-10T09:00:00+07:00')
  const cellOf = async (code: string, target: number) => ({
    ...{ periodId: house.furniture.period('week 1'), ownerId: (await house.enter(code)).id, product: 'bhxh-tn', target },
  })
  const targets = [await cellOf('b', 2), await cellOf('c', 1)]
  const organiser = await house.enter('btc1')
  expect((await organiser.post(`/api/campaigns/${house.furniture.campaignId}/targets`, { targets })).status).toBeLessThan(300)
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  for (const code of ['a', 'b', 'c']) await log(house, await house.enter(code), { months: 1 })
  expect((await board('')).rows.map(({ rank, code, tie }) => [rank, code, tie])).toEqual([
    [1, 'c', { kind: 'won', by: 'own-target', mine: 1, theirs: 0.5 }],
    [2, 'b', { kind: 'won', by: 'own-target', mine: 0.5, theirs: 0 }],
    [3, 'a', null],
  ])
  expect((await own('c')).target).toEqual({ voluntary: 1, household: 0, own: true })
  expect((await own('a')).target).toEqual({ voluntary: 2, household: 0, own: false })
})

test('an earlier last receipt decides a tie where the campaign wants it, also after the receipt’s time was corrected', async () => {
  await open('last-receipt')
  const ranks = async () => (await board('')).rows.map(({ rank, code }) => [rank, code]).slice(0, 2)
  await log(house, await house.enter('a'), { months: 1 })
  house.clock.now += 60_000
  const later = await log(house, await house.enter('b'), { months: 1 })
  expect(await ranks()).toEqual([
    [1, 'a'],
    [2, 'b'],
  ])
  await correct(house, await house.enter('b'), later, { collectedAt: AT('2025-11-13T07:00:00+07:00'), collectedFrom: 'receipt' })
  expect(await ranks()).toEqual([
    [1, 'b'],
    [2, 'a'],
  ])
  house.clock.now += 60_000
  for (const code of ['b', 'a']) await log(house, await house.enter(code), { product: 'bhyt-hgd', collectedAt: house.clock.now++ })
  expect(await ranks()).toEqual([
    [1, 'b'],
    [2, 'a'],
  ])
})

test('a tie that the money decides says so without saying how much anyone collected, to whoever reads it', async () => {
  const campaign = { settings: { twoPersonClose: false, tieBreakers: ['amount' as const] } }
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: { campaign } })
  const ids = [
    await log(house, await house.enter('a'), { months: 1, amount: 411_111 }),
    await log(house, await house.enter('b'), { months: 1, amount: 422_222 }),
  ]
  const told = async () => {
    const { rows } = await board('')
    expect(rows.map(({ rank, code, tie }) => [rank, code, tie?.kind]).slice(0, 2)).toEqual([
      [1, 'b', 'won'],
      [2, 'a', undefined],
    ])
    return JSON.stringify([rows, await own('b')])
  }
  expect(await told()).not.toMatch(/411111|422222/)
  for (const id of ids) await verify(await house.enter('pt1'), id)
  house.clock.now = AT('2025-11-20T09:00:00+07:00')
  const { body } = await close(house, await house.enter('btc1'), 'week 1')
  await (await house.enter('btc1')).post(`/api/results/${body.id}/announcement`)
  const announced = (await house.nobody.get(`/api/public/announcements/${body.id}`)).body
  expect(announced.boards[0].rows[0].tie).toMatchObject({ kind: 'won', by: 'amount' })
  expect([await told(), JSON.stringify(announced)].join()).not.toMatch(/411111|422222/)
})
