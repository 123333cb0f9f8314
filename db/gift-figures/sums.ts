import { sql, type SQL } from 'drizzle-orm'
import { addDays, startOfDay, type Day } from '#rules/days.ts'
import type { Waited } from '#rules/gift-figures.ts'
import { isOrganiser, type Actor } from '../actor.ts'
import { visibleOrganisations } from '../enrolments/filter.ts'
import type { Database } from '../open.ts'
import { ALL, GIFT_SUMS, type GiftSum } from '../schema/gift-sum-triggers.ts'
import type { Store } from '../store.ts'

/** What is asked: of which campaign and days, and of whose entries. `organisations` null: of all; `seen` says the same of the entry `e` of a voucher. */
export type Scope = { campaignId: string; from: Day; to: Day; since: number; until: number; organisations: string[] | null; staffId: string; seen: SQL }

/** A supervisor counts the vouchers of the entries that they see, organisers all. */
export function scopeOf(store: Store, actor: Actor, campaignId: string, from: Day, to: Day): Scope {
  const organisations = isOrganiser(actor) ? null : visibleOrganisations(store, actor)
  const seen = organisations === null ? sql`1 = 1` : sql`(e.collector_id = ${actor.staffId} OR e.organisation_id IN ${listed(organisations)})`
  return { ...{ campaignId, from, to, organisations, staffId: actor.staffId, seen }, since: startOfDay(from), until: startOfDay(addDays(to, 1)) }
}

const listed = (values: string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`
const dayOf = (instant: SQL) => sql`(${instant} + 25200000) / 86400000`
export const dayNumbered = (number: number): Day => new Date(number * 86_400_000).toISOString().slice(0, 10)
const within = ({ from, to }: Scope) => sql`day BETWEEN ${Date.parse(from) / 86_400_000} AND ${Date.parse(to) / 86_400_000}`
const mine = ({ campaignId, seen }: Scope) => sql`v.campaign_id = ${campaignId} AND ${seen}`

/**
 * The rows of kept sums that a person sees, and what their own entries of other organisations add: those are counted one by one, as many as one person logs. Only
 * so do figures cost what offices, days and organisations there are, not what vouchers (DESIGN section 8.6).
 */
function rowsOf({ campaignId, organisations, staffId }: Scope, sums: GiftSum[], where: SQL): SQL {
  const [{ table, keys, values }] = sums as [GiftSum]
  const kept = sql`SELECT ${sql.raw([...keys, ...values].join(', '))} FROM ${sql.raw(table)} WHERE campaign_id = ${campaignId} AND ${where} AND organisation_id`
  if (organisations === null) return table === 'gift_collectors' ? sql`(${kept} <> ${ALL})` : sql`(${kept} = ${ALL})`
  const elsewhere = sql`v.enrolment_id IN (SELECT id FROM enrolments
    WHERE collector_id = ${staffId} AND +campaign_id = ${campaignId} AND coalesce(organisation_id, '') NOT IN ${listed(organisations)})`
  const own = sums.map(({ parts }) => sql`SELECT * FROM (${sql.raw(parts(''))} ${elsewhere}) WHERE organisation_id <> ${ALL} AND ${where}`)
  return sql`(${sql.join([sql`${kept} IN ${listed(organisations)}`, ...own], sql` UNION ALL `)})`
}

/** Vouchers as they stand now; the office is '' of those without one. */
export const standingNow = (db: Database, scope: Scope) =>
  db.all<{ officeId: string; waiting: number; held: number }>(
    sql`SELECT office_id AS officeId, sum(waiting) AS waiting, sum(held) AS held FROM ${rowsOf(scope, [GIFT_SUMS.standing], sql`1`)} GROUP BY office_id HAVING waiting > 0`,
  )

export type Happened = Record<'issued' | 'redeemed' | 'extra' | 'undone' | 'proxies' | 'overrides' | 'bursts' | 'factsWrong', number>
/** Vouchers issued and handed over by office and day, with what of them wants a second look; an extra handover stands beside the one that counts. */
export const happenedByDay = (db: Database, scope: Scope) =>
  db.all<Happened & { officeId: string; day: number }>(
    sql`SELECT office_id AS officeId, day, sum(issued) AS issued, sum(redeemed) AS redeemed, sum(extra) AS extra, sum(undone) AS undone, sum(proxies) AS proxies,
        sum(overrides) AS overrides, sum(bursts) AS bursts, sum(facts_wrong) AS factsWrong
      FROM ${rowsOf(scope, [GIFT_SUMS.issued, GIFT_SUMS.handed], within(scope))} GROUP BY office_id, day HAVING issued + redeemed + extra + undone > 0`,
  )

/** How long those fetched on these days had waited, in civil days. */
export const waitsOf = (db: Database, scope: Scope) =>
  db.all<Waited>(sql`SELECT waited AS days, sum(count) AS count FROM ${rowsOf(scope, [GIFT_SUMS.waited], within(scope))} GROUP BY waited`)

export const parkedNow = (db: Database) =>
  db.all<{ officeId: string; parked: number }>(sql`SELECT office_id AS officeId, count(*) AS parked FROM parked WHERE settled_at IS NULL GROUP BY office_id`)

export const blanksNow = (db: Database, campaignId: string) =>
  db.all<{ staffId: string; blanks: number }>(
    sql`SELECT staff_id AS staffId, count(*) AS blanks FROM blanks WHERE campaign_id = ${campaignId} AND used_at IS NULL GROUP BY staff_id`,
  )

export type Burst = { collectorId: string; officeId: string; clerkId: string; gifts: number; first: number; last: number }
/** Many vouchers of one collector handed over within minutes, by counter, clerk and day. */
export const burstsOf = (db: Database, scope: Scope, most: number) =>
  db.all<Burst>(
    sql`SELECT e.collector_id AS collectorId, h.office_id AS officeId, h.clerk_id AS clerkId, count(*) AS gifts, min(h.at) AS first, max(h.at) AS last
      FROM handovers h JOIN vouchers v ON v.code = h.voucher_code JOIN enrolments e ON e.id = v.enrolment_id
      WHERE h.burst = 1 AND ${mine(scope)} AND h.at >= ${scope.since} AND h.at < ${scope.until}
      GROUP BY 1, 2, 3, ${dayOf(sql`h.at`)} ORDER BY last DESC LIMIT ${most}`,
  )

/** Holds that were taken from a device; one about a lost device stands for all of it. */
export const overridesOf = (db: Database, scope: Scope, most: number) =>
  db.all<{ at: number; by: string; officeId: string; reason: string }>(
    sql`SELECT o.at AS at, o."by" AS "by", o.office_id AS officeId, o.reason AS reason FROM overrides o LEFT JOIN vouchers v ON v.code = o.voucher_code LEFT JOIN enrolments e ON e.id = v.enrolment_id
      WHERE o.at >= ${scope.since} AND o.at < ${scope.until} AND (o.voucher_code IS NULL OR (${mine(scope)})) ORDER BY o.at DESC LIMIT ${most}`,
  )

/** Whose participants have not fetched, most first. */
export const collectorsWaiting = (db: Database, scope: Scope, most: number) =>
  db.all<{ collectorId: string; waiting: number }>(
    sql`SELECT collector_id AS collectorId, sum(waiting) AS waiting FROM ${rowsOf(scope, [GIFT_SUMS.collectors], sql`day = 0`)}
      GROUP BY 1 HAVING waiting > 0 ORDER BY waiting DESC, collector_id LIMIT ${most}`,
  )

/** The first day of whose vouchers each of some collectors still has one waiting. */
export const waitingSince = (db: Database, scope: Scope, collectorIds: string[]) =>
  db.all<{ collectorId: string; day: number }>(
    sql`SELECT collector_id AS collectorId, min(day) AS day FROM ${rowsOf(scope, [GIFT_SUMS.collectors], sql`day > 0 AND waiting > 0 AND collector_id IN ${listed(collectorIds)}`)}
      GROUP BY 1`,
  )
