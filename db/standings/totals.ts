import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { Totals } from '#contract/standings.ts'
import { addDays, startOfDay } from '#rules/days.ts'
import { isOrganiser, sees, supervised, type Actor } from '../actor.ts'
import { enrolments } from '../schema/index.ts'
import type { Store } from '../store.ts'

const countIf = (condition: ReturnType<typeof sql>) => sql<number>`sum(case when ${condition} then 1 else 0 end)`

/** Entries by collector and day of the receipt, of those a person may see: for the evening's comparison with the receipt books. */
export async function readTotals(store: Store, actor: Actor, campaignId: string, from: string, to: string): Promise<Totals> {
  const day = sql<string>`date((${enrolments.collectedAt} + 25200000) / 1000, 'unixepoch')`
  const joining = sql`${enrolments.donated} = 0 and ${enrolments.participation} <> 'renewal'`
  const all = isOrganiser(actor) || supervised(actor).length > 0
  const rows = await store.connections.read
    .select({
      collectorId: enrolments.collectorId,
      organisationId: enrolments.organisationId,
      day,
      voluntary: countIf(sql`${joining} and ${enrolments.product} = 'bhxh-tn'`),
      household: countIf(sql`${joining} and ${enrolments.product} = 'bhyt-hgd'`),
      renewals: countIf(sql`${enrolments.donated} = 0 and ${enrolments.participation} = 'renewal'`),
      donated: countIf(sql`${enrolments.donated} = 1`),
      unverified: countIf(sql`${enrolments.state} = 'received'`),
      amount: sql<number>`sum(${enrolments.amount})`,
    })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.campaignId, campaignId),
        inArray(enrolments.state, ['received', 'verified']),
        gte(enrolments.collectedAt, startOfDay(from)),
        lt(enrolments.collectedAt, startOfDay(addDays(to, 1))),
        all ? undefined : eq(enrolments.collectorId, actor.staffId),
      ),
    )
    .groupBy(enrolments.collectorId, enrolments.organisationId, day)
    .orderBy(day)
  const visible = rows.filter((row) => sees(store.register, actor, row))
  return {
    rows: visible.map(({ organisationId: _organisation, ...row }) => ({ ...row, collector: store.register.staff.get(row.collectorId)?.name ?? '' })),
  }
}
