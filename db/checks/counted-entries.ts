import { and, eq, gt, inArray, lte, notInArray, or, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Snapshot } from '#contract/results.ts'
import type { Worth } from '../corrections/worths.ts'
import type { Database } from '../open.ts'
import type { CampaignPeriod } from '../register.ts'
import { countedIn } from '../results/questions.ts'
import { countedAs, enrolments } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { byNumber } from '../windows.ts'
import type { Changed } from './draw.ts'
import type { Winner } from './owners.ts'

type Counted = Pick<Worth, 'id' | 'collectorId' | 'teamId'>

/**
 * Shows the entries that a closing result counts, window by window, donated cards apart: of a first version what is verified, of a correction what the period holds
 * and what comes in. Those of others than the winners may be left out. Nothing of the close is written yet.
 */
export async function countedEntries(
  store: Pick<Store, 'seq'>,
  db: Database,
  period: CampaignPeriod,
  winners: readonly Winner[],
  snapshot: Pick<Snapshot, 'roster'>,
  changed: Changed | null,
  see: (rows: Counted[]) => void,
): Promise<void> {
  if (winners.length === 0) return
  const which = and(countsIn(period, changed), mayBeOf(period, winners, snapshot))
  // What was mended since the close counts as it was, and what comes in counts as it is now.
  const isKept = changed && changed.takeIn.length > 0 ? notInArray(enrolments.id, [...changed.takeIn]) : sql`1`
  const was = (now: SQLiteColumn, kept: SQLiteColumn) => sql`case when ${countedAs.enrolmentId} is not null and ${isKept} then ${kept} else ${now} end`
  const team = was(enrolments.teamId, countedAs.teamId)
  await byNumber(store.seq, async (after, to) => {
    const window = and(gt(enrolments.seq, after), lte(enrolments.seq, to), which, sql`not ${was(enrolments.donated, countedAs.donated)}`)
    // One text for a window: with a row for each entry nobody else would get a turn.
    const [row] = await db.all<{ found: string | null }>(sql`
      select group_concat(${enrolments.id} || ' ' || ${enrolments.collectorId} || ' ' || coalesce(${team}, ''), ',') as found
      from ${enrolments} left join ${countedAs} on ${and(eq(countedAs.periodId, period.id), eq(countedAs.enrolmentId, enrolments.id))} where ${window}`)
    if (row?.found) see(row.found.split(',').map(read))
  })
}

function read(line: string): Counted {
  const [id = '', collectorId = '', teamId] = line.split(' ')
  return { id, collectorId, teamId: teamId || null }
}

function countsIn(period: CampaignPeriod, changed: Changed | null): SQL | undefined {
  const inside = eq(countedIn[period.kind], period.id)
  if (!changed) return and(inside, eq(enrolments.state, 'verified'))
  return or(and(inside, notInArray(enrolments.id, [...changed.takeOut])), inArray(enrolments.id, [...changed.takeIn]))
}

/** By the person, the team of the entry or of the roster; one that was mended may have counted for another team. */
function mayBeOf(period: CampaignPeriod, winners: readonly Winner[], { roster }: Pick<Snapshot, 'roster'>): SQL | undefined {
  const teams = winners.filter(({ board }) => board === 'team').map(({ id }) => id)
  const people = winners.filter(({ board }) => board === 'individual').map(({ id }) => id)
  const rostered = teams.length === 0 ? [] : roster.filter(({ teamId }) => teamId !== null && teams.includes(teamId)).map(({ staffId }) => staffId)
  const mended = sql`${enrolments.id} in (select ${countedAs.enrolmentId} from ${countedAs} where ${countedAs.periodId} = ${period.id})`
  // The windows go by the number of the entry; without the sign SQLite would look up each person's entries in every one of them.
  return or(inArray(sql`+${enrolments.collectorId}`, [...people, ...rostered]), inArray(enrolments.teamId, teams), mended)
}
