import { and, eq, gt, inArray, lte, notInArray, or, sql, type SQL } from 'drizzle-orm'
import type { Snapshot } from '#contract/results.ts'
import type { Worth } from '../corrections/worths.ts'
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
 * and what comes in. Those of others than the winners may be left out. It reads within the lane, before anything of the close is written.
 */
export async function countedEntries(
  store: Store,
  period: CampaignPeriod,
  winners: readonly Winner[],
  snapshot: Pick<Snapshot, 'roster'>,
  changed: Changed | null,
  see: (rows: Counted[]) => void,
): Promise<void> {
  if (winners.length === 0) return
  const { write } = store.connections
  const which = and(countsIn(period, changed), mayBeOf(period, winners, snapshot))
  await byNumber(store.seq, async (after, to) => {
    const rows = await write
      .select({ id: enrolments.id, collectorId: enrolments.collectorId, now: enrolments.teamId, donated: enrolments.donated, kept: countedAs })
      .from(enrolments)
      .leftJoin(countedAs, and(eq(countedAs.periodId, period.id), eq(countedAs.enrolmentId, enrolments.id)))
      .where(and(gt(enrolments.seq, after), lte(enrolments.seq, to), which))
    // What comes in counts as it is now, and what was mended since the close as it was.
    const counted = rows.flatMap(({ id, collectorId, now, donated, kept }) => {
      const was = kept && !changed?.takeIn.includes(id) ? kept : { teamId: now, donated }
      return was.donated ? [] : [{ id, collectorId, teamId: was.teamId }]
    })
    see(counted)
  })
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
