import { sql, type SQL } from 'drizzle-orm'
import { addDays, startOfDay, type Day } from '#rules/days.ts'
import { isOrganiser, type Actor } from '../actor.ts'
import { visibleOrganisations } from '../enrolments/filter.ts'
import type { Database } from '../open.ts'
import type { Store } from '../store.ts'

/** What is asked: of which campaign and days, and of whose entries. */
export type Scope = { campaignId: string; since: number; until: number; seen: SQL }

/** A supervisor counts the vouchers of the entries that they see, organisers all. */
export function scopeOf(store: Store, actor: Actor, campaignId: string, from: Day, to: Day): Scope {
  const organisations = JSON.stringify(visibleOrganisations(store, actor))
  const seen = isOrganiser(actor)
    ? sql`1 = 1`
    : sql`v.enrolment_id IN (SELECT e.id FROM enrolments e WHERE e.campaign_id = ${campaignId}
        AND (e.collector_id = ${actor.staffId} OR e.organisation_id IN (SELECT value FROM json_each(${organisations}))))`
  return { campaignId, since: startOfDay(from), until: startOfDay(addDays(to, 1)), seen }
}

/** The civil day as a number: writing a hundred thousand dates costs more than counting them. */
const dayOf = (instant: SQL) => sql`(${instant} + 25200000) / 86400000`
export const dayNumbered = (number: number): Day => new Date(number * 86_400_000).toISOString().slice(0, 10)
const mine = ({ campaignId, seen }: Scope) => sql`v.campaign_id = ${campaignId} AND ${seen}`

/** Vouchers as they stand now. */
export const standingNow = (db: Database, scope: Scope) =>
  db.all<{ officeId: string | null; waiting: number; held: number }>(
    sql`SELECT v.office_id AS officeId, count(*) AS waiting, count(v.held_by) AS held FROM vouchers v
      WHERE ${mine(scope)} AND v.state = 'issued' GROUP BY v.office_id`,
  )

/** Vouchers issued by office and day; a right that was taken back counts no more, and of a replaced one the voucher in its place does. */
export const issuedByDay = (db: Database, scope: Scope) =>
  db.all<{ officeId: string | null; day: number; issued: number }>(
    sql`SELECT v.office_id AS officeId, ${dayOf(sql`v.issued_at`)} AS day, count(*) AS issued FROM vouchers v
      WHERE ${mine(scope)} AND v.state IN ('issued', 'redeemed', 'expired') AND v.issued_at >= ${scope.since} AND v.issued_at < ${scope.until}
      GROUP BY 1, 2`,
  )

/** `waited` in civil days, null of a handover that does not stand. */
export type Handed = {
  officeId: string
  day: number
  waited: number | null
  redeemed: number
  extra: number
  undone: number
  proxies: number
  overrides: number
  bursts: number
  factsWrong: number
}
/** Handovers by office, day and how long their voucher had waited, with what of them wants a second look: all in one pass, since joining is what costs. */
export const handedByDay = (db: Database, scope: Scope) =>
  db.all<Handed>(
    sql`SELECT h.office_id AS officeId, ${dayOf(sql`h.at`)} AS day, CASE h.standing WHEN 1 THEN max(0, ${dayOf(sql`h.at`)} - ${dayOf(sql`v.issued_at`)}) END AS waited,
        sum(h.standing) AS redeemed, sum(h.standing = 0 AND u.handover_id IS NULL) AS extra,
        count(u.handover_id) AS undone, count(h.proxy) AS proxies, sum(h.override) AS overrides, sum(h.burst) AS bursts, sum(h.fact_wrong) AS factsWrong
      FROM handovers h JOIN vouchers v ON v.code = h.voucher_code LEFT JOIN undos u ON u.handover_id = h.id
      WHERE ${mine(scope)} AND h.at >= ${scope.since} AND h.at < ${scope.until} GROUP BY 1, 2, 3`,
  )

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
    sql`SELECT c.collector_id AS collectorId, h.office_id AS officeId, h.clerk_id AS clerkId, count(*) AS gifts, min(h.at) AS first, max(h.at) AS last
      FROM handovers h JOIN vouchers v ON v.code = h.voucher_code JOIN enrolments c ON c.id = v.enrolment_id
      WHERE h.burst = 1 AND ${mine(scope)} AND h.at >= ${scope.since} AND h.at < ${scope.until}
      GROUP BY 1, 2, 3, ${dayOf(sql`h.at`)} ORDER BY last DESC LIMIT ${most}`,
  )

/** Holds that were taken from a device; one about a lost device stands for all of it. */
export const overridesOf = (db: Database, scope: Scope, most: number) =>
  db.all<{ at: number; by: string; officeId: string; reason: string }>(
    sql`SELECT o.at AS at, o."by" AS "by", o.office_id AS officeId, o.reason AS reason FROM overrides o LEFT JOIN vouchers v ON v.code = o.voucher_code
      WHERE o.at >= ${scope.since} AND o.at < ${scope.until} AND (o.voucher_code IS NULL OR (${mine(scope)})) ORDER BY o.at DESC LIMIT ${most}`,
  )

/** Whose participants have not fetched, most first. */
export const collectorsWaiting = (db: Database, scope: Scope, most: number) =>
  db.all<{ collectorId: string; waiting: number; since: number }>(
    sql`SELECT c.collector_id AS collectorId, count(*) AS waiting, min(v.issued_at) AS since FROM vouchers v JOIN enrolments c ON c.id = v.enrolment_id
      WHERE ${mine(scope)} AND v.state = 'issued' GROUP BY 1 ORDER BY waiting DESC, since, min(c.seq) LIMIT ${most}`,
  )
