import { and, eq } from 'drizzle-orm'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Awarding, Snapshot, SnapshotRow } from '#contract/results.ts'
import { BOARDS, type Board } from '#rules/words.ts'
import { drawSample, type Drawable, type Sample } from '../checks/draw.ts'
import type { Database } from '../open.ts'
import type { Campaign, CampaignPeriod, Register } from '../register.ts'
import { enrolments } from '../schema/index.ts'
import { totalsOf } from '../standings/board.ts'
import { lastReceipts } from '../standings/last-receipts.ts'
import { recount, type Counted } from '../standings/recount.ts'
import { countRows } from '../standings/rows.ts'
import { sumsOf, type About } from '../standings/scores.ts'
import type { Store } from '../store.ts'
import { awardsOf } from './awards.ts'
import { canonicalText } from './canonical-text.ts'
import { hashOfEntries } from './entry-hash.ts'
import { countedIn } from './questions.ts'
import { rosterOf } from './roster.ts'
import { isUntouchedSince, markOf } from './touched.ts'

export type BoardRows = { board: Board; rows: SnapshotRow[] }
/** What a version of a result says of a period. */
export type Figures = { boards: BoardRows[]; awards: Awarding[]; totals: Record<string, number>; entries: Snapshot['entries'] }
export type PeriodFigures = Figures & { recount: { entries: number; differs: number }; hash: string; check?: Sample | null }

/** The official figures of a period, counted anew from its entries: ranks, prizes, totals, and the hash that a proposal names. */
export async function countFigures(store: Store, db: Database, campaign: Campaign, period: CampaignPeriod): Promise<PeriodFigures> {
  const counted = await recount(store, db, campaign.id, period)
  const boards: BoardRows[] = []
  for (const board of BOARDS) {
    boards.push({ board, rows: rowsOf({ register: store.register, campaign, period, board }, counted) })
    await breathe()
  }
  const awards = awardsOf(campaign.rules, period.kind, boards)
  const totals = totalsOf(counted.boards.sums(period.id, 'individual', 'official'))
  const entries = await hashOfEntries(db, and(eq(countedIn[period.kind], period.id), eq(enrolments.state, 'verified')))
  const figures = { boards, awards, totals, entries }
  const { hash } = await canonicalText({ ...figures, rules: campaign.rulesVersion })
  return { ...figures, recount: { entries: counted.entries, differs: counted.differs }, hash }
}

/** Figures that were counted beside the lane: `figuresIn` says in the lane what they are now. */
export type Beside = { figures: PeriodFigures; mark: number; register: Register }

/** Counts a period beside the lane, and draws its check where it is about to be final, since a million entries counted in it would keep every phone waiting. */
export async function countBeside(store: Store, campaign: Campaign, period: CampaignPeriod, isLast: boolean): Promise<Beside> {
  const [mark, { register }, { read }] = [markOf(store), store, store.connections]
  const figures = await countFigures(store, read, campaign, period)
  const check = isLast ? { check: await drawSample(store, read, period, drawableOf(register, campaign, period, figures), null) } : {}
  return { figures: { ...figures, ...check }, mark, register }
}

/** What a closing period's check is drawn by. */
export const drawableOf = (register: Register, campaign: Campaign, period: CampaignPeriod, { awards, boards }: Figures): Drawable => ({
  campaign: { id: campaign.id, name: campaign.name, rulesVersion: campaign.rulesVersion, rules: campaign.rules },
  ...{ awards, boards, roster: rosterOf(register, campaign, period) },
})

/** The figures as they were counted beside, or anew where a commit has touched the period, or whatever else they are made of, since. */
export function figuresIn(store: Store, campaign: Campaign, period: CampaignPeriod, beside: Beside | null): Promise<PeriodFigures> {
  const isGood = beside !== null && beside.register === store.register && isUntouchedSince(store, period.id, beside.mark)
  return isGood ? Promise.resolve(beside.figures) : countFigures(store, store.connections.write, campaign, period)
}

function rowsOf(about: About, { boards, receipts }: Counted): SnapshotRow[] {
  const sums = sumsOf(about, boards, 'official')
  const times = lastReceipts(about, receipts)
  // Names and units are those of the close, whenever it is counted: a board's time must not change its hash.
  const rows = countRows(about, sums, times, about.period.cutoffAt)
  return rows.map((row) => ({ ...row, amount: sums.get(row.id)?.amount ?? 0, lastReceiptAt: times.get(row.id) ?? null }))
}
