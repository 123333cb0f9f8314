import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnStanding, Standings } from '#contract/standings.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
let reader: Person
beforeAll(async () => {
  const staff = Array.from({ length: 230 }, (_, index) => ({ code: `n${String(index).padStart(3, '0')}`, organisation: 'u1' }))
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: { staff } })
  for (const [index, months] of [12, 12, 6, 1, 1].entries()) await log(house, await house.as(`n00${index}`), { months })
  await log(house, await house.as('n200'), { product: 'bhyt-hgd' })
  reader = await house.as('n229')
})
afterAll(() => house.close())

const path = (query = '') => `/api/campaigns/${house.furniture.campaignId}/standings?period=${house.furniture.period('week 1')}${query}`
const page = async (query = ''): Promise<Standings> => (await reader.get(path(query))).body
const codes = ({ rows }: Standings) => rows.map((row) => row.code)
const own = async (code: string): Promise<OwnStanding> =>
  (await (await house.as(code)).get(`/api/campaigns/${house.furniture.campaignId}/standings/me?period=${house.furniture.period('week 1')}`)).body

test('pages follow one another without a gap, and each says where it stands among all', async () => {
  const first = await page()
  expect([first.offset, first.rows.length, first.of]).toEqual([0, 200, 230])
  const second = await page('&offset=200')
  expect([second.offset, second.rows.length, second.of]).toEqual([200, 30, 230])
  const all = await page('&limit=1000')
  expect([...codes(first), ...codes(second)]).toEqual(codes(all))
  const small = await page('&offset=3&limit=4')
  expect(small.rows).toEqual(all.rows.slice(3, 7))
  expect(await page('&offset=230')).toMatchObject({ rows: [], of: 230 })
})

test('a page knows the ranks and ties that reach over its edges', async () => {
  const { rows } = await page('&offset=1&limit=4')
  expect(rows.map(({ rank, code, points, tie }) => [rank, code, points, tie])).toEqual([
    [1, 'n001', 13, { kind: 'equal' }],
    [3, 'n002', 11, null],
    [4, 'n003', 10, { kind: 'equal' }],
    [4, 'n004', 10, { kind: 'equal' }],
  ])
})

test('each page has a tag of its own, and is not sent again to who has it', async () => {
  const pages = await Promise.all(['', '&offset=200', '&limit=20', '&offset=20&limit=20'].map((query) => reader.get(path(query))))
  const tags = pages.map(({ headers }) => headers.get('etag') as string)
  expect(new Set(tags).size).toBe(4)
  house.clock.now += 60_000
  for (const [index, query] of ['', '&offset=200', '&limit=20', '&offset=20&limit=20'].entries()) {
    expect(await reader.get(path(query), { 'if-none-match': tags[index] as string })).toMatchObject({ status: 304, text: '' })
    expect(await reader.get(path(query), { 'if-none-match': tags[(index + 1) % 4] as string })).toMatchObject({ status: 200 })
  }
})

test.each([
  ['&offset=-1', 'offset'],
  ['&offset=1.5', 'offset'],
  ['&offset=', 'offset'],
  ['&limit=0', 'limit'],
  ['&limit=1001', 'limit'],
  ['&limit=many', 'limit'],
])('«%s» is refused by the field’s name', async (query, field) => {
  expect(await reader.get(path(query))).toMatchObject({ status: 400, body: { code: 'body-malformed', fields: [field] } })
})

test('somebody far down sees the two above and the two below, the median of the ranked, and the way up', async () => {
  const seen = await own('n003')
  expect(seen.around.map(({ rank, code }) => [rank, code])).toEqual([
    [1, 'n001'],
    [3, 'n002'],
    [4, 'n003'],
    [4, 'n004'],
    [6, 'n200'],
  ])
  expect([seen.median, (await page()).median]).toEqual([10, 10])
  expect(seen.next).toEqual({ rank: 1, voluntary: 1, household: 1 })
  const top = await own('n000')
  expect(top.around.map(({ code }) => code)).toEqual(['n000', 'n001', 'n002'])
  expect(top.next).toBeNull()
  const idle = await own('n229')
  expect(idle.around.map(({ rank, code }) => [rank, code])).toEqual([
    [null, 'n227'],
    [null, 'n228'],
    [null, 'n229'],
  ])
  expect(idle).toMatchObject({ provisional: { points: 0, rank: null }, next: { rank: 6, voluntary: 1, household: 1 } })
})

test('a commit moves its collector and nobody else', async () => {
  const before = await page('&limit=1000')
  await log(house, await house.as('n100'), { months: 12 })
  await log(house, await house.as('n100'), { product: 'bhyt-hgd' })
  const after = await page('&limit=1000')
  expect(after.rows[0]).toMatchObject({ rank: 1, code: 'n100', points: 16, household: 1 })
  expect(codes(after).slice(1)).toEqual(codes(before).filter((code) => code !== 'n100'))
  expect(after.rows.slice(1, 8).map(({ rank }) => rank)).toEqual([2, 2, 4, 5, 5, 7, null])
  expect((await own('n100')).provisional).toMatchObject({ points: 16, rank: 1 })
})
