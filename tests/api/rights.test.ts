import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCode } from '#rules/voucher-codes.ts'
import { OWN_VERIFIERS } from '../cast/furniture.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { itemOf, log, newCccd, newId, syncAs } from '../cast/phone.ts'
import { EVERY, isUnsafe, NOWHERE, pathOf } from './doors.ts'

/** Two units that know nothing of each other: a and pta in u1, c and ptc in u2; each unit confirms its own entries. */
const PLAN = {
  organisations: OWN_VERIFIERS,
  staff: [
    { code: 'a', organisation: 'u1' },
    { code: 'b', organisation: 'u1' },
    { code: 'c', organisation: 'u2' },
    { code: 'pta', organisation: 'u1', role: 'supervisor' as const },
    { code: 'ptc', organisation: 'u2', role: 'supervisor' as const },
  ],
}
let house: House
let entry: string
let caseId: string
let before: string
const people: Record<string, Person> = {}
beforeAll(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: PLAN })
  for (const code of ['a', 'b', 'c', 'pta', 'ptc', 'q1', 'btc1']) people[code] = await house.as(code)
  const cccd = newCccd()
  entry = await log(house, people['a'] as Person, { cccd })
  const second = await log(house, people['b'] as Person, { cccd })
  caseId = `duplicate.${second}`
  before = await record()
})
afterAll(() => house.close())

const record = async () => (await (people['pta'] as Person).get(`/api/enrolments/${entry}`)).text
const BODY = { reason: 'Kiểm tra', accepted: true, counts: true, comment: 'Xong', ids: [] as string[] }
const ofRecords = EVERY.filter(([, { path }]) => /^\/api\/(enrolments|cases)\/:id/.test(path))

test('the record is there for those whose it is', async () => {
  expect((await (people['a'] as Person).get(`/api/enrolments/${entry}`)).status).toBe(200)
  expect((await (people['pta'] as Person).get('/api/cases')).body.cases.map((one: { id: string }) => one.id)).toEqual([caseId])
})

describe.each(ofRecords)('%s', (_title, route) => {
  test.each(['c', 'ptc', 'q1'])('answers %s of a neighbour’s record as of one that is not there', async (code) => {
    const id = route.path.startsWith('/api/cases') ? caseId : entry
    const missing = route.path.startsWith('/api/cases') ? `duplicate.${NOWHERE}` : NOWHERE
    const person = people[code] as Person
    const ask = (said: string) => person.send(route.method, pathOf(route, { id: said }), isUnsafe(route) ? BODY : undefined)
    const [theirs, none] = [await ask(id), await ask(missing)]
    expect([theirs.status, theirs.text]).toEqual([none.status, none.text])
    expect(theirs.status).toBeGreaterThanOrEqual(400)
  })
})

test.each(['verifications', 'returns', 'rejections'])('many %s at once say of a neighbour’s entry what they say of none', async (noun) => {
  const { body } = await (people['ptc'] as Person).post(`/api/${noun}`, { ids: [entry, NOWHERE], reason: 'Thử' })
  expect(body.outcomes.map(({ code }: { code: string }) => code)).toEqual(['entry-unknown', 'entry-unknown'])
})

test('a correction or a cancellation of a neighbour’s entry answers like one of none, and its id says no more than taken', async () => {
  const at = house.clock.now
  const about = (of: string, kind: string, body: object) => ({ id: newId(), kind, of, capturedAt: at, body })
  const items = [
    about(entry, 'correction', { amount: 1 }),
    about(NOWHERE, 'correction', { amount: 1 }),
    about(entry, 'cancellation', { reason: 'x' }),
    about(NOWHERE, 'cancellation', { reason: 'x' }),
  ]
  for (const code of ['b', 'c']) {
    const { body } = await syncAs(house, people[code] as Person, items)
    expect(body.receipts.map((one) => ('code' in one ? [one.code, one.fields, one.detail] : 'kept'))).toEqual(items.map(() => ['entry-unknown', [], undefined]))
  }
  const { body } = await syncAs(house, people['c'] as Person, [itemOf(house, {}, entry)])
  expect(body.receipts[0]).toMatchObject({ code: 'id-taken', fields: [] })
  expect(body.receipts[0]).not.toHaveProperty('detail')
})

test('lists and filters show nothing of a neighbour', async () => {
  for (const code of ['c', 'ptc']) {
    const person = people[code] as Person
    const { id } = people['a'] as Person
    for (const filter of ['', `?collector=${id}`, `?organisation=${house.furniture.organisation('u1')}`, '?to-confirm=1', '?state=duplicate'])
      expect((await person.get(`/api/enrolments${filter}`)).body).toMatchObject({ entries: [], count: 0 })
    expect((await person.get(`/api/totals?campaign=${house.furniture.campaignId}`)).body.rows).toEqual([])
  }
  expect((await (people['ptc'] as Person).get('/api/cases')).body.cases).toEqual([])
})

test('a clerk reads and moves the stock of the own office alone', async () => {
  const clerk = people['q1'] as Person
  for (const office of [house.furniture.office('q2'), NOWHERE]) {
    const read = await clerk.get(`/api/stock/${office}`)
    const moved = await clerk.post(`/api/stock/${office}/breakages`, { id: newId(), quantity: 1 })
    expect([read.body.code, moved.body.code]).toEqual(['not-found', 'not-found'])
  }
})

test('of fifty unknown codes asked at the same moment ten are answered, then the device’s look-up is locked', async () => {
  const clerk = await house.enter('q2')
  const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => clerk.get(`/api/vouchers?code=${makeCode(String(4_711_000_000 + index))}`)))
  const said = answers.map(({ body }) => body.verdict ?? body.code)
  expect([said.filter((one) => one === 'unknown').length, said.filter((one) => one === 'lookup-locked').length]).toEqual([10, 40])
})

test('a collector beside sees neither the first entry’s participant nor its numbers', async () => {
  const { text } = await (people['b'] as Person).get('/api/enrolments')
  expect(text).not.toContain(entry)
})

test('after all of that the record is as it was', async () => expect(await record()).toBe(before))
