import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { recount } from '#db/standings/recount.ts'
import { enrolments, results, tallies } from '#db/schema/index.ts'
import { keyOfTally, sumTallies, tallyOf } from '#db/tallies.ts'
import type { House } from '../cast/house.ts'
import { expectHeld, expectSums } from './weeks.ts'

/** What must hold after every step whatever was done (DESIGN section 8); `sealed` remembers the closed weeks. */
export async function expectPromises(house: House, sealed: Map<string, string>): Promise<void> {
  await expectCounts(house)
  await expectOnce(house)
  await expectSealed(house, sealed)
  await expectHeld(house)
  await expectSums(house)
  expect(house.failures).toEqual([])
  expect(house.logs.filter((line) => line.includes('"error"'))).toEqual([])
}

/** Tallies, memory and a count of all entries say the same. */
export async function expectCounts({ store, furniture }: House): Promise<void> {
  const { read } = store.connections
  const plain = (rows: { count: number; points: number; amount: number }[], keys: string[]) =>
    rows.map(({ count, points, amount }, index) => `${keys[index]} ${count} ${points} ${amount}`).toSorted()
  const counted = sumTallies((await read.select().from(enrolments)).map(tallyOf))
  const stored = (await read.select().from(tallies)).filter(({ count }) => count > 0)
  expect(plain(stored, stored.map(keyOfTally))).toEqual(plain(counted, counted.map(keyOfTally)))
  for (const period of store.register.campaigns.get(furniture.campaignId)?.periods ?? []) {
    expect((await recount(store, read, furniture.campaignId, period)).differs, `${period.kind} ${period.number}`).toBe(0)
  }
}

/** One holder for each person and product, one gift for each person, one open case for each entry. */
async function expectOnce({ store }: House): Promise<void> {
  const { read } = store.connections
  const twice = (from: string) => read.all(sql.raw(`SELECT count(*) AS n FROM ${from} HAVING n > 1`))
  expect(await twice(`enrolments WHERE state IN ('received', 'verified', 'returned') GROUP BY campaign_id, product, person_id`)).toEqual([])
  expect(await twice(`vouchers WHERE state IN ('issued', 'redeemed') GROUP BY campaign_id, person_id, scope`)).toEqual([])
  expect(await twice(`cases WHERE state = 'open' GROUP BY enrolment_id, kind`)).toEqual([])
  // Two persons that were decided to be one have one place in each product, while the entry that links them stands.
  const joined = `cases c JOIN enrolments e ON e.id = c.enrolment_id AND e.state NOT IN ('rejected', 'cancelled') AND e.flags LIKE '%links-persons%'
    JOIN enrolments o ON o.id = c.holder_id JOIN enrolments h ON h.holding = 1 AND h.campaign_id = e.campaign_id AND h.person_id IN (e.person_id, o.person_id)
    WHERE c.kind = 'identity' AND c.state = 'decided' AND c.counts = 1 GROUP BY c.id, h.product`
  expect(await twice(joined)).toEqual([])
  const lonely = `SELECT id FROM enrolments e WHERE state = 'duplicate' AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.enrolment_id = e.id AND c.kind = 'duplicate')`
  expect(await read.all(sql.raw(lonely)), 'duplicates without a case').toEqual([])
}

/** A closed period stays equal to the byte, and its hash is that of its body. */
async function expectSealed({ store }: House, sealed: Map<string, string>): Promise<void> {
  const rows = await store.connections.read.select().from(results)
  for (const row of rows) {
    expect(createHash('sha256').update(row.body).digest('hex')).toBe(row.hash)
    const whole = JSON.stringify(row)
    expect(sealed.get(row.id) ?? whole).toBe(whole)
    sealed.set(row.id, whole)
  }
  expect(rows).toHaveLength(sealed.size)
}
