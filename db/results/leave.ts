import type { InStatement } from '@libsql/client'
import { and, eq, inArray, type SQL } from 'drizzle-orm'
import type { World } from '../lane/world.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { enrolments } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import { countedIn } from './questions.ts'

const COLUMNS = { day: 'day_id', week: 'week_id', wave: 'week_id', phase: 'phase_id' } as const
const FALLEN = ['rejected', 'duplicate', 'cancelled'] as const

/**
 * Lets a closing period hold exactly the entries that it counts, so that they are known as long as it is final: what is not verified leaves.
 * Of a week it goes to the phase, which asks for it again; of the phase only a correction takes it in. Answers the ids of those still open.
 */
export async function leaveUncounted(world: World, campaign: Campaign, period: CampaignPeriod): Promise<string[]> {
  const rows = await world.store.connections.write
    .select()
    .from(enrolments)
    .where(and(inPeriod(campaign, period), inArray(enrolments.state, ['received', 'returned'])))
  world.enrolments.load(rows)
  const patch = period.kind === 'day' ? { dayId: null } : ({ [period.kind === 'phase' ? 'phaseId' : 'weekId']: null, late: 'phase-only' } as const)
  for (const row of rows) world.enrolments.change(row.id, { ...patch, setAsideAt: null, changedSeq: world.nextSeq() })
  world.statements.push(...letFallenGo(world, campaign, period))
  return rows.map(({ id }) => id).toSorted()
}

/** Those that count nowhere leave by set: nobody hears of it, no board moves, and there may be tens of thousands. */
function letFallenGo(world: World, campaign: Campaign, period: CampaignPeriod): InStatement[] {
  const column = COLUMNS[period.kind]
  const name = ({ day: 'dayId', week: 'weekId', wave: 'weekId', phase: 'phaseId' } as const)[period.kind]
  const left = world.store.connections.write
    .update(enrolments)
    .set({ [name]: null })
    .where(and(inPeriod(campaign, period), inArray(enrolments.state, [...FALLEN])))
  const key = 'campaign_id, collector_id, team_id, day_id, week_id, phase_id, product, participation, donated, state'
  const those = `campaign_id = ? AND ${column} = ? AND state IN (${FALLEN.map(() => '?').join(', ')})`
  const args = [campaign.id, period.id, ...FALLEN]
  const moved = `INSERT INTO tallies (${key}, count, points, amount)
    SELECT ${key.replace(column, "''")}, count, points, amount FROM tallies WHERE ${those}
    ON CONFLICT (${key}) DO UPDATE SET count = count + excluded.count, points = points + excluded.points, amount = amount + excluded.amount`
  return [statementOf(left), { sql: moved, args }, { sql: `DELETE FROM tallies WHERE ${those}`, args }]
}

/** A week's entries lie together in the index of the receipt's week; before the close an entry counts in no other. */
function inPeriod(campaign: Campaign, { kind, id }: CampaignPeriod): SQL | undefined {
  const near = kind === 'week' || kind === 'wave' ? eq(enrolments.naturalWeekId, id) : eq(enrolments.campaignId, campaign.id)
  return and(near, eq(countedIn[kind], id))
}
