import { afterEach, describe, expect, test } from 'vitest'
import type { GoalProgress } from '#contract/campaigns.ts'
import type { EnrolmentBody } from '#contract/enrolments.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { tell, unverify, verify } from '../cast/deeds.ts'
import { log } from '../cast/phone.ts'
import { make, newCampaign } from '../cast/set-up.ts'

let house: House
let id: string
let people: Record<'btc1' | 'a' | 'c' | 'pt1', Person>
afterEach(() => house.close())
const HEALTH: Partial<EnrolmentBody> = { product: 'bhyt-hgd', amount: 1_263_600 }
/** Cards that ended long ago, and one that goes on. */
const RETURNING: Partial<EnrolmentBody> = { ...HEALTH, coverage: { insured: 'until', coveredUntil: '2025-01-31', coversFrom: null } }
const RENEWAL: Partial<EnrolmentBody> = { ...HEALTH, coverage: { insured: 'until', coveredUntil: '2025-11-30', coversFrom: null } }

async function open(name: Parameters<typeof newCampaign>[0], now: string, more: Record<string, unknown> = {}) {
  house = await makeHouse({ now })
  people = { btc1: await house.enter('btc1'), a: await house.enter('a'), c: await house.enter('c'), pt1: await house.enter('pt1') }
  id = (await make(people.btc1, newCampaign(name, more))).body.id
}
const goals = async (person: Person = people.a): Promise<GoalProgress[]> => (await person.get(`/api/campaigns/${id}/goals`)).body.goals
const figures = async () => (await goals()).map(({ official, provisional }) => [official, provisional])
const enrol = (said: Partial<EnrolmentBody> = {}, person: Person = people.a) => log(house, person, { campaignId: id, ...said })

describe('the goals of sixty days', () => {
  test('count new and returning people of the campaign, the first day’s new ones of both products alone, and nothing donated or renewed', async () => {
    await open('60-days', '2025-11-04T09:00:00+07:00')
    expect(await figures()).toEqual([0, 0, 0].map(() => [0, 0]))
    const ids = [await enrol(), await enrol(HEALTH, people.c), await enrol(RETURNING)]
    await enrol(RENEWAL)
    await enrol({ donated: true, giftConsent: null })
    expect(await figures()).toEqual([
      [0, 2],
      [0, 1],
      [0, 2],
    ])
    for (const one of ids) await verify(people.pt1, one)
    expect(await figures()).toEqual([
      [2, 2],
      [1, 1],
      [2, 2],
    ])
    expect((await goals())[0]).toMatchObject({
      goal: { people: 3_000, onlyNew: true },
      rate: 7,
      missing: 2_998,
      reached: false,
      pace: { day: 1, of: 1, perDay: null },
    })
    expect((await goals())[1]).toMatchObject({ rate: 1, missing: 15_999, pace: { day: 1, of: 60, even: 267, ahead: -266, perDay: 272 } })
    house.clock.now = Date.parse('2025-11-05T09:00:00+07:00')
    await enrol({}, await house.enter('a'))
    house.clock.now = Date.parse('2025-11-12T09:00:00+07:00')
    await log(house, await house.enter('a'))
    people.a = await house.enter('a')
    expect(await figures()).toEqual([
      [2, 2],
      [1, 2],
      [2, 2],
    ])
  })

  test('follow each change of an entry, and are the same after a restart', async () => {
    await open('60-days', '2025-11-04T09:00:00+07:00')
    await goals()
    const [one, two, three] = [await enrol(), await enrol(), await enrol(HEALTH)]
    for (const each of [one, two, three]) await verify(people.pt1, each)
    await unverify(people.pt1, one)
    await tell(people.pt1, two, 'cancellation')
    expect(await figures()).toEqual([
      [1, 2],
      [0, 1],
      [1, 1],
    ])
    const before = await figures()
    house = await house.reopen()
    people.a = await house.enter('a')
    expect(await figures()).toEqual(before)
  })
})

test('after thirty of sixty days 8,640 people are 640 ahead, and 246 a day are left (T3)', async () => {
  await open('60-days', '2025-11-01T09:00:00+07:00')
  await fill('bhxh-tn', 8_640)
  house.clock.now = Date.parse('2025-12-03T20:00:00+07:00')
  const [, voluntary] = await goals(await house.enter('btc1'))
  expect(voluntary).toMatchObject({ official: 8_640, rate: 5_400, missing: 7_360, pace: { day: 30, of: 60, even: 8_000, ahead: 640, perDay: 246 } })
})

/** Thousands by the door would take a minute: they are put where the door would have put them, spread over the first thirty days. */
async function fill(product: string, many: number): Promise<void> {
  const first = Date.parse('2025-11-04T08:00:00+07:00')
  const columns = {
    ...{ id: `'${product}' || i`, seq: `i + ${many}`, changed_seq: `i + ${many}`, campaign_id: `'${id}'`, person_id: `'person' || i`, collector_id: "'x'" },
    ...{
      device_id: "'x'",
      state: "'verified'",
      holding: '1',
      product: `'${product}'`,
      participation: "'new'",
      rules_version: '1',
      coverage: "'{}'",
      months: '1',
    },
    ...{ amount: '0', points: '0', receipt_number: "'x'", collected_from: "'clock'", flags: "'[]'", box: "x''" },
    ...Object.fromEntries(
      ['collected_at', 'declared_collected_at', 'captured_at', 'declared_captured_at', 'received_at'].map((name) => [name, `${first} + (i % 30) * 86400000`]),
    ),
  }
  const numbers = `WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ${many})`
  const { writer } = house.store.connections
  await writer.execute(`INSERT INTO enrolments (${Object.keys(columns).join(', ')}) ${numbers} SELECT ${Object.values(columns).join(', ')} FROM numbers`)
}

test('the ten thousand of a launch day are counted in and after it, what comes later in the phase alone', async () => {
  await open('launch-day', '2022-05-08T09:00:00+07:00')
  const first = await enrol()
  house.clock.now = Date.parse('2022-05-31T20:00:00+07:00')
  people = { ...people, a: await house.enter('a'), pt1: await house.enter('pt1') }
  const last = await enrol()
  for (const one of [first, last]) await verify(people.pt1, one)
  expect((await goals())[0]).toMatchObject({ official: 2, rate: 2, missing: 9_998, pace: { day: 24, of: 24 } })
  const { periods } = house.store.register.campaigns.get(id)!
  const counted = Object.fromEntries(
    periods.map((period) => [period.kind, house.store.boards.sums(period.id, 'individual', 'official').get(people.a.id)?.voluntary ?? 0]),
  )
  expect(counted).toEqual({ wave: 1, phase: 2 })
})

test('a share grows by whoever joined since it was counted, and two sources of one figure stand beside each other (T4, T7)', async () => {
  const share = { kind: 'coverage', label: 'BHYT', product: 'bhyt-hgd', base: 800_000, covered: 690_000, asOf: '2025-11-12' }
  await open('35-days', '2025-11-12T09:00:00+07:00', {
    goals: [
      { ...share, source: 'Thủ tướng Chính phủ', rate: 9_150 },
      { ...share, source: 'Tỉnh ủy', rate: 9_200 },
      { ...share, source: 'Chưa có dân số', rate: 9_500, base: null, covered: 0 },
    ],
  })
  await enrol(HEALTH)
  house.clock.now = Date.parse('2025-11-13T09:00:00+07:00')
  people = { ...people, a: await house.enter('a'), pt1: await house.enter('pt1') }
  await verify(people.pt1, await enrol(HEALTH))
  const [one, other, unknown] = await goals()
  expect([one, other].map((progress) => [progress?.goal.source, progress?.official, progress?.rate, progress?.missing])).toEqual([
    ['Thủ tướng Chính phủ', 690_001, 8_625, 41_999],
    ['Tỉnh ủy', 690_001, 8_625, 45_999],
  ])
  expect(unknown).toMatchObject({ official: 1, rate: null, missing: null, reached: false })
})

test('are for collectors, supervisors and organisers, and of a draft for organisers alone', async () => {
  await open('60-days', '2025-11-01T09:00:00+07:00', { publish: false })
  expect(await goals(people.btc1)).toHaveLength(3)
  expect((await people.a.get(`/api/campaigns/${id}/goals`)).status).toBe(404)
  expect((await (await house.enter('q1')).get(`/api/campaigns/${id}/goals`)).status).toBe(403)
})

test('on a last day whose boards are held still the goals stand still too, and after it they count all', async () => {
  await open('60-days', '2026-01-01T23:00:00+07:00', { settings: { freeze: true } })
  await enrol()
  const held = [
    [0, 0],
    [0, 1],
    [0, 0],
  ]
  expect(await figures()).toEqual(held)
  house.clock.now = Date.parse('2026-01-02T09:00:00+07:00')
  people = { btc1: await house.enter('btc1'), a: await house.enter('a'), c: await house.enter('c'), pt1: await house.enter('pt1') }
  await verify(people.pt1, await enrol({}, people.c))
  expect(await figures()).toEqual(held)
  house.clock.now = Date.parse('2026-01-03T00:00:00+07:00')
  expect((await figures())[1]).toEqual([1, 2])
})
