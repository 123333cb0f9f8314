import { sql, type SQL } from 'drizzle-orm'
import type { GiftOutcome } from '#rules/gift-cases.ts'
import type { GiftCaseKind } from '#rules/redemption.ts'
import { isOrganiser, type Actor } from '../actor.ts'
import { dryRuns } from '../campaigns/visible.ts'
import { visibleOrganisations } from '../enrolments/filter.ts'
import { actedFor } from '../office-scope.ts'
import type { Database } from '../open.ts'
import type { Store } from '../store.ts'

/** A question about a gift, wherever it is kept: those of fallen entries stand in `cases` beside the duplicates, the rest in `gift_cases`. */
export type GiftCase = {
  id: string
  kind: GiftCaseKind
  state: 'open' | 'decided'
  openedAt: number
  campaignId: string | null
  officeId: string
  voucherCode: string | null
  enrolmentId: string | null
  outcome: GiftOutcome | null
  standing: string | null
  decidedBy: string | null
  decidedAt: number | null
  reason: string | null
}

/** All of them as `g`, with the entry `e` that the gift was for. */
const GIFT_CASES = sql`(
    SELECT q.id, q.kind, q.state, q.opened_at, q.campaign_id, q.office_id, q.voucher_code, v.enrolment_id, q.outcome, q.standing, q.decided_by, q.decided_at, q.reason
      FROM gift_cases q LEFT JOIN vouchers v ON v.code = q.voucher_code
    UNION ALL
    SELECT c.id, 'fallen-entry', c.state, c.opened_at, c.campaign_id,
        coalesce((SELECT h.office_id FROM handovers h WHERE h.voucher_code = c.voucher_code ORDER BY h.standing DESC, h.at LIMIT 1), ''),
        c.voucher_code, c.enrolment_id, NULL, NULL, c.decided_by, c.decided_at, c.reason
      FROM cases c WHERE c.kind = 'gift'
  ) g LEFT JOIN enrolments e ON e.id = g.enrolment_id`

const COLUMNS = sql`g.id AS id, g.kind AS kind, g.state AS state, g.opened_at AS openedAt, g.campaign_id AS campaignId, g.office_id AS officeId,
  g.voucher_code AS voucherCode, g.enrolment_id AS enrolmentId, g.outcome AS outcome, g.standing AS standing, g.decided_by AS decidedBy, g.decided_at AS decidedAt, g.reason AS reason`

export const selectCases = (db: Database, where: SQL): Promise<GiftCase[]> => db.all<GiftCase>(sql`SELECT ${COLUMNS} FROM ${GIFT_CASES} WHERE ${where}`)

export const countKinds = (db: Database, where: SQL): Promise<{ kind: GiftCaseKind; count: number }[]> =>
  db.all(sql`SELECT g.kind AS kind, count(*) AS count FROM ${GIFT_CASES} WHERE ${where} GROUP BY g.kind`)

/**
 * Those that a person may read: organisers all; supervisors those whose entry they see, and of the counters they act for what belongs to no entry: a code that nobody knows, a shelf below zero.
 * None of a dry run, since nothing left a shelf there.
 */
export function seenBy(store: Store, actor: Actor): SQL {
  const real = sql`(g.campaign_id IS NULL OR g.campaign_id NOT IN (SELECT value FROM json_each(${JSON.stringify(dryRuns(store.register))})))`
  if (isOrganiser(actor)) return real
  const organisations = JSON.stringify(visibleOrganisations(store, actor))
  const offices = JSON.stringify([...(actedFor(store, actor) ?? [])])
  return sql`${real} AND ((e.id IS NULL AND g.kind IN ('unknown-code', 'negative-balance') AND g.office_id IN (SELECT value FROM json_each(${offices})))
    OR e.collector_id = ${actor.staffId} OR e.organisation_id IN (SELECT value FROM json_each(${organisations})))`
}
