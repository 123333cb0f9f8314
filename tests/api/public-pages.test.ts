import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeHouse, type House } from '../cast/house.ts'
import { itemOf, syncAs } from '../cast/phone.ts'

let house: House
let token: string
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  const { body } = await syncAs(house, await house.as('a'), [itemOf(house)])
  token = body.changes[0]?.voucher?.token ?? ''
})
afterEach(() => house.close())

const STRANGE = ['A'.repeat(22), 'A'.repeat(21), 'A'.repeat(23), 'x', '%00', '..%2f..%2fetc', '123456789012', `${'A'.repeat(20)}'--`]

test('every link that leads nowhere gives one and the same page, whatever is wrong with it', async () => {
  for (const start of ['/q/', '/api/public/vouchers/']) {
    const answers = await Promise.all(STRANGE.map((strange) => house.nobody.get(start + strange)))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(404)
  }
})

test('a link of erased identifiers leads nowhere', async () => {
  const [campaign] = house.store.register.campaigns.values()
  if (campaign) campaign.key = null
  expect((await house.nobody.get(`/q/${token}`)).text).toBe((await house.nobody.get(`/q/${STRANGE[0]}`)).text)
})

test('the page is kept out of caches, searches and the addresses that others see, and runs no script', async () => {
  for (const path of [`/q/${token}`, `/api/public/vouchers/${token}`, `/q/${STRANGE[0]}`]) {
    const { headers, text } = await house.nobody.get(path)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(text).not.toMatch(/<script|style="| on\w+=/)
  }
})

test('thirty misses a minute slow an address down, hits do not', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const miss = async () => {
    const heard = vi.fn()
    const asked = house.nobody.get(`/q/${STRANGE[0]}`).then(heard)
    for (let turn = 0; turn < 200 && heard.mock.calls.length === 0; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    const waited = heard.mock.calls.length === 0
    await vi.advanceTimersByTimeAsync(1_000)
    await asked
    return waited
  }
  const slow = []
  for (let time = 0; time < 33; time += 1) slow.push(await miss())
  expect(slow.filter(Boolean)).toHaveLength(3)
  expect((await house.nobody.get(`/q/${token}`)).status).toBe(200)
  house.clock.now += 60_001
  expect(await miss()).toBe(false)
  vi.useRealTimers()
})

test('the twelve digits of a voucher open nothing public', async () => {
  const { body } = await syncAs(house, await house.as('a'), [])
  const code = body.changes[0]?.voucher?.code ?? ''
  expect(code).toMatch(/^\d{12}$/)
  for (const path of [`/q/${code}`, `/api/public/vouchers/${code}`]) expect((await house.nobody.get(path)).status).toBe(404)
  expect((await house.nobody.get(`/api/vouchers?code=${code}`)).status).toBe(401)
})
