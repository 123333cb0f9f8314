import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Standings } from '#contract/standings.ts'
import { close, correct, tell, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
beforeEach(async () => {
  house = await makeHouse({ furniture: { organisations: [{ code: 'u1', targets: { 'week 1': { 'bhxh-tn': 2 } } }, { code: 'u2' }] } })
})
afterEach(() => house.close())

const AT_NINE = (day: string) => AT(`${day}T09:00:00+07:00`)
const ask = async (query: string, period = 'phase') =>
  (await house.enter('pt1')).get<Standings>(`/api/campaigns/${house.furniture.campaignId}/standings?period=${house.furniture.period(period)}${query}`)
const read = async (query: string) => (await ask(query)).body
const lines = ({ rows }: Standings) => rows.map(({ rank, code, points }) => [rank, code, points])

/** 12/11: a 10 points, verified; 13/11: b 3, c 13; 14/11: a 10 more. */
async function threeDays(): Promise<string[]> {
  const ids: string[] = []
  for (const [day, code, said] of [
    ['2025-11-12', 'a', { months: 1 }],
    ['2025-11-13', 'b', { product: 'bhyt-hgd' }],
    ['2025-11-13', 'c', { months: 12 }],
    ['2025-11-14', 'a', { months: 1 }],
  ] as const) {
    house.clock.now = AT_NINE(day)
    ids.push(await log(house, await house.enter(code), said))
  }
  await verify(await house.enter('pt1'), ids[0] as string)
  return ids
}

test('the whole campaign shows what had been enrolled by the end of a day', async () => {
  await threeDays()
  const first = await read('&day=2025-11-12')
  expect(lines(first)).toEqual([
    [1, 'a', 10],
    [null, 'b', 0],
    [null, 'c', 0],
  ])
  expect(first).toMatchObject({ day: '2025-11-12', final: null, frozenAt: null, totals: { 'bhxh-tn': 1, 'bhyt-hgd': 0 }, median: 10 })
  expect(lines(await read('&day=2025-11-13'))).toEqual([
    [1, 'c', 13],
    [2, 'a', 10],
    [3, 'b', 3],
  ])
  expect(lines(await read('&day=2025-11-13&figures=official'))).toEqual([
    [1, 'a', 10],
    [null, 'b', 0],
    [null, 'c', 0],
  ])
  expect((await read('&day=2025-11-13&board=team')).rows.map(({ rank, code, points, target }) => [rank, code, points, target])).toEqual([
    [1, 'u1', 13, 20],
    [null, 'u2', 13, null],
  ])
})

test('the last millisecond of a day belongs to it', async () => {
  house.clock.now = AT('2025-11-12T23:59:59.999+07:00')
  await log(house, await house.enter('a'), { months: 1 })
  house.clock.now = AT('2025-11-13T00:00:00+07:00')
  await log(house, await house.enter('b'), { months: 1 })
  expect(lines(await read('&day=2025-11-12'))[0]).toEqual([1, 'a', 10])
  expect(lines(await read('&day=2025-11-12'))[1]).toEqual([null, 'b', 0])
})

test('it reads the states of today: what fell since is gone, what came late and what moved is there', async () => {
  const [, , third = ''] = await threeDays()
  expect(lines(await read('&day=2025-11-13'))[0]).toEqual([1, 'c', 13])
  await tell(await house.enter('pt1'), third, 'rejection')
  expect(lines(await read('&day=2025-11-13')).at(-1)).toEqual([null, 'c', 0])
  await log(house, await house.enter('c'), { collectedAt: AT_NINE('2025-11-12'), collectedFrom: 'receipt', product: 'bhyt-hgd' })
  expect(lines(await read('&day=2025-11-12'))).toEqual([
    [1, 'a', 10],
    [2, 'c', 3],
    [null, 'b', 0],
  ])
})

test('a receipt moved to another day of the same week moves there', async () => {
  house.clock.now = AT_NINE('2025-11-14')
  const id = await log(house, await house.enter('a'), { months: 1 })
  expect(lines(await read('&day=2025-11-13'))[0]).toEqual([null, 'a', 0])
  await correct(house, await house.enter('a'), id, { collectedAt: AT_NINE('2025-11-13'), collectedFrom: 'receipt' })
  expect(lines(await read('&day=2025-11-13'))[0]).toEqual([1, 'a', 10])
})

test('a page of a past day has its tag, until an entry of it changes', async () => {
  await threeDays()
  const tag = (await ask('&day=2025-11-12')).headers.get('etag') as string
  await log(house, await house.enter('b'))
  const known = { 'if-none-match': tag }
  const path = `/api/campaigns/${house.furniture.campaignId}/standings?period=${house.furniture.period('phase')}&day=2025-11-12`
  expect((await (await house.enter('pt1')).get(path, known)).status).toBe(304)
  await log(house, await house.enter('b'), { collectedAt: AT_NINE('2025-11-12'), collectedFrom: 'receipt' })
  expect((await (await house.enter('pt1')).get(path, known)).status).toBe(200)
})

test.each(['2025-11-11', '2025-11-15', '2025-12-17'])('a day outside the campaign or yet to come is refused: %s', async (day) => {
  house.clock.now = AT_NINE('2025-11-14')
  expect(await ask(`&day=${day}`)).toMatchObject({ status: 422, body: { code: 'day-not-past', fields: ['day'] } })
})

test('a day is asked of the whole campaign alone, and must be one', async () => {
  house.clock.now = AT_NINE('2025-11-14')
  expect(await ask('&day=2025-11-12', 'week 1')).toMatchObject({ status: 400, body: { code: 'body-malformed', fields: ['day'] } })
  expect(await ask('&day=2025-02-30')).toMatchObject({ status: 400, body: { fields: ['day'] } })
  expect(await ask('&day=')).toMatchObject({ status: 400, body: { fields: ['day'] } })
})

test('after the close of the phase a past day is still read from the entries', async () => {
  const ids = await threeDays()
  for (const id of ids.slice(1)) await verify(await house.enter('pt1'), id)
  house.clock.now = AT('2025-12-18T00:00:00+07:00')
  for (const period of ['week 1', 'week 2', 'week 3', 'week 4', 'week 5', 'phase'])
    expect((await close(house, await house.enter('btc1'), period)).status).toBe(200)
  expect((await read('')).final).toMatchObject({ version: 1 })
  const past = await read('&day=2025-11-12&figures=official')
  expect([past.final, lines(past)[0]]).toEqual([null, [1, 'a', 10]])
})

test('while the boards stand still, a past day shows nothing that came after they did', async () => {
  await house.close()
  house = await makeHouse({ furniture: { campaign: { settings: { twoPersonClose: false, freeze: true } } } })
  const lastDay = AT('2025-12-16T00:00:00+07:00')
  house.clock.now = lastDay - 3_600_000
  await log(house, await house.enter('a'), { months: 1 })
  const ofB = await log(house, await house.enter('b'), { product: 'bhyt-hgd' })
  await verify(await house.enter('pt1'), ofB)
  house.clock.now = lastDay + 5
  await log(house, await house.enter('c'), { collectedAt: lastDay - 7_200_000, collectedFrom: 'receipt' })
  await (await house.enter('pt1')).send('DELETE', `/api/enrolments/${ofB}/verification`)
  const before = await read('&day=2025-12-15')
  expect([before.frozenAt, lines(before)]).toEqual([
    lastDay,
    [
      [1, 'a', 10],
      [2, 'b', 3],
      [null, 'c', 0],
    ],
  ])
  expect(lines(await read('&day=2025-12-15&figures=official'))[0]).toEqual([1, 'b', 3])
  house.clock.now = AT('2025-12-17T00:00:00+07:00')
  expect(lines(await read('&day=2025-12-15'))[0]).toEqual([1, 'c', 13])
  expect(lines(await read('&day=2025-12-15&figures=official'))[0]).toEqual([null, 'a', 0])
})
