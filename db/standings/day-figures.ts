import { and, eq, gte, inArray, lt, lte, sql } from 'drizzle-orm'
import { setImmediate as breathe } from 'node:timers/promises'
import { countsIn } from '#rules/entry-states.ts'
import { addDays, startOfDay, type Day } from '#rules/days.ts'
import { FIGURES, type EntryState, type Figures } from '#rules/words.ts'
import { makeBoards, type Boards } from '../boards.ts'
import type { Database } from '../open.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { enrolments, transitions } from '../schema/index.ts'
import type { Tally } from '../tallies.ts'
import type { Receipt } from './last-receipts.ts'

/** Sums and last receipts of a phase up to some day. */
export type DayFigures = { boards: Boards; receipts: Record<Figures, Receipt[]> }

/**
 * Counts the entries of a phase whose receipt is of a day or an earlier one, a day at a time, so that others get their turn.
 * While boards are held still, only what had come before then counts, in the state that it had then.
 */
export async function countUpTo(
  db: Database,
  campaign: Campaign,
  phase: CampaignPeriod,
  day: Day,
  frozen: { at: number; seq: number } | null,
): Promise<DayFigures> {
  const found: DayFigures = { boards: makeBoards(), receipts: { provisional: [], official: [] } }
  for (let one = campaign.firstDay; one <= day; one = addDays(one, 1)) {
    const rows = await countDay(db, campaign, phase, one, frozen)
    found.boards.apply(rows)
    for (const { collectorId, teamId, state, last } of rows) {
      const counts = countsIn(state as EntryState)
      for (const figures of FIGURES) if (counts[figures]) found.receipts[figures].push({ collectorId, teamId: teamId || null, at: last })
    }
    await breathe()
  }
  return found
}

async function countDay(
  db: Database,
  campaign: Campaign,
  phase: CampaignPeriod,
  day: Day,
  frozen: { at: number; seq: number } | null,
): Promise<(Tally & { last: number })[]> {
  const state = frozen ? stateBefore(frozen) : sql<string>`${enrolments.state}`
  const key = {
    collectorId: enrolments.collectorId,
    teamId: sql<string>`coalesce(${enrolments.teamId}, '')`,
    product: enrolments.product,
    participation: enrolments.participation,
    state: sql<string>`${state}`.as('counted_state'),
  }
  const rows = await db
    .select({
      ...key,
      count: sql<number>`count(*)`,
      points: sql<number>`sum(${enrolments.points})`,
      amount: sql<number>`sum(${enrolments.amount})`,
      last: sql<number>`max(${enrolments.collectedAt})`,
    })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.campaignId, campaign.id),
        gte(enrolments.collectedAt, startOfDay(day)),
        lt(enrolments.collectedAt, startOfDay(addDays(day, 1))),
        eq(enrolments.phaseId, phase.id),
        eq(enrolments.donated, false),
        frozen ? lte(enrolments.seq, frozen.seq) : inArray(enrolments.state, ['received', 'verified']),
      ),
    )
    .groupBy(key.collectorId, key.teamId, key.product, key.participation, sql`counted_state`)
  return rows.map((row) => ({ ...row, campaignId: campaign.id, dayId: '', weekId: '', phaseId: phase.id, donated: 0 }))
}

/** What an entry's state was when the boards were frozen: before the first change since then. */
function stateBefore({ at, seq }: { at: number; seq: number }) {
  const since = sql`(select ${transitions.before} from ${transitions} where ${transitions.enrolmentId} = ${enrolments.id} and ${transitions.at} >= ${at} order by ${transitions.id} limit 1)`
  return sql<string>`case when ${enrolments.changedSeq} > ${seq} then coalesce(${since}, ${enrolments.state}) else ${enrolments.state} end`
}
