import { afterEach, expect, test } from 'vitest'
import type { Standings } from '#contract/standings.ts'
import { verify } from '../cast/deeds.ts'
import type { Plan } from '../cast/furniture.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
afterEach(() => house.close())

const board = async (query: string) =>
  (await (await house.enter('pt1')).get<Standings>(`/api/campaigns/${house.furniture.campaignId}/standings?period=${house.furniture.period('week 1')}${query}`))
    .body
const teams = async (figures = 'provisional') =>
  (await board(`&board=team&figures=${figures}`)).rows.map(({ rank, code, points, members }) => [rank, code, points, members])
const open = async (settings: object, staff?: Plan['staff']) => {
  const campaign = { settings: { twoPersonClose: false, tieBreakers: [], ...settings } }
  const targets = { 'week 1': { 'bhxh-tn': 1 } }
  const organisations = [{ code: 'u1', targets }, { code: 'u2', targets: { 'week 1': { 'bhxh-tn': 4 } } }, { code: 'u3' }]
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: { campaign, organisations, ...(staff ? { staff } : {}) } })
}

/** 10 points of `a` for u1, then 10 more after `a` went to u2 on 14/11. */
async function moveInMidWeek(): Promise<void> {
  await log(house, await house.enter('a'), { months: 1 })
  const to = { staffId: (await house.enter('a')).id, role: 'collector', organisationId: house.furniture.organisation('u2'), officeId: null, from: '2025-11-14' }
  expect((await (await house.enter('btc1')).post('/api/assignments', to)).status).toBeLessThan(300)
  house.clock.now = AT('2025-11-14T09:00:00+07:00')
  await verify(await house.enter('pt1'), await log(house, await house.enter('a'), { months: 1 }))
}

test('points follow the day: each entry is the team’s that its collector belonged to then', async () => {
  await open({ teamMeasure: 'points' })
  await moveInMidWeek()
  expect(await teams()).toEqual([
    [1, 'u1', 10, 2],
    [1, 'u2', 10, 1],
    [null, 'u3', 0, 0],
  ])
})

test('under points per member, points stay with the team of the first day, as its members do (RULES 14.13)', async () => {
  await open({ teamMeasure: 'per-member' })
  await moveInMidWeek()
  expect(await teams()).toEqual([
    [1, 'u1', 20, 2],
    [null, 'u2', 0, 1],
    [null, 'u3', 0, 0],
  ])
  expect(await teams('official')).toEqual([
    [1, 'u1', 10, 2],
    [null, 'u2', 0, 1],
    [null, 'u3', 0, 0],
  ])
})

test('who came after the first day counts for the team of that day alone where points follow the members', async () => {
  await open({ teamMeasure: 'per-member' }, [
    { code: 'a', organisation: 'u1' },
    { code: 'b', organisation: 'u2', from: '2025-11-13' },
  ])
  await log(house, await house.enter('b'), { months: 1 })
  expect(await teams()).toEqual([
    [null, 'u1', 0, 1],
    [null, 'u2', 0, 0],
    [null, 'u3', 0, 0],
  ])
  expect((await board('')).rows[0]).toMatchObject({ code: 'b', rank: 1, points: 10 })
})

test.each([
  [
    0,
    [
      [1, 'u1', 10, 10],
      [2, 'u2', 13, 40],
      [null, 'u3', 13, null],
    ],
  ],
  [
    40,
    [
      [1, 'u2', 13, 40],
      [2, 'u1', 10, 40],
      [null, 'u3', 13, null],
    ],
  ],
])('under the target rate a floor of %i lifts tiny targets, and a team without one stands unranked with its points', async (targetFloor, expected) => {
  await open(
    { targetFloor },
    ['u1', 'u2', 'u3'].map((organisation, index) => ({ code: 'abc'[index] as string, organisation })),
  )
  await log(house, await house.enter('a'), { months: 1 })
  for (const code of ['b', 'c']) await log(house, await house.enter(code), { months: 12 })
  expect((await board('&board=team')).rows.map(({ rank, code, points, target }) => [rank, code, points, target])).toEqual(expected)
})
