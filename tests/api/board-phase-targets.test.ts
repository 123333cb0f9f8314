import { afterEach, expect, test } from 'vitest'
import type { Standings } from '#contract/standings.ts'
import type { Targets } from '../cast/furniture.ts'
import { makeHouse, type House } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
afterEach(() => house.close())

/** The points target of u1 in the whole campaign. */
async function targetOf(targets: Targets): Promise<number | null> {
  house = await makeHouse({
    now: '2025-11-13T09:00:00+07:00',
    furniture: { organisations: [{ code: 'u1', targets }], staff: [{ code: 'a', organisation: 'u1' }] },
  })
  await log(house, await house.as('a'))
  const { campaignId, period } = house.furniture
  const { body } = await (await house.as('a')).get<Standings>(`/api/campaigns/${campaignId}/standings?period=${period('phase')}&board=team`)
  return body.rows[0]?.target ?? null
}

test('a phase without targets of its own has the sum of its weeks', async () => {
  const week = { 'bhxh-tn': 10, 'bhyt-hgd': 20 }
  expect(await targetOf({ 'week 1': week, 'week 2': week })).toBe(2 * 160)
})

test('a phase with a target of its own for one product keeps the sum of its weeks for the other', async () => {
  expect(await targetOf({ 'week 1': { 'bhxh-tn': 10, 'bhyt-hgd': 20 }, phase: { 'bhxh-tn': 50 } })).toBe(10 * 50 + 3 * 20)
})
