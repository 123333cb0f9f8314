import { eq, sql } from 'drizzle-orm'
import type { Board, Figures } from '#rules/words.ts'
import { makeBoards } from '../boards.ts'
import type { Database } from '../open.ts'
import type { CampaignPeriod } from '../register.ts'
import { enrolments, tallies } from '../schema/index.ts'
import { keyOfTally, sumTallies, type Tally } from '../tallies.ts'

const columnOf = { day: enrolments.dayId, week: enrolments.weekId, wave: enrolments.weekId, phase: enrolments.phaseId } as const
const tallyColumnOf = { day: tallies.dayId, week: tallies.weekId, wave: tallies.weekId, phase: tallies.phaseId } as const

/** Counts a period anew from its entries, as tallies. */
export async function recount(db: Database, period: CampaignPeriod): Promise<Tally[]> {
  const text = (column: typeof enrolments.teamId) => sql<string>`coalesce(${column}, '')`
  const key = {
    campaignId: enrolments.campaignId,
    collectorId: enrolments.collectorId,
    teamId: text(enrolments.teamId),
    dayId: text(enrolments.dayId as never),
    weekId: text(enrolments.weekId as never),
    phaseId: text(enrolments.phaseId as never),
    product: enrolments.product,
    participation: enrolments.participation,
    donated: sql<number>`${enrolments.donated}`,
    state: enrolments.state,
  }
  const sums = { count: sql<number>`count(*)`, points: sql<number>`sum(${enrolments.points})`, amount: sql<number>`sum(${enrolments.amount})` }
  const rows = await db
    .select({ ...key, ...sums })
    .from(enrolments)
    .where(eq(columnOf[period.kind], period.id))
    .groupBy(...(Object.values(key) as never[]))
  return rows as Tally[]
}

export const storedTallies = (db: Database, period: CampaignPeriod): Promise<Tally[]> =>
  db.select().from(tallies).where(eq(tallyColumnOf[period.kind], period.id))

/** How many tallies differ between two counts of one period. */
export function differences(one: Tally[], other: Tally[]): number {
  const negative = other.map((tally) => ({ ...tally, count: -tally.count, points: -tally.points, amount: -tally.amount }))
  return new Set(sumTallies([...one, ...negative]).map(keyOfTally)).size
}

/** Does memory say the same as a count? Compares every entrant of every board of the period. */
export function memoryAgrees(memory: ReturnType<typeof makeBoards>, counted: Tally[], period: CampaignPeriod): boolean {
  const fresh = makeBoards()
  fresh.load(counted)
  const plain = (boards: typeof memory, board: Board, figures: Figures) =>
    JSON.stringify(
      [...boards.sums(period.id, board, figures)]
        .filter(([, sums]) => sums.people !== 0 || sums.points !== 0 || sums.amount !== 0)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    )
  return (['individual', 'team'] as const).every((board) =>
    (['provisional', 'official'] as const).every((figures) => plain(memory, board, figures) === plain(fresh, board, figures)),
  )
}
