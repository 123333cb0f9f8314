import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { bodyOf, itemOf, newId, syncAs } from '../cast/phone.ts'
import { EVERY, oneOfEach, pathOf, titleOf, UNSAFE } from './doors.ts'

let house: House
let people: Awaited<ReturnType<typeof oneOfEach>>
beforeAll(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  people = await oneOfEach(house)
})
afterAll(() => house.close())

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
const TEXTS = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '‮',
  'a'.repeat(5_000),
  "'; DROP TABLE staff; --",
  '%00',
  '../../etc/passwd',
  '__proto__',
  '１２３',
  '<script>',
  '🏆'.repeat(40),
  '-1',
  'NaN',
  '1e999',
  '0x10',
  '1.5',
  'null',
]
const NUMBERS = [-1, 0, 0.5, 1e15, 8.64e15, Number.MAX_SAFE_INTEGER, 1e300, -0]
const ODD: unknown[] = [null, [], {}, true, ...TEXTS, ...NUMBERS]
const unknown = () => house.logs.filter((line) => line.includes('"level":"error"'))
/** Asks for no changes, which only grow here. */
const send = (items: unknown[]) => syncAs(house, people.collector, items, { since: '999999' })
const calm = (answer: { status: number; body: any }, about: string) =>
  expect([about, answer.status < 500, answer.body?.code === 'item-refused']).toEqual([about, true, false])

/** Sends with whoever the route is for; the shape of the body is never what stops a refusal. */
const asker = (route: (typeof EVERY)[number][1]): Person[] => (route.act === 'public' ? [house.nobody] : Object.values(people))

describe.each(UNSAFE.filter(([title]) => title !== 'DELETE /api/session'))('%s', (title, route) => {
  test('calls a body that is no JSON, or no such thing, by its name', async () => {
    if (!route.body) return expect(route.body).toBeNull()
    const [person] = asker(route)
    for (const text of ['', '{', '{"a":}', '<html>', 'undefined', '\ufeff{}']) {
      for (const one of asker(route)) expect(['body-not-json', 'not-allowed']).toContain((await one.send(route.method, pathOf(route), text)).body.code)
    }
    for (const text of ['null', '[]', '1', '"x"', '{"__proto__":{"a":1}}', nested(3_000)])
      calm(await (person as Person).send(route.method, pathOf(route), text), `${title} ${text.slice(0, 30)}`)
  })
})

test('every name in a path may be anything', async () => {
  for (const [title, route] of EVERY.filter(([, { path, method }]) => path.includes(':') && method !== 'DELETE')) {
    for (const text of TEXTS.filter((one) => one !== '\ud800' && one.trim() !== '')) {
      const path = route.path.replaceAll(/:\w+/g, encodeURIComponent(text))
      for (const person of asker(route)) calm(await person.send(route.method, path, route.method === 'GET' ? undefined : {}), `${title} ${text.slice(0, 20)}`)
    }
  }
})

test('every question behind a path may be anything', async () => {
  const reading = EVERY.filter(([, { method }]) => method === 'GET').map(([, route]) => route)
  for (const route of reading) {
    for (const name of [...Object.keys(route.query), 'nothing']) {
      for (const text of TEXTS.filter((one) => one !== '\ud800')) {
        const said = { campaign: house.furniture.campaignId, period: house.furniture.period('week 1'), [name]: text }
        const query = Object.entries(said)
          .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
          .join('&')
        const person = route.act === 'public' ? house.nobody : route.path === '/api/vouchers' ? people.clerk : people.organiser
        calm(await person.get(`${pathOf(route, { id: house.furniture.campaignId })}?${query}`), `${titleOf(route)} ${name}=${text.slice(0, 20)}`)
      }
    }
  }
})

test('each field of an entry may be anything, and only that entry is refused', async () => {
  const body = bodyOf(house)
  for (const field of Object.keys(body)) {
    const items = ODD.map((value) => ({ ...itemOf(house), body: { ...bodyOf(house), [field]: value } }))
    const answer = await send([...items, itemOf(house)])
    calm(answer, field)
    const codes = answer.body.receipts.map((one) => ('code' in one ? one.code : 'kept'))
    expect([field, codes.filter((code) => code === 'item-refused' || code === 'unknown-error')]).toEqual([field, []])
    expect([field, codes.at(-1)]).toEqual([field, 'kept'])
  }
})

test('each part of an item and of a sync may be anything', async () => {
  for (const value of [...ODD, JSON.parse(nested(1_000))]) {
    for (const part of ['id', 'kind', 'of', 'capturedAt', 'body']) {
      const answer = await send([{ ...itemOf(house), [part]: value }, itemOf(house)])
      calm(answer, part)
      expect(answer.body.receipts.map((one) => ('code' in one ? one.code : 'kept')).at(-1)).toBe('kept')
    }
    const about = { ...itemOf(house), of: newId(), kind: 'correction', body: { amount: value, name: value } }
    calm(await send([value, { ...about, id: newId() }, { ...about, kind: 'cancellation', body: { reason: value } }]), 'of another')
    for (const part of ['protocol', 'device', 'sentAt', 'roundTrip', 'waiting', 'since'])
      calm(await syncAs(house, people.collector, [], { [part]: value }), part)
  }
  for (const text of ['{"roundTrip":1e999}', '{"waiting":1e300}', '{"sentAt":9007199254740991}', '{"since":"1e999"}', '{"since":"-5"}'])
    calm(await syncAs(house, people.collector, [], JSON.parse(text)), text)
})

test('an item nested without end is refused alone', async () => {
  const [odd, plain] = [itemOf(house), itemOf(house)]
  const deep = JSON.stringify({ ...odd, body: { x: 'HERE' } }).replace('"HERE"', '['.repeat(60_000) + ']'.repeat(60_000))
  const head = JSON.stringify({ protocol: 1, device: people.collector.deviceId, sentAt: house.clock.now, since: '999999', items: [] })
  const answer = await people.collector.post('/api/sync', head.replace('[]', `[${deep},${JSON.stringify(plain)}]`))
  expect(answer.body.receipts?.map((one: { id: string; code?: string }) => [one.id, one.code])).toEqual([
    [odd.id, 'item-malformed'],
    [plain.id, undefined],
  ])
})

test('after all of that nothing unknown happened and the house stands', async () => {
  expect(unknown()).toEqual([])
  expect(house.failures).toEqual([])
  expect((await people.organiser.get('/api/me')).status).toBe(200)
})
