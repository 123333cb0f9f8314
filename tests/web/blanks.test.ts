import { openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import type { EnrolmentBody } from '#contract/enrolments.ts'
import { keptBlank } from '../../web/state/blanks.ts'
import type { Person } from '../../web/state/person.ts'
import { openStaffStore } from '../../web/device/staff-store.ts'
import { FakePhone, settled, until, wipePhone } from './fake-device.ts'
import { FakeServer } from './fake-server.ts'
import { enrolment, openApp, signedIn } from './start.ts'

let server: FakeServer
let phone: FakePhone
beforeEach(() => {
  wipePhone()
  server = new FakeServer()
  server.blanks = []
  phone = new FakePhone(server)
})

const GIFT = { by: 'self', text: '2026-1' } as const
const gift = (changes: Partial<EnrolmentBody> = {}) => enrolment({ giftConsent: GIFT, ...changes })
const draws = () => server.requests.filter(({ path }) => path === '/api/blanks').map(({ body }) => body as { have: string[] | null; taken: string[] })
const blankOf = (person: Person, id: string) => person.ledger.items().findLast((item) => item.id === id || item.of === id)?.body.blank
const pool = () =>
  phone.staffStores.get('s-lan')!.run(async (database) => (await database.getAll('blanks')).map(({ entryId }) => (entryId === null ? 'free' : 'taken')))
const count = async (kind: string) => (await pool()).filter((one) => one === kind).length

/** Signed in, with the pool filled where the server gives any. */
async function opened() {
  const found = await signedIn(phone)
  if (server.blanks) await until(() => draws().length > 0)
  await settled()
  return found
}

async function save(person: Person, body: EnrolmentBody): Promise<string> {
  const id = person.newId()
  await person.outbox.save(id, body)
  await settled()
  return id
}

test('after its first word with the server a phone has twenty blanks, sealed, and asks no more until ten are left', async () => {
  const { person } = await opened()
  expect(draws()).toEqual([{ campaignId: 'c-1', have: null, taken: [] }])
  expect(await count('free')).toBe(20)
  await phone.goOnline(false)
  for (let nth = 0; nth < 9; nth += 1) await save(person, gift())
  await phone.goOnline(true)
  await until(() => person.ledger.items().length === 0)
  expect(draws()).toHaveLength(1)
  await save(person, gift())
  await until(() => draws().length > 1)
  await settled()
  expect(draws()).toHaveLength(2)
  expect([draws()[1]!.have!.length, draws()[1]!.taken.length]).toEqual([10, 10])
  expect(await count('free')).toBe(20)
  const dump = await phone.staffStores.get('s-lan')!.run(async (database) => JSON.stringify(await database.getAll('blanks')))
  expect(dump).not.toContain('t-0000')
})

test('an entry without network takes a blank in the same write, and shows its voucher', async () => {
  const { person } = await opened()
  await phone.goOnline(false)
  const [one, other] = [await save(person, gift()), await save(person, gift())]
  const codes = [blankOf(person, one), blankOf(person, other)]
  expect(new Set(codes).size).toBe(2)
  expect(await count('taken')).toBe(2)
  expect(await keptBlank(person.pool, codes[0] as string)).toMatchObject({ code: codes[0], lastDay: '2026-01-15', signed: expect.stringMatching(/^\d{178}$/) })
  await phone.goOnline(true)
  expect([...server.stored.values()].map(({ item }) => item.body.blank)).toEqual(codes)
})

test('no gift, no blank: without consent, and when the pool is empty nothing is in the way', async () => {
  const { person } = await opened()
  await phone.goOnline(false)
  expect(blankOf(person, await save(person, enrolment()))).toBeUndefined()
  for (let nth = 0; nth < 20; nth += 1) await save(person, gift())
  expect(await count('free')).toBe(0)
  expect(blankOf(person, await save(person, gift()))).toBeUndefined()
  await phone.goOnline(true)
  await until(() => person.ledger.items().length === 0)
  expect(person.ledger.items()).toEqual([])
})

test('two tabs that save at once never give one blank twice', async () => {
  const one = await opened()
  const tab = await openApp(new FakePhone(server))
  phone.isOnline = false
  const other = tab.app.person()!
  const ids = await Promise.all(
    Array.from({ length: 14 }, async (_, nth) => {
      const person = nth % 2 ? one.person : other
      const id = person.newId()
      await person.outbox.save(id, gift())
      return id
    }),
  )
  await settled()
  await one.person.ledger.reload()
  const codes = ids.map((id) => blankOf(one.person, id) ?? server.stored.get(id)?.item.body.blank)
  expect(codes.every(Boolean)).toBe(true)
  expect(new Set(codes).size).toBe(14)
})

test('a consent that is added later takes a blank, in place while nothing was sent and with a correction afterwards', async () => {
  const { person } = await opened()
  await phone.goOnline(false)
  const waiting = await save(person, enrolment())
  await person.outbox.change(waiting, { giftConsent: GIFT }, 'c-1')
  const first = blankOf(person, waiting)
  expect(first).toMatch(/^\d{12}$/)
  await person.outbox.change(waiting, { name: 'Lê Thị Hoa' })
  expect(blankOf(person, waiting)).toBe(first)
  await phone.goOnline(true)
  await phone.goOnline(false)
  expect(person.ledger.items()).toEqual([])
  const known = await save(person, enrolment({ cccd: '072185004299' }))
  await phone.goOnline(true)
  await phone.goOnline(false)
  await person.outbox.change(known, { giftConsent: GIFT }, 'c-1')
  expect(blankOf(person, known)).toMatch(/^\d{12}$/)
  expect(blankOf(person, known)).not.toBe(first)
  await person.outbox.change(waiting, { months: 6 })
  expect(blankOf(person, waiting)).toBeUndefined()
})

test('what a lost answer held comes with the next one, and nothing comes twice', async () => {
  const { person } = await opened()
  await phone.goOnline(false)
  for (let nth = 0; nth < 10; nth += 1) await save(person, gift())
  const original = server.fetch
  server.fetch = async (input, init) => {
    const answer = await original(input, init)
    return String(input) === '/api/blanks' ? Promise.reject(new TypeError('cut')) : answer
  }
  await phone.goOnline(true)
  expect([await count('free'), server.blanks!.length]).toEqual([10, 30])
  server.fetch = original
  await phone.wake()
  expect([await count('free'), server.blanks!.length]).toEqual([20, 30])
  const codes = new Set<string>()
  await phone.goOnline(false)
  for (let nth = 0; nth < 20; nth += 1) codes.add(blankOf(person, await save(person, gift())) as string)
  expect(codes.size).toBe(20)
})

test('a server that gives no more is asked again after a while only', async () => {
  const { person } = await opened()
  server.fetch = ((original) => async (input, init) => {
    const answer = await original(input, init)
    return String(input) === '/api/blanks' ? Response.json({ lastDay: '2026-01-15', blanks: [], taken: [] }) : answer
  })(server.fetch)
  for (let nth = 0; nth < 10; nth += 1) await save(person, gift())
  const asked = draws().length
  await save(person, gift())
  await phone.wake()
  expect(draws()).toHaveLength(asked)
  await phone.pass(600_001)
  await phone.wake()
  expect(draws()).toHaveLength(asked + 1)
})

test('a blank taken for an id that was taken goes along with the new id', async () => {
  const { person } = await opened()
  await phone.goOnline(false)
  const id = await save(person, gift())
  const code = blankOf(person, id)
  server.stored.set(id, { by: 's-other' } as never)
  await phone.goOnline(true)
  expect([...server.stored.values()].filter(({ item }) => item?.body.blank === code).map(({ by }) => by)).toEqual(['s-lan'])
})

test('signing out leaves the pool and what was taken of it', async () => {
  const { app, person } = await opened()
  await phone.goOnline(false)
  await save(person, gift())
  await app.signOut()
  expect([await count('free'), await count('taken')]).toEqual([19, 1])
})

test('a server that knows no blanks yet is no trouble', async () => {
  server.blanks = null
  const { person } = await opened()
  const id = await save(person, gift())
  await phone.wake()
  await phone.pass(60_000)
  expect(server.stored.get(id)?.item.body.blank).toBeUndefined()
})

test('what the build before kept on a phone stays when the pool comes beside it', async () => {
  const before = await openDB('ra-quan-s-old', 1, {
    upgrade(database) {
      for (const name of ['keys', 'copies', 'facts']) database.createObjectStore(name)
      database.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true }).createIndex('id', 'id', { unique: true })
      for (const name of ['entries', 'receipts', 'drafts']) database.createObjectStore(name, { keyPath: 'id' })
    },
  })
  await before.add('outbox', { id: 'e-1', state: 'queued' })
  before.close()
  const kept = await openStaffStore('s-old').run(async (database) => [await database.count('outbox'), await database.count('blanks')])
  expect(kept).toEqual([1, 0])
})
