import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EnrolmentBody } from '#contract/enrolments.ts'
import { draw, oneBlank, pageOf } from '../cast/blanks.ts'
import { correct, see, tell } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { itemOf, log, newCccd, syncAs } from '../cast/phone.ts'
import { make, newCampaign } from '../cast/set-up.ts'

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
const codesOf = async (said: Parameters<typeof draw>[2]) => (await draw(house, collector, said)).body.blanks.map(({ code }) => code).toSorted()
const RENEWAL: Partial<EnrolmentBody> = { product: 'bhyt-hgd', coverage: { insured: 'until', coveredUntil: '2025-11-12', coversFrom: null } }

test('a phone draws twenty, is answered those that it never heard of, and draws anew at ten', async () => {
  const first = await codesOf({ have: null })
  expect(first).toHaveLength(20)
  expect(await codesOf({ have: [] })).toEqual(first)
  expect(await codesOf({ have: first.slice(9), taken: first.slice(0, 9) })).toEqual(first.slice(9))
  const filled = await codesOf({ have: first.slice(10), taken: first.slice(0, 10) })
  expect(filled).toHaveLength(20)
  expect(filled).toEqual(expect.arrayContaining(first.slice(10)))
  expect(filled.some((code) => first.slice(0, 10).includes(code))).toBe(false)
})

test('a phone that has forgotten all is given no blank a second time', async () => {
  const first = await codesOf({ have: null })
  const again = await codesOf({ have: null })
  expect(again).toHaveLength(20)
  expect(again.some((code) => first.includes(code))).toBe(false)
})

test('no phone is given another one’s blanks, and in one day none draws without end', async () => {
  const first = await codesOf({ have: null })
  const second = await draw(house, await house.enter('a'), { have: [] })
  expect(second.body.blanks.some(({ code }) => first.includes(code))).toBe(false)
  for (let round = 0; round < 18; round += 1) await codesOf({ have: null })
  expect(await codesOf({ have: null })).toEqual([])
  house.clock.now += 86_400_001
  expect(await codesOf({ have: null })).toHaveLength(20)
})

test('an entry that entitles gets the very voucher that was shown: code, link and signature', async () => {
  const blank = await oneBlank(house, collector)
  const id = await log(house, collector, { blank: blank.code })
  expect(await voucherOf(id)).toMatchObject({ ...blank, state: 'issued' })
  expect((await draw(house, collector, { have: [], taken: [blank.code] })).body.taken).toEqual([])
  expect((await (await house.enter('q1')).get(`/api/vouchers?code=${blank.code}`)).body.verdict).toBe('redeemable')
})

test('the same item sent again issues nothing more', async () => {
  const item = itemOf(house, { blank: (await oneBlank(house, collector)).code })
  const [first, second] = [await syncAs(house, collector, [item]), await syncAs(house, collector, [item])]
  expect(second.body.receipts).toEqual(first.body.receipts)
  expect(await voucherOf(item.id)).toMatchObject({ code: item.body.blank, state: 'issued' })
})

test('a blank of a person who has a voucher already is void, one without a right is revoked, and each says so at a counter', async () => {
  const [one, two, three] = (await draw(house, collector)).body.blanks.map(({ code }) => code) as [string, string, string]
  const cccd = newCccd()
  const first = await log(house, collector, { cccd })
  const second = await log(house, collector, { cccd, blank: one })
  const renewal = await log(house, collector, { ...RENEWAL, blank: two })
  const silent = await log(house, collector, { giftConsent: null, blank: three })
  expect(await voucherOf(first)).toMatchObject({ state: 'issued' })
  expect(await see(supervisor, second)).toMatchObject({ state: 'duplicate', voucher: { code: one, state: 'void' } })
  expect(await voucherOf(renewal)).toMatchObject({ code: two, state: 'revoked' })
  expect(await voucherOf(silent)).toMatchObject({ code: three, state: 'revoked' })
  const clerk = await house.enter('q1')
  const verdicts = await Promise.all([one, two, three].map(async (code) => (await clerk.get(`/api/vouchers?code=${code}`)).body.verdict))
  expect(verdicts).toEqual(['void', 'revoked', 'revoked'])
})

test('a blank of somebody else, of another campaign, used, unknown or of a voucher refuses no entry, which gets a code of its own', async () => {
  const other = await oneBlank(house, await house.enter('b'))
  const dry = newCampaign('35-days', { training: true, copyOf: house.furniture.campaignId, name: 'Tập dượt' })
  const { id: campaignId } = (await make(await house.enter('btc1'), dry)).body
  const practice = (await draw(house, collector, { campaignId })).body.blanks[0]?.code
  const used = await oneBlank(house, collector)
  const issued = (await voucherOf(await log(house, collector, { blank: used.code })))?.code as string
  for (const blank of [other.code, practice, used.code, '000000000097', issued]) {
    const id = await log(house, collector, { blank })
    expect(await voucherOf(id)).toMatchObject({ state: 'issued', signed: expect.stringMatching(/^\d{178}$/) })
    expect((await voucherOf(id))?.code).not.toBe(blank)
  }
  const malformed = await syncAs(house, collector, [itemOf(house, { blank: '12 34' })])
  expect(malformed.body.receipts[0]).toMatchObject({ code: 'item-malformed', fields: ['blank'] })
})

test('two entries of one batch that name one blank share it not', async () => {
  const { code } = await oneBlank(house, collector)
  const items = [itemOf(house, { blank: code }), itemOf(house, { blank: code })]
  await syncAs(house, collector, items)
  const codes = await Promise.all(items.map(async ({ id }) => (await voucherOf(id))?.code))
  expect(codes[0]).toBe(code)
  expect(codes[1]).toMatch(/^\d{12}$/)
  expect(codes[1]).not.toBe(code)
})

test('a consent given later brings the blank that was shown with it', async () => {
  const { code } = await oneBlank(house, collector)
  const id = await log(house, collector, { giftConsent: null })
  await correct(house, collector, id, { giftConsent: { by: 'self', text: '2026-1' }, blank: code })
  expect(await voucherOf(id)).toMatchObject({ code, state: 'issued' })
  await tell(supervisor, id, 'rejection')
  expect(await voucherOf(id)).toMatchObject({ code, state: 'revoked' })
})

test('who logs nobody draws none, and a campaign that is not there answers like one without rules', async () => {
  expect((await draw(house, await house.enter('q1'))).status).toBe(403)
  expect((await draw(house, collector, { campaignId: randomUUID() })).body).toMatchObject({ code: 'not-found' })
})

test('the link of a blank says that it waits, then that it holds', async () => {
  const blank = await oneBlank(house, collector)
  const waiting = await pageOf(house, blank.token)
  expect(waiting).toMatchObject({ status: 200, text: expect.stringContaining('Phiếu thật, đang chờ gửi') })
  expect(waiting.text).not.toContain(blank.code)
  await log(house, collector, { blank: blank.code })
  expect((await pageOf(house, blank.token)).text).toContain('Phiếu còn hiệu lực')
})
