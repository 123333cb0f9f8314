import { sql, type SQL } from 'drizzle-orm'
import { isOrganiser, type Actor } from '../actor.ts'
import { dryRuns } from '../campaigns/visible.ts'
import { visibleOrganisations } from '../enrolments/filter.ts'
import type { Store } from '../store.ts'

export type CaseFilter = {
  campaignId?: string | undefined
  /** The cases of one collector, or with `other` of two. */
  collectorId?: string | undefined
  otherId?: string | undefined
  withoutGifts?: boolean
}

/**
 * Cases `c` with their entry `e` and the other side `h`: of an open duplicate whoever holds the place now, which a decision in between may have changed
 * (RULES 14.2), else the one that the case names.
 */
export const SIDES = sql`cases c JOIN enrolments e ON e.id = c.enrolment_id
  LEFT JOIN enrolments p ON c.state = 'open' AND c.kind = 'duplicate' AND p.holding = 1
    AND p.campaign_id = e.campaign_id AND p.product = e.product AND p.person_id = e.person_id
  LEFT JOIN enrolments h ON h.id = coalesce(p.id, c.holder_id)`

/** Those that a person may see both entries of, of one campaign or of all that are no dry run. A decision that displaced a holder is one case, not two. */
export function whichCases(store: Store, actor: Actor, { campaignId, collectorId, otherId, withoutGifts }: CaseFilter): SQL {
  const campaign = campaignId
    ? sql`c.campaign_id = ${campaignId}`
    : sql`c.campaign_id NOT IN (SELECT value FROM json_each(${JSON.stringify(dryRuns(store.register))}))`
  const of = (id: string, other: string | undefined) =>
    other
      ? sql`((e.collector_id = ${id} AND h.collector_id = ${other}) OR (e.collector_id = ${other} AND h.collector_id = ${id}))`
      : sql`${id} IN (e.collector_id, h.collector_id)`
  return sql.join(
    [campaign, ONCE, ...(withoutGifts ? [sql`c.kind <> 'gift'`] : []), ...scopeOf(store, actor), ...(collectorId ? [of(collectorId, otherId)] : [])],
    sql` AND `,
  )
}

/** The holder that a decision displaced has a case of its own, to be opened again should the other fall; decided it says the same once more. */
const ONCE = sql`NOT (c.state = 'decided' AND c.kind = 'duplicate' AND EXISTS (
  SELECT 1 FROM cases m WHERE m.id = 'duplicate.' || c.holder_id AND m.holder_id = c.enrolment_id AND m.state = 'decided' AND m.counts = 1))`

function scopeOf(store: Store, actor: Actor): SQL[] {
  if (isOrganiser(actor)) return []
  const organisations = JSON.stringify(visibleOrganisations(store, actor))
  const seen = (side: SQL) => sql`(${side}.collector_id = ${actor.staffId} OR ${side}.organisation_id IN (SELECT value FROM json_each(${organisations})))`
  return [seen(sql`e`), sql`(h.id IS NULL OR ${seen(sql`h`)})`]
}
