import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from '../../api/app.ts'
import { readEnvironment } from '../../api/environment.ts'
import { makeHouse, type House } from '../cast/house.ts'
import { givePins, linkFor, meWith, newDevice, PIN, signIn } from './pins.ts'

let house: House
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: { staff: [{ code: 'nv1', organisation: 'u1' }] } })
  await givePins(house, ['nv1', 'pt1', 'btc1', 'q1'])
})
afterEach(() => house.close())

const HOUR = 3_600_000
const DAY = 24 * HOUR
const send = (method: string, path: string, cookie: string, body?: unknown) =>
  house.app.request(path, {
    method,
    headers: { origin: 'http://localhost:8787', cookie, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

test('on http at home the cookie is plain, kept from scripts, and sent by this site alone', async () => {
  const { setCookie } = await signIn(house, 'nv1', PIN)
  const parts = setCookie.split('; ').map((part) => part.replace(/=.*/, ''))
  expect(parts.toSorted()).toEqual(['HttpOnly', 'Max-Age', 'Path', 'SameSite', 'ra-quan'])
  expect(setCookie).toContain('SameSite=Lax')
  expect(setCookie).toMatch(/^ra-quan=[\w-]{43};/)
})

test('on https the cookie is of this host and secure, and a plain one is not taken', async () => {
  const app = createApp(house.store, readEnvironment({ PUBLIC_ORIGIN: 'https://raquan.example' }))
  const { setCookie, cookie } = await signIn(house, 'nv1', PIN, newDevice(), app, 'https://raquan.example')
  expect(setCookie).toMatch(/^__Host-ra-quan=[\w-]{43};/)
  expect(setCookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  expect(setCookie).not.toMatch(/domain/i)
  expect((await app.request('/api/me', { headers: { cookie } })).status).toBe(200)
  expect((await app.request('/api/me', { headers: { cookie: cookie.replace('__Host-', '') } })).status).toBe(401)
})

test('the cookie lasts as long as a session in use may, which is beyond a campaign', async () => {
  const { setCookie } = await signIn(house, 'nv1', PIN)
  expect(Number(/Max-Age=(\d+)/.exec(setCookie)?.[1]) * 1000).toBeGreaterThan(180 * DAY)
})

test('a collector’s session lives 30 days from its last use, others’ 12 hours', async () => {
  for (const [code, life] of [
    ['nv1', 30 * DAY],
    ['pt1', 12 * HOUR],
    ['btc1', 12 * HOUR],
    ['q1', 12 * HOUR],
  ] as const) {
    const { cookie } = await signIn(house, code, PIN)
    for (let time = 0; time < 3; time += 1) {
      house.clock.now += life - 1
      expect(await meWith(house, cookie)).toBe(code)
    }
    house.clock.now += life
    expect(await meWith(house, cookie)).toBe('session-expired')
  }
})

test('signing out ends the session at the server, not only in the browser', async () => {
  const { cookie } = await signIn(house, 'nv1', PIN)
  const out = await send('DELETE', '/api/session', cookie)
  expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringMatching(/^ra-quan=; Max-Age=0; Path=\//)])
  expect(await meWith(house, cookie)).toBe('session-expired')
  expect(await meWith(house, 'ra-quan=made-up')).toBe('session-expired')
  expect(await meWith(house, 'other=1')).toBe('not-signed-in')
})

test('a device holds one session: who signs in next on it ends the last; other devices stay', async () => {
  const device = newDevice()
  const elsewhere = await signIn(house, 'nv1', PIN)
  const first = await signIn(house, 'nv1', PIN, device)
  const second = await signIn(house, 'nv1', PIN, device)
  const other = await signIn(house, 'pt1', PIN, device)
  expect(await Promise.all([first, second, other, elsewhere].map(({ cookie }) => meWith(house, cookie)))).toEqual([
    'session-expired',
    'session-expired',
    'pt1',
    'nv1',
  ])
})

test('a first PIN is six digits that are neither alike nor in a row; a password has twelve characters', async () => {
  const given = async (code: string, pin: string) =>
    (await (await send('POST', '/api/pin', '', { token: await linkFor(house, code), pin, device: newDevice() })).json()).code
  for (const pin of ['111111', '123456', '654321', '012345', '987654', '12345', '1234567', 'abcdef', '13579٠', '13 790'])
    expect(await given('nv1', pin)).toBe('pin-too-simple')
  for (const pin of ['135790', '', 'elevenchars', 'mười một ký']) expect(await given('btc1', pin)).toBe('password-too-short')
  expect(await given('nv1', '864209')).toBe('nv1')
  expect(await given('btc1', 'mười hai ký tự')).toBe('btc1')
})

test('a link for a PIN is spent once, dies after 14 days, and a newer one replaces it', async () => {
  const spend = async (token: string) => (await (await send('POST', '/api/pin', '', { token, pin: '864209', device: newDevice() })).json()).code
  const token = await linkFor(house, 'nv1')
  expect(await spend(token)).toBe('nv1')
  expect(await spend(token)).toBe('link-used')
  const older = await linkFor(house, 'nv1')
  const newer = await linkFor(house, 'nv1')
  expect(await spend(older)).toBe('link-used')
  house.clock.now += 14 * DAY
  expect(await spend(newer)).toBe('link-expired')
  expect(await spend('made-up')).toBe('not-found')
  const both = await linkFor(house, 'nv1')
  expect((await Promise.all([spend(both), spend(both)])).toSorted()).toEqual(['link-used', 'nv1'])
})

test('a new PIN ends the sessions of a lost phone and forgets its locks', async () => {
  const lost = await signIn(house, 'nv1', PIN)
  for (let time = 0; time < 30; time += 1) await signIn(house, 'nv1', '975310')
  expect((await signIn(house, 'nv1', PIN)).code).toBe('account-locked')
  await send('POST', '/api/pin', '', { token: await linkFor(house, 'nv1'), pin: '864209', device: newDevice() })
  expect(await meWith(house, lost.cookie)).toBe('session-expired')
  expect((await signIn(house, 'nv1', '864209')).status).toBe(200)
})
