import type { InStatement } from '@libsql/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { GiftFigures } from '#contract/gift-figures.ts'
import { fetched, twice } from '../cast/gift-cases.ts'
import { OWN_VERIFIERS } from '../cast/furniture.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { log } from '../cast/phone.ts'
import { expectGiftFigures } from './gift-sums.ts'

const PLAN = {
  organisations: OWN_VERIFIERS,
}
let house: House
beforeEach(async () => (house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: PLAN })))
afterEach(() => house.close())

const figures = async (code: string) => {
  const { status, body } = await (await house.enter(code)).get<GiftFigures>(`/api/gift-figures?campaign=${house.furniture.campaignId}`)
  expect(status).toBe(200)
  return body
}

/** Collector a of u1 confirms the entries of u2 from today on. */
async function promote(): Promise<string> {
  const { id } = await house.as('a')
  const assigned = { staffId: id, role: 'supervisor', organisationId: house.furniture.organisation('u2'), officeId: null, from: '2025-11-15' }
  const { status, text } = await (await house.enter('btc1')).post('/api/assignments', assigned)
  expect([status, text]).toEqual([expect.toBeOneOf([200, 201, 204]), text])
  return id
}

test('a supervisor counts their own entries of another organisation beside those they supervise, each once, and no neighbour’s', async () => {
  await fetched(house, 'a')
  for (const code of ['a', 'a', 'b', 'c']) await log(house, await house.as(code))
  house.clock.now = AT('2025-11-15T09:00:00+07:00')
  const id = await promote()
  const own = await figures('a')
  await expectGiftFigures(house, own, `e.collector_id = '${id}' OR e.organisation_id = '${house.furniture.organisation('u2')}'`)
  expect(own.sum).toMatchObject({ issued: 4, redeemed: 1, waiting: 3 })
  expect(own.days.map(({ issued, redeemed }) => [issued, redeemed])).toEqual([[4, 1]])
  expect(own.collectors.map(({ collector, waiting, since }) => [collector.code, waiting, since])).toEqual([
    ['a', 2, AT('2025-11-13T00:00:00+07:00')],
    ['c', 1, AT('2025-11-13T00:00:00+07:00')],
  ])
  expect((await figures('btc1')).sum).toMatchObject({ issued: 5, redeemed: 1, waiting: 4 })
})

test('what a supervisor reads of doubts is theirs alone: their own entries’ and those they supervise', async () => {
  await twice(house, 'a')
  await twice(house, 'b')
  house.clock.now = AT('2025-11-15T09:00:00+07:00')
  await promote()
  const own = await figures('a')
  expect([own.bursts.map(({ collector }) => collector.code), own.overrides.length]).toEqual([['a'], 1])
  const all = await figures('btc1')
  expect([all.bursts.map(({ collector }) => collector.code).toSorted(), all.overrides.length]).toEqual([['a', 'b'], 2])
})

/** A table walked from end to end, or all of it that is of one campaign. */
const WHOLE = /^SCAN (v|h|u|e|c|vouchers|handovers|undos|enrolments)\b|^SEARCH (v|h|e|c|vouchers|handovers|enrolments) .*\(campaign_id=\?\)$/

test.each(['btc1', 'pt1', 'a'])('the figures of %s walk through no vouchers, handovers or entries', async (code) => {
  await log(house, await house.as('a'))
  house.clock.now = AT('2025-11-15T09:00:00+07:00')
  await promote()
  const { reader } = house.store.connections
  const read: InStatement[] = []
  const execute = reader.execute.bind(reader)
  reader.execute = ((statement: InStatement) => (read.push(statement), execute(statement))) as typeof reader.execute
  await figures(code)
  reader.execute = execute
  const asked = read.map((one) => (typeof one === 'string' ? { sql: one, args: [] } : one)).filter(({ sql }) => /gift_|vouchers|handovers/.test(sql))
  expect(asked.length).toBeGreaterThan(5)
  for (const { sql, args } of asked) {
    const plan = (await execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args: args ?? [] })).rows.map((row) => String(row['detail']))
    expect([sql, plan.filter((step) => WHOLE.test(step))]).toEqual([sql, []])
  }
})
