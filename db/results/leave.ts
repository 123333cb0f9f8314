import type { InStatement } from '@libsql/client'
import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { World } from '../lane/world.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { enrolments, tallies } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Tally } from '../tallies.ts'
import { countedIn } from './questions.ts'

const FIELDS = { day: 'dayId', week: 'weekId', wave: 'weekId', phase: 'phaseId' } as const
const COLUMNS = { day: 'day_id', week: 'week_id', wave: 'week_id', phase: 'phase_id' } as const
const OPEN = ['received', 'returned'] as const
const FALLEN = ['rejected', 'duplicate', 'cancelled'] as const

/**
 * Lets a closing period hold exactly the entries that it counts, so that they are known as long as it is final: what is not verified leaves.
 * Of a week it goes to the phase, which asks for it again; of the phase only a correction takes it in. Answers the ids of those still open.
 * All goes by set: with one statement for each of ten thousand entries nobody else would get a turn.
 */
export async function leaveUncounted(world: World, campaign: Campaign, period: CampaignPeriod): Promise<string[]> {
  const { write } = world.store.connections
  const [open] = await write
    .select({ ids: sql<string | null>`group_concat(${enrolments.id}, ' ')` })
    .from(enrolments)
    .where(and(inPeriod(campaign, period), inArray(enrolments.state, [...OPEN])))
  const ids = open?.ids ? open.ids.split(' ').sort() : []
  const own = and(eq(tallies.campaignId, campaign.id), eq(tallies[FIELDS[period.kind]], period.id), inArray(tallies.state, [...OPEN]))
  const leaving = await write.select().from(tallies).where(own)
  world.statements.push(lettingOpenGo(world, campaign, period), lettingFallenGo(world, campaign, period), ...movedTallies(campaign, period))
  for (const _id of ids) world.nextSeq()
  world.deltas.push(...leaving.flatMap((tally) => [negative(tally), { ...tally, [FIELDS[period.kind]]: '' }]))
  return ids
}

/** Their collectors hear of it, so each gets a sequence number of its own. */
function lettingOpenGo(world: World, campaign: Campaign, period: CampaignPeriod): InStatement {
  const { write } = world.store.connections
  const open = write
    .select({ id: enrolments.id, number: sql<number>`row_number() over (order by ${asc(enrolments.seq)})`.as('number') })
    .from(enrolments)
    .where(and(inPeriod(campaign, period), inArray(enrolments.state, [...OPEN])))
    .as('open')
  const marked = period.kind === 'day' ? {} : { late: 'phase-only' as const }
  return statementOf(
    write
      .update(enrolments)
      .set({ [FIELDS[period.kind]]: null, ...marked, setAsideAt: null, changedSeq: sql`${world.seq()} + ${open.number}` })
      .from(open)
      .where(eq(enrolments.id, open.id)),
  )
}

/** Those that count nowhere leave without a word. */
const lettingFallenGo = (world: World, campaign: Campaign, period: CampaignPeriod): InStatement =>
  statementOf(
    world.store.connections.write
      .update(enrolments)
      .set({ [FIELDS[period.kind]]: null })
      .where(and(inPeriod(campaign, period), inArray(enrolments.state, [...FALLEN]))),
  )

function movedTallies(campaign: Campaign, period: CampaignPeriod): InStatement[] {
  const column = COLUMNS[period.kind]
  const states = [...OPEN, ...FALLEN]
  const key = 'campaign_id, collector_id, team_id, day_id, week_id, phase_id, product, participation, donated, state'
  const those = `campaign_id = ? AND ${column} = ? AND state IN (${states.map(() => '?').join(', ')})`
  const args = [campaign.id, period.id, ...states]
  const moved = `INSERT INTO tallies (${key}, count, points, amount)
    SELECT ${key.replace(column, "''")}, count, points, amount FROM tallies WHERE ${those}
    ON CONFLICT (${key}) DO UPDATE SET count = count + excluded.count, points = points + excluded.points, amount = amount + excluded.amount`
  return [
    { sql: moved, args },
    { sql: `DELETE FROM tallies WHERE ${those}`, args },
  ]
}

/** A week's entries lie together in the index of the receipt's week; before the close an entry counts in no other. */
function inPeriod(campaign: Campaign, { kind, id }: CampaignPeriod): SQL | undefined {
  const near = kind === 'week' || kind === 'wave' ? eq(enrolments.naturalWeekId, id) : eq(enrolments.campaignId, campaign.id)
  return and(near, eq(countedIn[kind], id))
}

const negative = (tally: Tally): Tally => ({ ...tally, count: -tally.count, points: -tally.points, amount: -tally.amount })
