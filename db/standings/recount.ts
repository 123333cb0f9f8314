import { and, eq, gt, inArray, lte, sql, type SQL } from 'drizzle-orm'
import { setImmediate as breathe } from 'node:timers/promises'
import { BOARDS, FIGURES, PRODUCTS } from '#rules/words.ts'
import type { Boards, Sums } from '../boards.ts'
import type { Database } from '../open.ts'
import type { CampaignPeriod } from '../register.ts'
import { enrolments, tallies } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { byNumber } from '../windows.ts'
import { differencesIn, entriesIn, makeCounter, receiptsIn, sumsIn, type CountedSums, type Counter, type Line } from './counter.ts'
import type { Receipt } from './last-receipts.ts'
import { NOTHING } from './scores.ts'

/** A period counted anew from its entries; `differs` is how many tallies and lines of the boards in memory say something else. */
export type Counted = { entries: number; differs: number; boards: Pick<Boards, 'sums'>; receipts: Receipt[] }
type Side = { read: (which: SQL | undefined) => Promise<Line[]>; mark: 'counted' | 'stored' }

const MOST_SUSPECTS = 5_000

/**
 * Counts a period anew and compares it with its tallies and with the boards in memory. It reads in windows, so what is written meanwhile makes
 * the people concerned look wrong: they are counted once more in the lane. Inside the lane nothing is written, and the first count is the last.
 */
export async function recount(store: Pick<Store, 'boards' | 'seq' | 'lane'>, db: Database, campaignId: string, period: CampaignPeriod): Promise<Counted> {
  const counter = makeCounter()
  const [entries, stored] = sidesOf(db, period)
  const { seq } = store
  await byNumber(seq, async (after, to) => fill(counter, entries, and(gt(enrolments.seq, after), lte(enrolments.seq, to))))
  const [last] = await db.select({ row: sql<number | null>`max(rowid)` }).from(tallies)
  await byNumber(last?.row ?? 0, async (after, to) => fill(counter, stored, sql`${tallies}.rowid > ${after} and ${tallies}.rowid <= ${to}`))
  const found = await judge(store.boards, counter, period)
  if (found.suspects.size === 0 || found.suspects.size > MOST_SUSPECTS || store.seq === seq) return found.counted
  const countAgain = async (people: ReadonlySet<string>) => {
    counter.forget(people)
    await fill(counter, entries, inArray(enrolments.collectorId, [...people]))
    await fill(counter, stored, and(eq(tallies.campaignId, campaignId), inArray(tallies.collectorId, [...people])))
    return judge(store.boards, counter, period)
  }
  return store.lane.do({
    name: 'recount',
    alone: async () => {
      const first = await countAgain(found.suspects)
      // Who wrote between the two looks is among those who differ now.
      return (await countAgain(first.suspects)).counted
    },
  })
}

async function judge(boards: Boards, counter: Counter, period: CampaignPeriod): Promise<{ counted: Counted; suspects: Set<string> }> {
  const sums = sumsIn(counter)
  await breathe()
  const memory = await differingFrom(boards, sums, counter, period)
  const found = differencesIn(counter)
  const differs = found.length + memory.lines
  return {
    counted: { entries: entriesIn(counter), differs, boards: boardsOf(period, sums), receipts: receiptsIn(counter) },
    suspects: new Set([...found, ...memory.people]),
  }
}

async function fill(counter: Counter, { read, mark }: Side, which: SQL | undefined): Promise<void> {
  for (const line of await read(which)) counter.add(line, mark)
}

/** Entries and tallies in one form. A window comes as one JSON text: a driver's row for each entry would cost five times as much. */
function sidesOf(db: Database, { id, kind }: CampaignPeriod): [entries: Side, stored: Side] {
  const name = ({ day: 'dayId', week: 'weekId', wave: 'weekId', phase: 'phaseId' } as const)[kind]
  const [other, another] = (['dayId', 'weekId', 'phaseId'] as const).filter((one) => one !== name) as ['dayId', 'weekId']
  const side = (from: typeof enrolments | typeof tallies, count: SQL, at: SQL, mark: Side['mark']): Side => ({
    mark,
    async read(which) {
      const key = sql`${from.collectorId}, ${from.teamId}, ${from[other]}, ${from[another]}, ${from.product}, ${from.participation}, ${from.donated}, ${from.state}`
      const line = sql`json_array(${key}, ${count}, ${from.points}, ${from.amount}, ${at})`
      const [row] = await db.all<{ lines: string }>(sql`select json_group_array(${line}) as lines from ${from} where ${and(which, eq(from[name], id))}`)
      return JSON.parse(row?.lines ?? '[]') as Line[]
    },
  })
  return [side(enrolments, sql`1`, sql`${enrolments.collectedAt}`, 'counted'), side(tallies, sql`${tallies.count}`, sql`null`, 'stored')]
}

const boardsOf = (period: CampaignPeriod, sums: CountedSums): Pick<Boards, 'sums'> => ({
  sums: (periodId, board, figures) => (periodId === period.id ? sums[`${board} ${figures}`] : new Map()),
})

/** How many lines of the boards in memory say something else than a count, and whose they are: of a team, everyone's who has entries there. */
async function differingFrom(memory: Boards, sums: CountedSums, counter: Counter, period: CampaignPeriod): Promise<{ lines: number; people: Set<string> }> {
  const people = new Set<string>()
  const teams = new Set<string>()
  let lines = 0
  for (const figures of FIGURES) {
    for (const board of BOARDS) {
      const [counted, kept] = [sums[`${board} ${figures}`], memory.sums(period.id, board, figures)]
      const differing = differingIds(counted, kept)
      lines += differing.length
      for (const id of differing) (board === 'team' ? teams : people).add(id)
      await breathe()
    }
    const totals = [...sums[`individual ${figures}`].values()]
    const kept = memory.totals(period.id, figures)
    lines += PRODUCTS.filter((product) => totals.reduce((sum, one) => sum + one.byProduct[product], 0) !== kept[product]).length
  }
  if (teams.size > 0) for (const { line } of counter.cells()) if (line[1] && teams.has(line[1])) people.add(line[0])
  return { lines, people }
}

function differingIds(one: ReadonlyMap<string, Sums>, other: ReadonlyMap<string, Sums>): string[] {
  const changed = [...one].flatMap(([id, sums]) => (isSame(sums, other.get(id) ?? NOTHING) ? [] : [id]))
  return [...changed, ...[...other].flatMap(([id, sums]) => (one.has(id) || isSame(sums, NOTHING) ? [] : [id]))]
}

const isSame = (one: Sums, other: Sums): boolean =>
  (['points', 'voluntary', 'household', 'people', 'amount'] as const).every((name) => one[name] === other[name]) &&
  PRODUCTS.every((product) => one.byProduct[product] === other.byProduct[product])
