import { afterEach, expect, test } from 'vitest'
import type { OwnStanding, Standings } from '#contract/standings.ts'
import { verify } from '../cast/deeds.ts'
import type { Plan } from '../cast/furniture.ts'
import { makeHouse, type House } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
afterEach(() => house.close())

const POST = 'Khối Bưu điện'
const SERVICE = 'Khối dịch vụ thu'
const targets = { 'week 1': { 'bhxh-tn': 1 } }
const plan = (settings: object): Plan => ({
  organisations: [
    { code: 'b1', division: POST, targets },
    { code: 'b2', division: POST, targets },
    { code: 'd1', division: SERVICE, targets },
    { code: 'x1', targets },
  ],
  staff: [
    { code: 'anh', organisation: 'b1' },
    { code: 'bao', organisation: 'b2', officer: true },
    { code: 'chi', organisation: 'd1' },
    { code: 'duy', organisation: 'x1' },
  ],
  campaign: { settings: { twoPersonClose: false, ...settings } },
})

async function open(settings: object = {}): Promise<void> {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: plan(settings) })
  for (const [code, times] of Object.entries({ anh: 1, bao: 3, chi: 2, duy: 1 })) {
    const person = await house.as(code)
    for (let count = 0; count < times; count += 1) await verify(await house.as('pt1'), await log(house, person, { months: 1 }))
  }
}

const ask = async (query: string) =>
  (await house.as('pt1')).get<Standings>(`/api/campaigns/${house.furniture.campaignId}/standings?period=${house.furniture.period('week 1')}${query}`)
const read = async (query: string) => (await ask(query)).body
const lines = ({ rows }: Standings) => rows.map(({ rank, code, points }) => [rank, code, points])
const own = async (code: string): Promise<OwnStanding> =>
  (await (await house.as(code)).get(`/api/campaigns/${house.furniture.campaignId}/standings/me?period=${house.furniture.period('week 1')}`)).body

const TEAMS = [
  [1, 'b2', 30],
  [2, 'b1', 10],
  [1, 'd1', 20],
  [1, 'x1', 10],
]

test('divisions of teams rank for themselves: all after one another, or one alone', async () => {
  await open()
  const all = await read('&board=team')
  expect(lines(all)).toEqual(TEAMS)
  expect(all).toMatchObject({ group: null, of: 4, median: 10 })
  expect(all.groups).toEqual([
    { division: POST, list: null, entrants: 2 },
    { division: SERVICE, list: null, entrants: 1 },
    { division: null, list: null, entrants: 1 },
  ])
  const post = await read(`&board=team&division=${encodeURIComponent(POST)}`)
  expect(lines(post)).toEqual(TEAMS.slice(0, 2))
  expect(post).toMatchObject({ group: { division: POST, list: null }, of: 2, median: 10, groups: all.groups })
  expect(post.rows.map(({ division }) => division)).toEqual([POST, POST])
  expect(lines(await read('&board=team&division='))).toEqual([[1, 'x1', 10]])
  expect((await read(`&board=team&division=${encodeURIComponent(SERVICE)}`)).median).toBe(20)
})

test('pages go through all groups', async () => {
  await open()
  expect(lines(await read('&board=team&offset=1&limit=2'))).toEqual(TEAMS.slice(1, 3))
  expect(lines(await read('&board=team&offset=2&limit=5'))).toEqual(TEAMS.slice(2))
})

test('individuals are joined by default, whatever the division of their team', async () => {
  await open()
  const board = await read('')
  expect(lines(board)).toEqual([
    [1, 'bao', 30],
    [2, 'chi', 20],
    [3, 'anh', 10],
    [3, 'duy', 10],
  ])
  expect(board.groups).toEqual([{ division: null, list: null, entrants: 4 }])
  expect(await own('chi')).toMatchObject({ group: { division: null, list: null }, provisional: { rank: 2 } })
})

test('collectors and officers stand on two lists where the campaign says so', async () => {
  await open({ lists: 'apart' })
  expect(lines(await read('&list=collectors'))).toEqual([
    [1, 'chi', 20],
    [2, 'anh', 10],
    [2, 'duy', 10],
  ])
  expect(lines(await read('&list=officers'))).toEqual([[1, 'bao', 30]])
  expect((await read('')).rows.map(({ rank, code, list }) => [rank, code, list])).toEqual([
    [1, 'chi', 'collectors'],
    [2, 'anh', 'collectors'],
    [2, 'duy', 'collectors'],
    [1, 'bao', 'officers'],
  ])
  expect(await own('bao')).toMatchObject({ group: { list: 'officers' }, provisional: { rank: 1 }, next: null, median: 30 })
  expect((await own('chi')).around.map(({ code }) => code)).toEqual(['chi', 'anh', 'duy'])
})

test('individuals are divided with their teams where the campaign says so, and by lists besides', async () => {
  await open({ divideIndividuals: true, lists: 'apart' })
  const division = `&division=${encodeURIComponent(POST)}`
  expect(lines(await read(division))).toEqual([
    [1, 'anh', 10],
    [1, 'bao', 30],
  ])
  expect((await read(division)).group).toBeNull()
  expect(await read(`${division}&list=officers`)).toMatchObject({ group: { division: POST, list: 'officers' }, of: 1, rows: [{ code: 'bao', rank: 1 }] })
  expect(await read(`&division=${encodeURIComponent(SERVICE)}&list=officers`)).toMatchObject({ rows: [], of: 0, median: 0 })
  expect(await own('anh')).toMatchObject({ group: { division: POST, list: 'collectors' }, provisional: { rank: 1 } })
})

test('a division or list that the board does not have is not there, rather than empty', async () => {
  await open()
  for (const query of ['&board=team&division=Khối', '&board=team&list=officers', '&list=officers', '&list=street', `&division=${encodeURIComponent(POST)}`])
    expect(await ask(query), query).toMatchObject({ status: 404, body: { code: 'not-found' } })
})

test('the own team ranks within its division', async () => {
  await open()
  expect((await own('anh')).team).toMatchObject({ of: 2, row: { code: 'b1', rank: 2, division: POST } })
  expect((await own('chi')).team).toMatchObject({ of: 1, row: { code: 'd1', rank: 1 } })
})
