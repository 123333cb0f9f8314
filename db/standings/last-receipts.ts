import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { setImmediate as breathe } from 'node:timers/promises'
import { countsIn } from '#rules/entry-states.ts'
import { addDays, startOfDay } from '#rules/days.ts'
import type { EntryState, Figures } from '#rules/words.ts'
import type { Database } from '../open.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { enrolments } from '../schema/index.ts'
import { rosterOn } from './roster.ts'
import { isRostered, type About } from './scores.ts'

const columnOf = { day: enrolments.dayId, week: enrolments.weekId, wave: enrolments.weekId, phase: enrolments.phaseId } as const
export type Receipt = { collectorId: string; teamId: string | null; at: number }

/** The last receipts that count in a period, by person and team; donated cards apart. Read a day at a time, so that others get their turn. */
export async function readReceipts(db: Database, campaign: Campaign, period: CampaignPeriod, figures: Figures): Promise<Receipt[]> {
  const found: Receipt[] = []
  for (let day = period.firstDay; day <= period.lastDay; day = addDays(day, 1)) {
    const ofDay = and(
      eq(enrolments.campaignId, campaign.id),
      gte(enrolments.collectedAt, startOfDay(day)),
      lt(enrolments.collectedAt, startOfDay(addDays(day, 1))),
    )
    for (const one of await read(db, period, figures, ofDay)) found.push(one)
    await breathe()
  }
  return found
}

/** The same for some people. */
export const readReceiptsOf = (db: Database, period: CampaignPeriod, figures: Figures, ids: readonly string[]): Promise<Receipt[]> =>
  read(db, period, figures, inArray(enrolments.collectorId, [...ids]))

/** When each entrant of a board had the last one. */
export function lastReceipts(about: About, receipts: readonly Receipt[]): Map<string, number> {
  const roster = isRostered(about) ? rosterOn(about.register, about.campaign, about.period.firstDay).teams : null
  const ownerOf = ({ collectorId, teamId }: Receipt) => (about.board === 'individual' ? collectorId : roster ? roster.get(collectorId) : teamId)
  const times = new Map<string, number>()
  for (const one of receipts) {
    const owner = ownerOf(one)
    if (owner) times.set(owner, Math.max(one.at, times.get(owner) ?? 0))
  }
  return times
}

function read(db: Database, period: CampaignPeriod, figures: Figures, which: ReturnType<typeof and>): Promise<Receipt[]> {
  const states = (['received', 'verified'] satisfies EntryState[]).filter((state) => countsIn(state)[figures])
  return db
    .select({ collectorId: enrolments.collectorId, teamId: enrolments.teamId, at: sql<number>`max(${enrolments.collectedAt})` })
    .from(enrolments)
    .where(and(which, eq(columnOf[period.kind], period.id), inArray(enrolments.state, states), eq(enrolments.donated, false)))
    .groupBy(enrolments.collectorId, enrolments.teamId)
}
