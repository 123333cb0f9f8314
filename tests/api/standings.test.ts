import { brotliDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { board, close, unverify, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
let collector: Person
let supervisor: Person
beforeEach(async () => {
  house = await makeHouse({ furniture: { organisations: [{ code: 'u1', targets: { 'week 1': { 'bhxh-tn': 1, 'bhyt-hgd': 4 } } }, { code: 'u2' }] } })
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  collector = await house.enter('a')
  supervisor = await house.enter('pt1')
})
afterEach(() => house.close())

const pathOf = (figures = 'provisional', kind = 'individual', period = 'week 1') =>
  `/api/campaigns/${house.furniture.campaignId}/standings?period=${house.furniture.period(period)}&board=${kind}&figures=${figures}`
const tagOf = (answer: { headers: Headers }) => answer.headers.get('etag') ?? ''

test('a board is the same bytes for everyone, and 304 for who has them', async () => {
  await log(house, collector)
  const [mine, theirs] = [await collector.get(pathOf()), await supervisor.get(pathOf())]
  expect(theirs.text).toBe(mine.text)
  house.clock.now += 60_000
  expect(await supervisor.get(pathOf(), { 'if-none-match': tagOf(mine) })).toMatchObject({ status: 304, text: '' })
  expect(await supervisor.get(pathOf(), { 'if-none-match': '"other"' })).toMatchObject({ status: 200 })
})

test('each commit that changes a board changes its tag, and no other board’s', async () => {
  const id = await log(house, collector)
  const read = async () =>
    Promise.all(
      [pathOf('provisional'), pathOf('official'), pathOf('official', 'team'), pathOf('official', 'individual', 'week 2')].map(async (path) =>
        tagOf(await supervisor.get(path)),
      ),
    )
  const [before, verified] = [await read(), (await verify(supervisor, id), await read())]
  expect(verified.map((tag, index) => tag !== before[index])).toEqual([false, true, true, false])
  await unverify(supervisor, id)
  expect(await read()).toEqual(before)
})

test('packed for the network, by either packing, a board says the same and keeps its tag', async () => {
  for (let index = 0; index < 3; index += 1) await log(house, collector)
  const plain = await supervisor.get(pathOf())
  expect(plain.headers.get('content-encoding')).toBeNull()
  const packed = await house.app.request(pathOf(), { headers: { cookie: supervisor.cookie, 'accept-encoding': 'gzip, br' } })
  expect(packed.headers.get('content-encoding')).toBe('br')
  expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(plain.text)
  const zipped = await house.app.request(pathOf(), { headers: { cookie: supervisor.cookie, 'accept-encoding': 'gzip' } })
  for (const answer of [packed, zipped])
    expect(await supervisor.get(pathOf(), { 'accept-encoding': 'gzip', 'if-none-match': tagOf(answer) })).toMatchObject({ status: 304 })
})

test('a close changes the tag once, and then nothing does', async () => {
  const id = await log(house, collector)
  await verify(supervisor, id)
  const before = tagOf(await supervisor.get(pathOf('official')))
  house.clock.now = AT('2025-11-19T13:00:00+07:00')
  await close(house, await house.enter('btc1'), 'week 1')
  const closed = await collector.get(pathOf('official'))
  expect(tagOf(closed)).not.toBe(before)
  await log(house, collector, { collectedAt: AT('2025-11-17T09:00:00+07:00') })
  expect((await collector.get(pathOf('official'))).text).toBe(closed.text)
})

test('a board asked for what it cannot be is refused by the field’s name', async () => {
  expect(await supervisor.get(pathOf('final'))).toMatchObject({ status: 400, body: { code: 'body-malformed', fields: ['figures'] } })
  expect(await supervisor.get(pathOf('official', 'street'))).toMatchObject({ status: 400, body: { fields: ['board'] } })
  expect(await supervisor.get(`/api/campaigns/${house.furniture.campaignId}/standings?period=none`)).toMatchObject({ status: 404 })
})

test('the own page says rank, neighbours and the next step; the team’s target divided is a reference', async () => {
  const other = await house.enter('b')
  await Promise.all([log(house, other, { months: 1 }), log(house, collector, { product: 'bhyt-hgd' })])
  const me = async () => (await collector.get(`/api/campaigns/${house.furniture.campaignId}/standings/me?period=${house.furniture.period('week 1')}`)).body
  expect(await me()).toMatchObject({
    provisional: { points: 3, household: 1, rank: 2 },
    official: { points: 0, rank: null },
    target: { voluntary: 1, household: 2, own: false },
    next: { rank: 1, voluntary: 1, household: 3 },
    team: { row: { code: 'u1', points: 13, target: 22 }, of: 2 },
  })
  await log(house, collector, { months: 1 })
  expect(await me()).toMatchObject({ provisional: { points: 13, rank: 1 }, next: null })
})

test('a donated card and a fallen entry stand on no board', async () => {
  await log(house, collector, { donated: true })
  const fallen = await log(house, collector)
  await supervisor.post(`/api/enrolments/${fallen}/rejection`, { reason: 'Không có biên lai' })
  expect(await board(house, supervisor, 'week 1', 'provisional')).toEqual(
    expect.arrayContaining([
      [null, 'a', 0],
      [null, 'b', 0],
      [null, 'c', 0],
    ]),
  )
  expect((await supervisor.get(pathOf())).body.totals).toEqual({ 'bhxh-tn': 0, 'bhyt-hgd': 0 })
})
