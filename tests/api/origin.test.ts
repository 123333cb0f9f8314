import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../api/app.ts'
import { readEnvironment } from '../../api/environment.ts'
import { openSession } from '#db/access/sessions.ts'
import { randomUUID } from 'node:crypto'
import { makeHouse, type House } from '../cast/house.ts'
import { EVERY, pathOf, UNSAFE } from './doors.ts'

let house: House
let cookie: string
beforeAll(async () => {
  house = await makeHouse()
  const { id } = await house.as('btc1')
  cookie = `ra-quan=${(await openSession(house.store, id, { id: randomUUID(), name: 'Máy' })).token}`
})
afterAll(() => house.close())

const OWN = 'http://localhost:8787'
const FOREIGN = [
  'https://evil.example',
  'http://localhost:8788',
  'https://localhost:8787',
  'http://localhost',
  'http://localhost:8787.evil.example',
  'null',
  '',
]

async function codeOf(method: string, path: string, headers: Record<string, string>, app = house.app): Promise<string> {
  const response = await app.request(path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(method === 'GET' ? {} : { body: '{}' }),
  })
  return (await response.json().catch(() => ({})))?.code ?? 'none'
}

describe.each(UNSAFE)('%s', (_title, route) => {
  const path = pathOf(route)

  test('is refused from a foreign origin, with a cookie and without', async () => {
    for (const origin of FOREIGN) {
      expect(await codeOf(route.method, path, { origin, cookie })).toBe('origin-foreign')
      expect(await codeOf(route.method, path, { origin })).toBe('origin-foreign')
      expect(await codeOf(route.method, path, { origin, cookie, 'sec-fetch-site': 'same-origin' })).toBe('origin-foreign')
    }
  })

  test('is refused with a cookie when nothing says where it comes from', async () => {
    expect(await codeOf(route.method, path, { cookie })).toBe('origin-foreign')
    for (const site of ['cross-site', 'same-site', 'none']) expect(await codeOf(route.method, path, { cookie, 'sec-fetch-site': site })).toBe('origin-foreign')
  })
})

test.each(UNSAFE.filter(([title]) => title !== 'DELETE /api/session'))(
  '%s passes from the own origin, or from the own site without one, or from a program without a cookie',
  async (_title, route) => {
    expect(await codeOf(route.method, pathOf(route), { origin: OWN, cookie })).not.toBe('origin-foreign')
    expect(await codeOf(route.method, pathOf(route), { origin: 'http://127.0.0.1:8787', cookie })).not.toBe('origin-foreign')
    expect(await codeOf(route.method, pathOf(route), { cookie, 'sec-fetch-site': 'same-origin' })).not.toBe('origin-foreign')
    expect(await codeOf(route.method, pathOf(route), {})).not.toBe('origin-foreign')
  },
)

test('reading needs no origin', async () => {
  for (const [, route] of EVERY.filter(([, { method }]) => method === 'GET'))
    expect(await codeOf('GET', pathOf(route), { cookie, origin: 'https://evil.example' })).not.toBe('origin-foreign')
})

test('behind a public address only that one passes', async () => {
  const app = createApp(house.store, readEnvironment({ PUBLIC_ORIGIN: 'https://raquan.example/' }))
  expect(await codeOf('POST', '/api/session', { origin: 'https://raquan.example' }, app)).toBe('body-malformed')
  for (const origin of [OWN, 'http://raquan.example', 'https://raquan.example:8443', 'https://www.raquan.example'])
    expect(await codeOf('POST', '/api/session', { origin }, app)).toBe('origin-foreign')
})

test('no answer opens the API to other sites', async () => {
  const response = await house.app.request('/api/me', { headers: { origin: 'https://evil.example', cookie } })
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('content-security-policy')).not.toMatch(/unsafe|\*/)
})
