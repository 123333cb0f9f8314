import { and, eq, gt, inArray, isNull, lte, ne, or, sql, type SQL } from 'drizzle-orm'
import { returnedRecently } from '#rules/closing.ts'
import type { Database } from '../open.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { cases, enrolments } from '../schema/index.ts'
import { byNumber } from '../windows.ts'

/** How many of something stand open in each organisation. */
export type ByUnit = Map<string | null, number>
export type Questions = { unverified: ByUnit; returned: ByUnit; late: ByUnit; cases: ByUnit; decided: { accepted: number; leftOut: number } }

/** The column that says what an entry counts in, for a kind of period. */
export const countedIn = { day: enrolments.dayId, week: enrolments.weekId, wave: enrolments.weekId, phase: enrolments.phaseId } as const

/** What nobody has settled of the entries whose receipt lies in a period (RULES 9, 14.4, 14.12); those set aside by an organiser are no question any more. */
export async function openQuestions(db: Database, campaign: Campaign, period: CampaignPeriod, upTo: number, now: number): Promise<Questions> {
  const own = and(eq(enrolments.campaignId, campaign.id), naturally(period))
  return { ...(await waitingFor(db, own, period, upTo, now)), ...(await lateness(db, own)), cases: await openCases(db, own) }
}

/** Entries to be verified, and those returned of late, in windows: mid-campaign that may be most of them. */
async function waitingFor(
  db: Database,
  own: SQL | undefined,
  period: CampaignPeriod,
  upTo: number,
  now: number,
): Promise<Pick<Questions, 'unverified' | 'returned'>> {
  const unverified: ByUnit = new Map()
  const returned: ByUnit = new Map()
  const counts = and(or(isNull(enrolments.late), ne(enrolments.late, 'waiting')), eq(countedIn[period.kind], period.id))
  await byNumber(upTo, async (after, to) => {
    const open = and(own, isNull(enrolments.setAsideAt), gt(enrolments.seq, after), lte(enrolments.seq, to))
    const received = await db
      .select({ unit: enrolments.organisationId, count: sql<number>`count(*)` })
      .from(enrolments)
      .where(and(open, eq(enrolments.state, 'received'), counts))
      .groupBy(enrolments.organisationId)
    for (const { unit, count } of received) add(unverified, unit, count)
    const back = await db
      .select({ unit: enrolments.organisationId, at: enrolments.returnedAt })
      .from(enrolments)
      .where(and(open, eq(enrolments.state, 'returned')))
    for (const { unit, at } of back) if (returnedRecently(at ?? 0, now)) add(returned, unit, 1)
  })
  return { unverified, returned }
}

async function lateness(db: Database, own: SQL | undefined): Promise<Pick<Questions, 'late' | 'decided'>> {
  const rows = await db
    .select({ unit: enrolments.organisationId, late: enrolments.late, state: enrolments.state, count: sql<number>`count(*)` })
    .from(enrolments)
    .where(and(own, inArray(enrolments.late, ['waiting', 'accepted', 'left-out'])))
    .groupBy(enrolments.organisationId, enrolments.late, enrolments.state)
  const late: ByUnit = new Map()
  for (const row of rows) if (row.late === 'waiting' && (row.state === 'received' || row.state === 'verified')) add(late, row.unit, row.count)
  const sum = (decision: string) => rows.filter((row) => row.late === decision).reduce((total, { count }) => total + count, 0)
  return { late, decided: { accepted: sum('accepted'), leftOut: sum('left-out') } }
}

/** Each open case once, though both of its entries may lie here. */
async function openCases(db: Database, own: SQL | undefined): Promise<ByUnit> {
  const rows = await db
    .select({ id: cases.id, unit: enrolments.organisationId })
    .from(cases)
    .innerJoin(enrolments, sql`${enrolments.id} in (${cases.enrolmentId}, ${cases.holderId})`)
    .where(and(eq(cases.state, 'open'), inArray(cases.kind, ['duplicate', 'identity']), own))
  const found: ByUnit = new Map()
  for (const { unit } of new Map(rows.map((row) => [row.id, row])).values()) add(found, unit, 1)
  return found
}

/** Late for the phase itself, an entry has no phase yet, and must still be asked about: so a phase asks about the whole campaign. */
const naturally = ({ kind, id }: CampaignPeriod): SQL | undefined =>
  ({ day: eq(enrolments.naturalDayId, id), week: eq(enrolments.naturalWeekId, id), wave: eq(enrolments.naturalWeekId, id), phase: undefined })[kind]

const add = (counts: ByUnit, unit: string | null, count: number) => void counts.set(unit, (counts.get(unit) ?? 0) + count)
