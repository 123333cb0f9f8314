import { and, count, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { setImmediate as breathe } from 'node:timers/promises'
import { countsIn } from '#rules/entry-states.ts'
import { addDays, startOfDay, type Day } from '#rules/days.ts'
import { FIGURES, type EntryState, type Figures } from '#rules/words.ts'
import { makeBoards, type Boards } from '../boards.ts'
import type { Database } from '../open.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { enrolments, transitions } from '../schema/index.ts'
import type { Receipt } from './last-receipts.ts'

/** Sums and last receipts of a phase up to some day. */
export type DayFigures = { boards: Boards; receipts: Record<Figures, Receipt[]> }

type Frozen = { at: number; seq: number } | null
type Line = [
  collectorId: string,
  teamId: string,
  product: string,
  participation: string,
  state: EntryState,
  count: number,
  points: number,
  amount: number,
  last: number,
]

/** How many entries are read at once: some tens of milliseconds, after which others get their turn. */
const AT_ONCE = 10_000

/**
 * Counts the entries of a phase whose receipt is of a day or an earlier one.
 * While boards are held still, only what had come before then counts, in the state that it had then.
 */
export async function countUpTo(db: Database, campaign: Campaign, phase: CampaignPeriod, day: Day, frozen: Frozen): Promise<DayFigures> {
  const found: DayFigures = { boards: makeBoards(), receipts: { provisional: [], official: [] } }
  for (let one = campaign.firstDay; one <= day; one = addDays(one, 1)) {
    for (const [from, to] of await partsOf(db, campaign, one)) {
      for (const line of await countBetween(db, campaign, phase, from, to, frozen)) addLine(found, phase, line)
      await breathe()
    }
  }
  return found
}

/** A day in as many equal parts as its entries ask for. */
async function partsOf(db: Database, campaign: Campaign, day: Day): Promise<[number, number][]> {
  const [from, to] = [startOfDay(day), startOfDay(addDays(day, 1))]
  const [row] = await db
    .select({ entries: count() })
    .from(enrolments)
    .where(between(campaign, from, to))
  const parts = Math.ceil((row?.entries ?? 0) / AT_ONCE)
  const edge = (part: number) => from + Math.floor(((to - from) * part) / parts)
  return Array.from({ length: parts }, (_, part) => [edge(part), edge(part + 1)])
}

/** As one text of JSON: handed over cell by cell, the rows cost several times what finding them does. */
async function countBetween(db: Database, campaign: Campaign, phase: CampaignPeriod, from: number, to: number, frozen: Frozen): Promise<Line[]> {
  const { collectorId, teamId, product, participation, state, points, amount, collectedAt, seq } = enrolments
  const counting = frozen ? sql`${seq} <= ${frozen.seq}` : inArray(state, ['received', 'verified'])
  const grouped = sql`
    select ${collectorId} a, coalesce(${teamId}, '') b, ${product} c, ${participation} d, ${frozen ? stateBefore(frozen) : state} e,
      count(*) f, sum(${points}) g, sum(${amount}) h, max(${collectedAt}) i
    from ${enrolments}
    where ${and(between(campaign, from, to), eq(enrolments.phaseId, phase.id), eq(enrolments.donated, false), counting)}
    group by a, b, c, d, e`
  const [found] = await db.all<{ lines: string }>(sql`select json_group_array(json_array(a, b, c, d, e, f, g, h, i)) as lines from (${grouped})`)
  return JSON.parse(found?.lines ?? '[]') as Line[]
}

const between = (campaign: Campaign, from: number, to: number) =>
  and(eq(enrolments.campaignId, campaign.id), gte(enrolments.collectedAt, from), lt(enrolments.collectedAt, to))

/** What an entry's state was when the boards were frozen: before the first change since then. */
function stateBefore({ at, seq }: { at: number; seq: number }) {
  const since = sql`(select ${transitions.before} from ${transitions} where ${transitions.enrolmentId} = ${enrolments.id} and ${transitions.at} >= ${at} order by ${transitions.id} limit 1)`
  return sql`case when ${enrolments.changedSeq} > ${seq} then coalesce(${since}, ${enrolments.state}) else ${enrolments.state} end`
}

function addLine({ boards, receipts }: DayFigures, phase: CampaignPeriod, line: Line): void {
  const [collectorId, teamId, product, participation, state, entries, points, amount, at] = line
  const key = { collectorId, teamId, product, participation, state, campaignId: '', dayId: '', weekId: '', phaseId: phase.id, donated: 0 }
  boards.apply([{ ...key, count: entries, points, amount }])
  const counts = countsIn(state)
  for (const figures of FIGURES) if (counts[figures]) receipts[figures].push({ collectorId, teamId: teamId || null, at })
}
