import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Closing } from '#contract/results.ts'
import { hashOfEntries, hashesOfEntries } from '#db/results/entry-hash.ts'
import { enrolments, tallies } from '#db/schema/index.ts'
import { recount } from '#db/standings/recount.ts'
import { eq } from 'drizzle-orm'
import { fillCampaign } from '../bench/mass.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { itemOf, newId, syncAs } from '../cast/phone.ts'

const ENTRIES = 25_000
let house: House
beforeAll(async () => {
  house = await makeHouse()
  await fillCampaign(house.store, house.furniture, 400, ENTRIES)
  house = await house.reopen()
  house.clock.now = AT('2025-12-16T15:00:00+07:00')
}, 60_000)
afterAll(() => house.close())

const week = () => house.furniture.period('week 1')
const closing = async (period = 'week 1'): Promise<Closing> =>
  (await (await house.enter('btc1')).get(`/api/periods/${house.furniture.period(period)}/closing`)).body
const periods = () => house.store.register.campaigns.get(house.furniture.campaignId)?.periods ?? []

test('a period of more entries than are read at once is counted whole, and equals its tallies and the boards', async () => {
  for (const period of periods()) {
    const { entries, differs } = await recount(house.store, house.store.connections.read, house.furniture.campaignId, period)
    expect([entries, differs], `${period.kind} ${period.number}`).toEqual([period.kind === 'phase' ? ENTRIES : ENTRIES / 5, 0])
  }
})

test('the ids that count have the hash of all of them, sorted, a line each, also after a change', async () => {
  const { read } = house.store.connections
  const rows = await read.select({ id: enrolments.id }).from(enrolments).where(eq(enrolments.weekId, week()))
  const ids = rows.map(({ id }) => id).sort()
  const hashOf = (list: string[]) => ({ count: list.length, hash: createHash('sha256').update(list.join('\n')).digest('hex') })
  expect(await hashOfEntries(read, eq(enrolments.weekId, week()))).toEqual(hashOf(ids))
  const [out, into] = [new Set(ids.filter((_, index) => index % 100 === 0)), ['e1', 'e77777777']]
  const changed = await hashesOfEntries(read, eq(enrolments.weekId, week()), { out, into })
  expect(changed).toEqual({ before: hashOf(ids), after: hashOf([...ids.filter((id) => !out.has(id)), ...into].sort()) })
})

test('others get their turn while a close is counted, and what they write meanwhile is no difference', async () => {
  const collectors = await Promise.all(['a7', 'a8', 'a9'].map((code) => house.enter(code)))
  const done = { closing: false, written: 0 }
  const counted = closing('week 5').finally(() => (done.closing = true))
  while (!done.closing) {
    const item = itemOf(house, { months: 1, collectedAt: house.clock.now - done.written })
    // The boxes of the laid entries cannot be opened, so none of them is asked for.
    const undo = { id: newId(), kind: 'cancellation', of: item.id, capturedAt: house.clock.now, body: { reason: 'Ghi nhầm' } }
    const collector = collectors[done.written % 3]!
    const { body } = await syncAs(house, collector, done.written % 2 ? [item, undo] : [item], { since: '999999999' })
    expect(body.receipts.filter((receipt) => 'code' in receipt)).toEqual([])
    done.written += 1
  }
  expect(done.written).toBeGreaterThan(2)
  expect((await counted).blockers.map(({ code }) => code)).not.toContain('recount-differs')
  expect((await closing('week 5')).recount).toEqual({ entries: ENTRIES / 5 + done.written, differs: 0 })
})

test('one changed tally among thousands is found', async () => {
  const [{ collectorId } = { collectorId: '' }] = await house.store.connections.read.select().from(tallies).where(eq(tallies.weekId, week())).limit(1)
  const change = (by: number) =>
    house.store.connections.writer.execute({
      sql: 'UPDATE tallies SET amount = amount + ? WHERE week_id = ? AND collector_id = ?',
      args: [by, week(), collectorId],
    })
  const { rowsAffected } = await change(1)
  expect((await closing()).recount.differs).toBe(rowsAffected)
  await change(-1)
  expect((await closing()).recount.differs).toBe(0)
})
