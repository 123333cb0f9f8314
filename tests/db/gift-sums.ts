import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { GiftFigures } from '#contract/gift-figures.ts'
import type { House } from '../cast/house.ts'

const DAY = (instant: string) => `(${instant} + 25200000) / 86400000`
const ENTRY = 'LEFT JOIN enrolments e ON e.id = v.enrolment_id'
const GIVEN = `FROM handovers h JOIN vouchers v ON v.code = h.voucher_code ${ENTRY} LEFT JOIN undos u ON u.handover_id = h.id`
const own = `coalesce(e.organisation_id, '')`

/** What each kept table must say, counted out of the vouchers and handovers themselves, by campaign and organisation; `*` is all of them. */
const recounts = (organisation: string): Record<string, string> => ({
  gift_days: `SELECT campaign_id, o, day, office, sum(issued), sum(redeemed), sum(extra), sum(undone), sum(proxies), sum(overrides), sum(bursts), sum(wrong) FROM (
      SELECT v.campaign_id, ${organisation} AS o, ${DAY('v.issued_at')} AS day, coalesce(v.office_id, '') AS office, 1 AS issued, 0 AS redeemed, 0 AS extra, 0 AS undone,
        0 AS proxies, 0 AS overrides, 0 AS bursts, 0 AS wrong FROM vouchers v ${ENTRY} WHERE v.state NOT IN ('revoked', 'replaced', 'void')
      UNION ALL SELECT v.campaign_id, ${organisation}, ${DAY('h.at')}, h.office_id, 0, h.standing, h.standing = 0 AND u.handover_id IS NULL, u.handover_id IS NOT NULL,
        h.proxy IS NOT NULL, h.override, h.burst, h.fact_wrong ${GIVEN}) GROUP BY 1, 2, 3, 4`,
  gift_waits: `SELECT v.campaign_id, ${organisation}, ${DAY('h.at')}, max(0, ${DAY('h.at')} - ${DAY('v.issued_at')}) AS waited, count(*) ${GIVEN} WHERE h.standing = 1 GROUP BY 1, 2, 3, 4`,
  gift_standing: `SELECT v.campaign_id, ${organisation}, coalesce(v.office_id, ''), count(*), count(v.held_by) FROM vouchers v ${ENTRY} WHERE v.state = 'issued' GROUP BY 1, 2, 3`,
})
const COLLECTORS = (day: string) =>
  `SELECT v.campaign_id, ${own}, e.collector_id, ${day}, count(*) FROM vouchers v ${ENTRY} WHERE v.state = 'issued' GROUP BY 1, 2, 3, 4`
/** How many columns of a table say whose and when, before its sums begin. */
const KEYS: Record<string, number> = { gift_days: 4, gift_waits: 4, gift_standing: 3, gift_collectors: 4 }

/** What is kept equals a recount: answers each table's rows as text, rows of nothing left out. */
export async function expectGiftSums(house: House): Promise<void> {
  const rows = async (table: string, query: string) =>
    (await house.store.connections.reader.execute(query)).rows
      .map((row) => Array.from({ length: row.length }, (_, at) => row[at]))
      .filter((row) => row.slice(KEYS[table]).some((value) => value !== 0))
      .map((row) => row.join(' '))
      .toSorted()
  const [each, all] = [recounts(own), recounts(`'*'`)]
  for (const table of Object.keys(KEYS)) {
    const again = table === 'gift_collectors' ? [COLLECTORS(DAY('v.issued_at')), COLLECTORS('0')] : [each[table]!, all[table]!]
    const counted = (await Promise.all(again.map((query) => rows(table, query)))).flat().toSorted()
    expect(await rows(table, `SELECT * FROM ${table}`), table).toEqual(counted)
  }
}

/** What the figures of a person must add up to, counted out of the vouchers of the entries that `seen` says. */
export async function expectGiftFigures(house: House, figures: GiftFigures, seen: string): Promise<void> {
  const { read } = house.store.connections
  const campaign = `v.campaign_id = '${house.furniture.campaignId}' AND (${seen})`
  const [[standing], [given], waits] = await Promise.all([
    read.all<Record<string, number>>(
      sql.raw(
        `SELECT count(*) AS issued, sum(v.state = 'issued') AS waiting FROM vouchers v ${ENTRY} WHERE ${campaign} AND v.state NOT IN ('revoked', 'replaced', 'void')`,
      ),
    ),
    read.all<Record<string, number>>(
      sql.raw(
        `SELECT coalesce(sum(h.standing), 0) AS redeemed, coalesce(sum(u.handover_id IS NOT NULL), 0) AS undone, count(*) AS n ${GIVEN} WHERE ${campaign}`,
      ),
    ),
    read.all<{ days: number }>(
      sql.raw(`SELECT max(0, ${DAY('h.at')} - ${DAY('v.issued_at')}) AS days ${GIVEN} WHERE ${campaign} AND h.standing = 1 ORDER BY 1`),
    ),
  ])
  const { sum } = figures
  expect([sum.issued, sum.waiting + sum.expired]).toEqual([standing?.['issued'], standing?.['waiting'] ?? 0])
  expect([sum.redeemed, sum.undone, sum.redeemed + sum.extra + sum.undone]).toEqual([given?.['redeemed'], given?.['undone'], given?.['n']])
  expect(figures.medianDays).toBe(waits.at(Math.ceil(waits.length / 2) - 1)?.days ?? null)
}
