import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { ownersOf, wordOf } from '../checks/owners.ts'
import type { Database } from '../open.ts'
import { countedAs, enrolments, transitions } from '../schema/index.ts'
import type { PrizeVersion } from './versions.ts'

/** Who, by period and then by board and recipient, has an entry that was cancelled since and that the newest version still counts: only a correction takes it out (RULES 14.15). */
export async function refundsSince(
  db: Database,
  campaignId: string,
  versions: ReadonlyMap<string, readonly PrizeVersion[]>,
): Promise<Map<string, Set<string>>> {
  const periods = [...versions].flatMap(([periodId, list]) => {
    const [first, newest] = [list[0], list.at(-1)]
    return first && newest ? [{ periodId, at: first.at, ownersIn: ownersOf({ campaign: newest, roster: newest.roster }) }] : []
  })
  const found = new Map(periods.map(({ periodId }) => [periodId, new Set<string>()]))
  if (periods.length === 0) return found
  const cancelled = and(eq(enrolments.campaignId, campaignId), eq(enrolments.state, 'cancelled'))
  const rows = await db
    .select({ entry: enrolments, before: transitions.before, at: transitions.at })
    .from(enrolments)
    .innerJoin(transitions, eq(transitions.enrolmentId, enrolments.id))
    .where(and(cancelled, gt(transitions.at, Math.min(...periods.map(({ at }) => at)))))
    .orderBy(asc(transitions.id))
  const teams = await teamsCounted(db, [...found.keys()])
  for (const changes of Map.groupBy(rows, ({ entry }) => entry.id).values()) {
    const { id, dayId, weekId, phaseId, collectorId, teamId } = (changes[0] as (typeof rows)[number]).entry
    for (const { periodId, at, ownersIn } of periods.filter((one) => [dayId, weekId, phaseId].includes(one.periodId))) {
      if (!changes.some((change) => change.at > at && change.before === 'verified')) continue
      const kept = teams.get(`${periodId} ${id}`)
      for (const owner of ownersIn({ collectorId, teamId: kept === undefined ? teamId : kept })) found.get(periodId)?.add(wordOf(owner))
    }
  }
  return found
}

/** The team that a period counts an entry for which was mended since. */
async function teamsCounted(db: Database, periodIds: string[]): Promise<Map<string, string | null>> {
  const { periodId, enrolmentId, teamId } = countedAs
  const rows = await db.select({ periodId, enrolmentId, teamId }).from(countedAs).where(inArray(periodId, periodIds))
  return new Map(rows.map((row) => [`${row.periodId} ${row.enrolmentId}`, row.teamId]))
}
