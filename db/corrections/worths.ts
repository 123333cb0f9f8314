import { and, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { endOf } from '#rules/periods.ts'
import { startOfDay } from '#rules/days.ts'
import type { Database } from '../open.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { countedIn } from '../results/questions.ts'
import { countedAs, enrolments } from '../schema/index.ts'

/** What an entry brings to a period, by its facts of some moment. */
export type Worth = Pick<EnrolmentRow, 'id' | 'collectorId' | 'teamId' | 'product' | 'participation' | 'donated' | 'points' | 'amount' | 'collectedAt'>
/** An entry as it is now, and as a final period counts it: null when it does not. */
export type Known = { row: EnrolmentRow; counted: Worth | null }

/** The kind of column in which an entry names a period. */
export const columnFor = ({ kind }: CampaignPeriod) => ({ day: 'dayId', week: 'weekId', wave: 'weekId', phase: 'phaseId' } as const)[kind]

/** Entries, the latest changed first, with what a final period counts them as; one that was mended since has kept what that was (RULES section 9). */
export async function readKnown(db: Database, period: CampaignPeriod, which: SQL | undefined, most?: number): Promise<Known[]> {
  const query = db
    .select({ row: enrolments, kept: countedAs })
    .from(enrolments)
    .leftJoin(countedAs, and(eq(countedAs.periodId, period.id), eq(countedAs.enrolmentId, enrolments.id)))
    .where(which)
    .orderBy(desc(enrolments.changedSeq))
  const rows = await (most === undefined ? query : query.limit(most))
  return rows.map(({ row, kept }) => ({ row, counted: row[columnFor(period)] === period.id ? { ...row, ...withoutKeys(kept) } : null }))
}

export const readKnownById = (db: Database, period: CampaignPeriod, ids: readonly string[]): Promise<Known[]> =>
  ids.length === 0 ? Promise.resolve([]) : readKnown(db, period, inArray(enrolments.id, [...ids]))

/** Does the receipt's day lie in the period? */
export const isOfPeriod = (campaign: Campaign, period: CampaignPeriod, row: EnrolmentRow): boolean =>
  row.campaignId === campaign.id && row.collectedAt >= startOfDay(period.firstDay) && row.collectedAt < endOf(period)

/** What an entry is worth now differs from what the period counts it as. */
export const isChanged = ({ row, counted }: Known): boolean =>
  counted !== null &&
  (['teamId', 'product', 'participation', 'donated', 'points', 'amount', 'collectedAt'] as const).some((name) => row[name] !== counted[name])

/** When an entrant of a board last had a receipt that the period counts, some entries apart; donated cards apart. */
export async function lastCounted(
  db: Database,
  campaign: Campaign,
  period: CampaignPeriod,
  owner: { collectorId: string } | { teamId: string },
  apart: ReadonlySet<string>,
  upTo: number,
): Promise<number | null> {
  const [name, id] = 'collectorId' in owner ? (['collectorId', owner.collectorId] as const) : (['teamId', owner.teamId] as const)
  const isCounted = and(eq(enrolments.campaignId, campaign.id), eq(countedIn[period.kind], period.id))
  const left = apart.size > 0 ? sql`${enrolments.id} not in ${[...apart]}` : undefined
  const mended = await readKnown(db, period, and(isCounted, left, sql`${countedAs.enrolmentId} is not null`))
  const [plain] = await db
    .select({ at: enrolments.collectedAt })
    .from(enrolments)
    .where(
      and(
        ...[isCounted, left, eq(enrolments[name], id), eq(enrolments.donated, false), sql`${enrolments.collectedAt} <= ${upTo}`],
        sql`not exists (select 1 from ${countedAs} where ${countedAs.periodId} = ${period.id} and ${countedAs.enrolmentId} = ${enrolments.id})`,
      ),
    )
    .orderBy(sql`${enrolments.collectedAt} desc`)
    .limit(1)
  const times = mended.flatMap(({ counted }) => (counted && counted[name] === id && !counted.donated ? [counted.collectedAt] : []))
  return [...times, ...(plain ? [plain.at] : [])].reduce<number | null>((last, at) => Math.max(last ?? at, at), null)
}

/** What was kept stands over what is now; an entry that was never mended has nothing kept. */
function withoutKeys(kept: typeof countedAs.$inferSelect | null): Partial<Worth> {
  if (!kept) return {}
  const { periodId: _period, enrolmentId: _entry, ...worth } = kept
  return worth
}
