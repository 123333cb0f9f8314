import { and, asc, eq, gt } from 'drizzle-orm'
import type { Database } from '../open.ts'
import { enrolments, transitions } from '../schema/index.ts'
import { keyOf } from './versions.ts'

/** A final period; `at` is when its first version was made. */
export type Standing = { periodId: string; at: number }

/** Who, by period and then by board and recipient, has an entry that was cancelled since and that the newest version still counts: only a correction takes it out (RULES 14.15). */
export async function refundsSince(db: Database, campaignId: string, periods: Standing[]): Promise<Map<string, Set<string>>> {
  const found = new Map(periods.map(({ periodId }) => [periodId, new Set<string>()]))
  if (periods.length === 0) return found
  const rows = await db
    .select({ entry: enrolments, before: transitions.before, at: transitions.at })
    .from(enrolments)
    .innerJoin(transitions, eq(transitions.enrolmentId, enrolments.id))
    .where(and(eq(enrolments.campaignId, campaignId), eq(enrolments.state, 'cancelled'), gt(transitions.at, Math.min(...periods.map(({ at }) => at)))))
    .orderBy(asc(transitions.id))
  for (const changes of Map.groupBy(rows, ({ entry }) => entry.id).values()) {
    const { dayId, weekId, phaseId, collectorId, teamId } = (changes[0] as (typeof rows)[number]).entry
    for (const { periodId, at } of periods.filter((one) => [dayId, weekId, phaseId].includes(one.periodId))) {
      if (!changes.some((change) => change.at > at && change.before === 'verified')) continue
      found.get(periodId)?.add(keyOf('individual', collectorId))
      if (teamId) found.get(periodId)?.add(keyOf('team', teamId))
    }
  }
  return found
}
