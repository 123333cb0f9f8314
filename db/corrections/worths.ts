import { and, desc, eq, inArray, lte, notInArray, sql, type SQL } from 'drizzle-orm'
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

/** Whose receipts are asked for: a person's, or a team's of which some receipt up to a moment counts. */
export type Owner = { collectorId: string } | { teamId: string; upTo: number }

/** When a person or a team last had a receipt that the period counts, some entries apart; donated cards apart. */
export async function lastCounted(db: Database, campaign: Campaign, period: CampaignPeriod, owner: Owner, apart: ReadonlySet<string>): Promise<number | null> {
  const isPerson = 'collectorId' in owner
  const [name, id] = isPerson ? (['collectorId', owner.collectorId] as const) : (['teamId', owner.teamId] as const)
  const left = and(eq(countedIn[period.kind], period.id), apart.size > 0 ? notInArray(enrolments.id, [...apart]) : undefined)
  const mended = await readKnown(db, period, and(left, inArray(enrolments.id, mendedOf(db, period))))
  // A person's entries lie together; a team's are looked through from the last receipt backwards, where one is soon found.
  const near = isPerson ? undefined : and(eq(enrolments.campaignId, campaign.id), lte(enrolments.collectedAt, owner.upTo))
  const [plain] = await db
    .select({ at: enrolments.collectedAt })
    .from(enrolments)
    .where(and(near, left, eq(enrolments[name], id), eq(enrolments.donated, false), notInArray(enrolments.id, mendedOf(db, period))))
    .orderBy(isPerson ? sql`+${enrolments.collectedAt} desc` : desc(enrolments.collectedAt))
    .limit(1)
  const times = mended.flatMap(({ counted }) => (counted && counted[name] === id && !counted.donated ? [counted.collectedAt] : []))
  return [...times, ...(plain ? [plain.at] : [])].reduce<number | null>((last, at) => Math.max(last ?? at, at), null)
}

const mendedOf = (db: Database, period: CampaignPeriod) => db.select({ id: countedAs.enrolmentId }).from(countedAs).where(eq(countedAs.periodId, period.id))

/** What was kept stands over what is now; an entry that was never mended has nothing kept. */
function withoutKeys(kept: typeof countedAs.$inferSelect | null): Partial<Worth> {
  if (!kept) return {}
  const { periodId: _period, enrolmentId: _entry, ...worth } = kept
  return worth
}
