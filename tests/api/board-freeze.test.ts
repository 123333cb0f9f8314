import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Closing } from '#contract/results.ts'
import type { OwnStanding, Standings } from '#contract/standings.ts'
import { frozenBoards } from '#db/schema/index.ts'
import { verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

/** A campaign whose boards stand still on its last day, 16/12. */
const LAST_DAY = AT('2025-12-16T00:00:00+07:00')
let house: House
beforeEach(async () => {
  house = await makeHouse({ furniture: { campaign: { settings: { twoPersonClose: false, freeze: true } } } })
  house.clock.now = LAST_DAY - 3_600_000
  await verify(await house.enter('pt1'), await log(house, await house.enter('a'), { months: 1 }))
  await log(house, await house.enter('b'), { product: 'bhyt-hgd' })
})
afterEach(() => house.close())

const path = (query = '', period = 'week 5') => `/api/campaigns/${house.furniture.campaignId}/standings${query}period=${house.furniture.period(period)}`
const read = async (query = '', period = 'week 5') => (await (await house.enter('pt1')).get<Standings>(`${path('?', period)}${query}`)).body
const own = async (code: string) => (await (await house.enter(code)).get<OwnStanding>(path('/me?'))).body
const lines = ({ rows }: Standings) => rows.map(({ rank, code, points }) => [rank, code, points])

const FROZEN = [
  [1, 'a', 10],
  [2, 'b', 3],
  [null, 'c', 0],
]

test('an entry one millisecond before the last day stands on the boards, one of its first millisecond does not', async () => {
  house.clock.now = LAST_DAY - 1
  await log(house, await house.enter('b'), { product: 'bhyt-hgd' })
  house.clock.now = LAST_DAY
  await log(house, await house.enter('c'), { months: 12 })
  house.clock.now = LAST_DAY + 1
  await log(house, await house.enter('c'), { months: 12 })
  const board = await read()
  expect(board.frozenAt).toBe(LAST_DAY)
  expect(lines(board)).toEqual([
    [1, 'a', 10],
    [2, 'b', 6],
    [null, 'c', 0],
  ])
  expect(board.totals).toEqual({ 'bhxh-tn': 1, 'bhyt-hgd': 2 })
})

test('a read that comes first takes the boards too; both kinds, teams and the phase stand still alike', async () => {
  house.clock.now = LAST_DAY + 5
  expect(lines(await read())).toEqual(FROZEN)
  await verify(await house.enter('pt1'), await log(house, await house.enter('c'), { months: 12 }))
  expect(lines(await read())).toEqual(FROZEN)
  expect(lines(await read('&figures=official'))).toEqual([
    [1, 'a', 10],
    [null, 'b', 0],
    [null, 'c', 0],
  ])
  expect((await read('&board=team')).rows.map(({ code, points }) => [code, points])).toEqual([
    ['u1', 13],
    ['u2', 0],
  ])
  expect(lines(await read('', 'phase'))).toEqual(FROZEN)
  expect((await read('', 'phase')).frozenAt).toBe(LAST_DAY)
})

test('the same page keeps its tag while it stands still, and after a restart', async () => {
  house.clock.now = LAST_DAY + 5
  const reader = await house.enter('pt1')
  const first = await reader.get(path('?'))
  await log(house, await house.enter('c'))
  const tag = first.headers.get('etag') as string
  expect(await reader.get(path('?'), { 'if-none-match': tag })).toMatchObject({ status: 304 })
  house = await house.reopen()
  house.clock.now = LAST_DAY + 60_000
  await log(house, await house.enter('c'))
  const again = await (await house.enter('pt1')).get(path('?'))
  expect([again.text, again.headers.get('etag')]).toEqual([first.text, tag])
})

test('one’s own points stay live, among the others as they were', async () => {
  house.clock.now = LAST_DAY + 5
  await log(house, await house.enter('a'), { months: 1 })
  await log(house, await house.enter('b'), { months: 12 })
  expect(await own('b')).toMatchObject({
    frozenAt: LAST_DAY,
    at: LAST_DAY + 5,
    provisional: { points: 16, rank: 1 },
    official: { points: 0, rank: null },
    next: null,
    around: [
      { code: 'b', rank: 1, points: 16 },
      { code: 'a', rank: 2, points: 10 },
      { code: 'c', rank: null },
    ],
    team: { row: { code: 'u1', points: 13 } },
    best: { kind: 'week', number: 5, points: 16 },
  })
  expect(await own('a')).toMatchObject({
    provisional: { points: 20, rank: 1 },
    around: [{ code: 'a', points: 20 }, { code: 'b', points: 3, rank: 2 }, { code: 'c' }],
  })
  expect(await own('c')).toMatchObject({
    provisional: { points: 0, rank: null },
    next: { rank: 2, voluntary: 1 },
    around: [{ code: 'a', points: 10 }, { code: 'b' }, { code: 'c' }],
  })
})

test('who closes counts what there is, and so does everyone once the campaign is over', async () => {
  house.clock.now = LAST_DAY + 5
  await read()
  const id = await log(house, await house.enter('c'), { months: 12 })
  await verify(await house.enter('pt1'), id)
  const closing = await (await house.enter('btc1')).get<Closing>(`/api/periods/${house.furniture.period('week 5')}/closing`)
  expect(closing.body.recount).toEqual({ entries: 3, differs: 0 })
  house.clock.now = AT('2025-12-17T00:00:00+07:00')
  const board = await read()
  expect(board.frozenAt).toBeNull()
  expect(lines(board)).toEqual([
    [1, 'c', 13],
    [2, 'a', 10],
    [3, 'b', 3],
  ])
})

test('the stored boards are facts: once, and neither changed nor deleted', async () => {
  house.clock.now = LAST_DAY + 5
  await read()
  await log(house, await house.enter('c'))
  const { read: db, writer } = house.store.connections
  const rows = await db.select().from(frozenBoards)
  // Five weeks and the phase, people and teams, provisional and official.
  expect([rows.length, new Set(rows.map(({ at }) => at))]).toEqual([24, new Set([LAST_DAY])])
  await expect(writer.execute(`UPDATE frozen_boards SET at = 0`)).rejects.toThrow('immutable')
  await expect(writer.execute(`DELETE FROM frozen_boards`)).rejects.toThrow('immutable')
})

test('wanted only after the last day began, the boards stand still from then on', async () => {
  await house.close()
  house = await makeHouse()
  house.clock.now = LAST_DAY + 1_000
  await log(house, await house.enter('a'), { months: 1 })
  expect((await read()).frozenAt).toBeNull()
  house.clock.now = LAST_DAY + 2_000
  const organiser = await house.enter('btc1')
  const { rules } = (await organiser.get(`/api/campaigns/${house.furniture.campaignId}`)).body
  const address = `/api/campaigns/${house.furniture.campaignId}/rules`
  expect((await organiser.send('PATCH', address, { rules: { ...rules, freeze: true } })).status).toBeLessThan(300)
  expect((await organiser.post(address, { note: 'Giữ bảng ngày cuối' })).status).toBeLessThan(300)
  house.clock.now = LAST_DAY + 3_000
  await log(house, await house.enter('b'), { months: 12 })
  const board = await read()
  expect(board.frozenAt).toBe(LAST_DAY + 2_000)
  expect(lines(board)[0]).toEqual([1, 'a', 10])
})
