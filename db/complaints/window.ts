import { and, asc, eq, inArray } from 'drizzle-orm'
import { complaintsUntil, sealedFrom } from '#rules/complaint-window.ts'
import type { Database } from '../open.ts'
import { excerptsOf, rulesOf } from '../results/excerpt.ts'
import { announcements, complaintAnswers, complaints, proposals, results } from '../schema/index.ts'

/** The newest version of a period and the objections to it. `until` is null before its announcement; `sealedAt` may lie ahead, and is null while it cannot be said. */
export type Window = { resultId: string; version: number; announcedAt: number | null; until: number | null; unanswered: number; sealedAt: number | null }

/** The windows of those periods that are final, by the period's id (RULES section 9). */
export async function windowsOf(db: Database, periodIds: string[]): Promise<Map<string, Window>> {
  const newest = await newestOf(db, periodIds)
  const excerpts = await excerptsOf(
    db,
    newest.filter((row) => row.announcedAt !== null).map((row) => row.id),
  )
  const filed = await complaintsOf(db, periodIds)
  const correcting = await db
    .select({ periodId: proposals.periodId })
    .from(proposals)
    .where(and(inArray(proposals.periodId, periodIds), eq(proposals.state, 'open')))
  const windows = newest.map(({ id, periodId, version, announcedAt }): [string, Window] => {
    const until = announcedAt === null ? null : windowEnd(announcedAt, excerpts.get(id)?.rules)
    const own = filed.filter((row) => row.periodId === periodId)
    const unanswered = own.filter((row) => row.answeredAt === null).length
    const lastAnswerAt = Math.max(...own.map((row) => row.answeredAt ?? 0), 0) || null
    const sealedAt = sealedFrom({ until, lastAnswerAt, unanswered, correcting: correcting.some((row) => row.periodId === periodId) })
    return [periodId, { resultId: id, version, announcedAt, until, unanswered, sealedAt }]
  })
  return new Map(windows)
}

/** One of them; null while the period is not final. */
export const windowOf = async (db: Database, periodId: string): Promise<Window | null> => (await windowsOf(db, [periodId])).get(periodId) ?? null

export const isSealed = (window: Window | null | undefined, now: number): boolean =>
  window !== null && window !== undefined && window.sealedAt !== null && window.sealedAt <= now

/** The end of the window that an announcement opens, under the rules of its own snapshot. */
export function windowEnd(announcedAt: number, rules: unknown): number {
  const { complaintDays, holidays } = rulesOf(rules)
  return complaintsUntil(announcedAt, complaintDays, holidays)
}

async function newestOf(db: Database, periodIds: string[]) {
  const rows = await db
    .select({ id: results.id, periodId: results.periodId, version: results.version, announcedAt: announcements.at })
    .from(results)
    .leftJoin(announcements, eq(announcements.resultId, results.id))
    .where(inArray(results.periodId, periodIds))
    .orderBy(asc(results.version))
  return [...new Map(rows.map((row) => [row.periodId, row])).values()]
}

const complaintsOf = (db: Database, periodIds: string[]) =>
  db
    .select({ periodId: complaints.periodId, answeredAt: complaintAnswers.at })
    .from(complaints)
    .leftJoin(complaintAnswers, eq(complaintAnswers.complaintId, complaints.id))
    .where(inArray(complaints.periodId, periodIds))
