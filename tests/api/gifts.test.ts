import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { correct, openCases, see, tell } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log, newCccd } from '../cast/phone.ts'

let house: House
let collector: Person
let supervisor: Person
beforeEach(async () => {
  house = await makeHouse()
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  collector = await house.enter('a')
  supervisor = await house.enter('pt1')
})
afterEach(() => house.close())

const voucherOf = async (id: string) => (await see(supervisor, id)).voucher

test('rejected or cancelled, an entry hands its voucher on with the same code, until nothing entitles any more', async () => {
  const cccd = newCccd()
  const [first, second] = [await log(house, collector, { cccd }), await log(house, collector, { cccd, product: 'bhyt-hgd' })]
  const code = (await voucherOf(first))?.code
  await tell(supervisor, first, 'rejection')
  expect([await voucherOf(first), await voucherOf(second)]).toMatchObject([null, { code, state: 'issued' }])
  await tell(supervisor, second, 'cancellation')
  expect(await voucherOf(second)).toMatchObject({ code, state: 'revoked' })
  const third = await log(house, collector, { cccd, product: 'bhyt-hgd' })
  expect(await voucherOf(third)).toMatchObject({ state: 'issued' })
  expect((await voucherOf(third))?.code).not.toBe(code)
})

test('a gift handed over for an entry that falls stays handed over and opens one case', async () => {
  const id = await log(house, collector)
  const clerk = await house.enter('q1')
  await clerk.post(`/api/vouchers/${(await voucherOf(id))?.code}/handover`, { id: randomUUID(), source: 'scan', fact: null })
  await tell(supervisor, id, 'rejection')
  expect(await voucherOf(id)).toMatchObject({ state: 'redeemed' })
  expect(await openCases(supervisor)).toMatchObject([{ kind: 'gift', entry: { id } }])
  await tell(supervisor, id, 'cancellation')
  expect(await openCases(supervisor)).toHaveLength(1)
})

test('two numbers of one person bring one gift, however many entries link them', async () => {
  const [cccd, insuranceNumber] = [newCccd(), '7900000001']
  const byCard = await log(house, collector, { cccd })
  const byBook = await log(house, collector, { cccd: null, insuranceNumber, product: 'bhyt-hgd' })
  expect([await voucherOf(byCard), await voucherOf(byBook)]).toMatchObject([{ state: 'issued' }, { state: 'issued' }])
  const both = await log(house, await house.enter('b'), { cccd, insuranceNumber, product: 'bhyt-hgd' })
  const states = await Promise.all([byCard, byBook, both].map(async (id) => (await voucherOf(id))?.state ?? null))
  expect(states.toSorted()).toEqual(['issued', null, 'void'])
})

test('numbers linked by an entry that is rejected are two people again, each with a gift', async () => {
  const [cccd, insuranceNumber] = [newCccd(), '7900000002']
  const byCard = await log(house, collector, { cccd, product: 'bhyt-hgd' })
  const byBook = await log(house, collector, { cccd: null, insuranceNumber, product: 'bhyt-hgd' })
  const both = await log(house, await house.enter('b'), { cccd, insuranceNumber })
  expect(await openCases(supervisor)).toMatchObject([{ kind: 'identity', entry: { id: both } }])
  await tell(supervisor, both, 'rejection')
  expect([await voucherOf(byCard), await voucherOf(byBook)]).toMatchObject([{ state: 'issued' }, { state: 'issued' }])
})

test('no gift for a renewal, a donated card, or without consent; consent given later brings it', async () => {
  const renewal = await log(house, collector, { product: 'bhyt-hgd', coverage: { insured: 'until', coveredUntil: '2025-11-12', coversFrom: null } })
  const donated = await log(house, collector, { donated: true })
  const silent = await log(house, collector, { giftConsent: null })
  for (const id of [renewal, donated, silent]) expect(await voucherOf(id)).toBeNull()
  await correct(house, collector, silent, { giftConsent: { by: 'guardian', text: '2026-1' } })
  expect(await voucherOf(silent)).toMatchObject({ state: 'issued' })
})

test('the participant’s link says valid, then used; every other link gets the same 404', async () => {
  const id = await log(house, collector)
  const voucher = await voucherOf(id)
  const page = async (token: string) => {
    const response = await house.app.request(`/q/${token}`)
    return {
      status: response.status,
      text: await response.text(),
      robots: response.headers.get('x-robots-tag'),
      cache: response.headers.get('cache-control'),
    }
  }
  const open = await page(voucher?.token ?? '')
  expect(open).toMatchObject({ status: 200, robots: 'noindex', cache: 'no-store' })
  expect(open.text).toContain('Phiếu còn hiệu lực')
  expect(open.text).not.toMatch(new RegExp(`${voucher?.code}|Duyên|072190`))
  await (await house.enter('q1')).post(`/api/vouchers/${voucher?.code}/handover`, { id: randomUUID(), source: 'scan', fact: null })
  expect((await page(voucher?.token ?? '')).text).toContain('Phiếu đã được dùng')
  const missing = await Promise.all(['A'.repeat(22), 'x', voucher?.code ?? '', `${voucher?.token}A`].map(page))
  expect(missing.every(({ status }) => status === 404)).toBe(true)
  expect(new Set(missing.map((one) => JSON.stringify(one))).size).toBe(1)
})
