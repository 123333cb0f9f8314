import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseDue } from '#db/campaigns/erase.ts'
import { campaignKeys } from '#db/schema/index.ts'
import { REASON } from '../cast/deeds.ts'
import { AT, type Person } from '../cast/house.ts'
import { itemOf, newId, syncAs } from '../cast/phone.ts'
import { addressesOf } from './addresses.ts'
import { NAMES, NUMBERS, SECRETS, tellHouse, type Told } from './told-house.ts'

const DAYS = 86_400_000
const CODES = ['a', 'b', 'c', 'pta', 'ptc', 'q1', 'btc1']
/** The phase is announced on Thursday 18/12/2025: its window ends after Friday and Monday, and 90 days later the key goes. */
const DUE = AT('2025-12-23T00:00:00+07:00') + 90 * DAYS

let told: Told
let key: Buffer
let before: Record<string, string>
beforeAll(async () => {
  told = await tellHouse()
  const { house } = told
  house.clock.now = AT('2025-12-18T09:00:00+07:00')
  for (const period of ['week 2', 'week 3', 'week 4', 'week 5', 'phase']) await closeAnyway(period)
  key = Buffer.from((await house.store.connections.read.select().from(campaignKeys))[0]?.box ?? [])
  house.clock.now = DUE - 1
  before = await whatStays()
}, 120_000)
afterAll(() => told.house.close())

const people = async () => Object.fromEntries(await Promise.all(CODES.map(async (code) => [code, await told.house.enter(code)] as const)))

async function closeAnyway(period: string): Promise<void> {
  const organiser = await told.house.enter('btc1')
  const { entries } = (await organiser.get('/api/enrolments?limit=200')).body
  const open = entries.filter(({ state }: { state: string }) => state === 'received' || state === 'returned').map(({ id }: { id: string }) => id)
  if (open.length > 0) await organiser.post('/api/set-asides', { ids: open, ...REASON })
  const path = `/api/periods/${told.house.furniture.period(period)}/result`
  const { id } = (await organiser.post(path, { comment: 'Đã đối chiếu', acknowledged: true })).body
  expect((await organiser.post(`/api/results/${id}/announcement`)).status).toBe(204)
}

/** What everyone reads of points, prizes and boards, as it came. */
async function whatStays(): Promise<Record<string, string>> {
  const organiser = await told.house.enter('btc1')
  const stays = addressesOf(told).filter((path) => /standings|prizes$|result$|announcements|totals|correction$/.test(path))
  expect(stays.length).toBeGreaterThan(20)
  return Object.fromEntries(await Promise.all(stays.map(async (path) => [path, (await organiser.get(path)).text.replaceAll(/"at":\d+/g, '')] as const)))
}

const files = () => readdirSync(told.house.dataDir).filter((name) => name.startsWith('ra-quan.db'))
const holdKey = () => files().filter((name) => readFileSync(join(told.house.dataDir, name)).includes(key))

test('a millisecond before its time nothing is erased', async () => {
  expect(await eraseDue(told.house.store)).toEqual([])
  expect((await (await told.house.enter('pta')).get('/api/enrolments?limit=200')).text).toContain(NAMES[0])
  expect(holdKey()).not.toEqual([])
})

test('ninety days after the seal the key is destroyed, in the files too, and the audit says so', async () => {
  const { house } = told
  house.clock.now = DUE
  expect(await eraseDue(house.store)).toEqual([house.furniture.campaignId])
  expect(await house.store.connections.read.select().from(campaignKeys)).toEqual([])
  expect(holdKey()).toEqual([])
  const { rows } = await house.store.connections.reader.execute(`SELECT at, by, subject FROM audit WHERE act = 'identifiers-erased'`)
  expect(rows.map((row) => ({ ...row }))).toEqual([{ at: DUE, by: 'retention', subject: house.furniture.campaignId }])
})

test('after it no address of the interface holds a number or a name, and every one answers as before', async () => {
  let answered = 0
  for (const person of [...Object.values(await people()), told.house.nobody]) {
    for (const path of addressesOf(told)) {
      const { status, text, body } = await person.get(path)
      expect([path, body?.code]).not.toEqual([path, 'unknown-error'])
      expect([path, [...NUMBERS, ...NAMES, 'Xã Giấu Kín'].filter((secret) => text.includes(secret))]).toEqual([path, []])
      answered += Number(status === 200)
    }
  }
  expect(answered).toBeGreaterThan(200)
})

test('an entry keeps its state, its points and its receipt, and its participant is «đã xoá»', async () => {
  const { entries } = (await (await told.house.enter('pta')).get('/api/enrolments?limit=200')).body
  expect(entries.length).toBeGreaterThan(10)
  for (const entry of entries) {
    expect(entry).toMatchObject({ name: 'đã xoá', maskedCccd: null, maskedInsuranceNumber: null, maskedPhone: null, birthYear: null, place: null })
    expect(entry.receiptNumber).toMatch(/^BL/)
  }
  expect(entries.some(({ points, state }: { points: number; state: string }) => points > 0 && state === 'verified')).toBe(true)
  const { changes } = (await syncAs(told.house, await told.house.enter('a'), [])).body
  expect(changes.length).toBeGreaterThan(5)
  expect(changes.every(({ name }) => name === 'đã xoá')).toBe(true)
})

test('points, prizes and boards stay as they were', async () => {
  const after = await whatStays()
  expect(Object.keys(after)).toEqual(Object.keys(before))
  for (const [path, text] of Object.entries(after)) expect([path, text === before[path]]).toEqual([path, true])
})

test('nobody is found by a number any more, at the counter or on a link', async () => {
  const clerk = await told.house.enter('q1')
  for (const { cccd } of SECRETS.slice(0, 3)) expect((await clerk.post('/api/vouchers/searches', { cccd })).body).toMatchObject({ verdict: 'unknown' })
  const last = told.codes.at(-1)
  expect((await clerk.get(`/api/vouchers?code=${last}`)).body).toMatchObject({ verdict: 'expired', initials: null, lastFour: null, factNeeded: false })
  const handover = { id: newId(), source: 'typed', fact: SECRETS.at(-1)?.cccd.slice(-4) }
  expect((await clerk.post(`/api/vouchers/${last}/handover`, handover)).body).toMatchObject({ verdict: 'expired' })
  for (const token of told.tokens) expect((await told.house.nobody.get(`/api/public/vouchers/${token}`)).status).toBe(404)
})

test('what would need an identifier is refused by name, and nothing is logged into an erased campaign', async () => {
  const { house } = told
  const [id] = told.entries as [string]
  const supervisor = await house.enter('pta')
  expect(await supervisor.post(`/api/enrolments/${id}/disclosure`)).toMatchObject({ status: 409, body: { code: 'campaign-erased' } })
  expect(await supervisor.post(`/api/enrolments/${id}/cancellation`, REASON)).toMatchObject({ status: 409, body: { code: 'campaign-erased' } })
  expect(await (await house.enter('ptc')).post(`/api/enrolments/${id}/verification`)).toMatchObject({ status: 404, body: { code: 'entry-unknown' } })
  const collector = await house.enter('a')
  const items = [
    itemOf(house, { cccd: SECRETS[0]?.cccd ?? '' }),
    { id: newId(), kind: 'correction', of: told.entries[3], capturedAt: house.clock.now, body: { amount: 1 } },
    { id: newId(), kind: 'cancellation', of: told.entries[3], capturedAt: house.clock.now, body: REASON },
  ]
  const { receipts } = (await syncAs(house, collector, items)).body
  expect(receipts.map((receipt) => 'code' in receipt && receipt.code)).toEqual([
    'campaign-erased',
    'campaign-erased',
    expect.stringMatching(/campaign-erased|already-verified/),
  ])
})

test('a second run changes nothing, and so does a start', async () => {
  const count = async () => Number((await told.house.store.connections.reader.execute('SELECT count(*) AS n FROM audit')).rows[0]?.['n'])
  const known = await count()
  told.house.clock.now += 200 * DAYS
  expect(await eraseDue(told.house.store)).toEqual([])
  told.house = await told.house.reopen()
  expect(await eraseDue(told.house.store)).toEqual([])
  expect(await count()).toBe(known)
  expect(holdKey()).toEqual([])
  const person: Person = await told.house.enter('pta')
  expect((await person.get('/api/enrolments?limit=200')).body.entries[0]).toMatchObject({ name: 'đã xoá' })
})
