import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { canonical } from '#contract/canonical.ts'
import type { Awarding, AwardRow, SnapshotRow } from '#contract/results.ts'
import type { StandingRow } from '#contract/standings.ts'
import { EVERYONE } from '#rules/groups.ts'
import { missing } from '#rules/prize-conditions.ts'
import { award, prizesOf, type Entrant } from '#rules/prizes.ts'
import { BOARDS, type Board } from '#rules/words.ts'
import { makeBoards } from '../boards.ts'
import type { Database } from '../open.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { enrolments } from '../schema/index.ts'
import { lastReceipts, readReceipts, type Receipt } from '../standings/last-receipts.ts'
import { recount } from '../standings/recount.ts'
import { countRows } from '../standings/rows.ts'
import { sumsOf, type About } from '../standings/scores.ts'
import { totalsOf } from '../standings/board.ts'
import type { Store } from '../store.ts'
import type { Tally } from '../tallies.ts'

export type PeriodFigures = {
  boards: { board: Board; rows: SnapshotRow[] }[]
  awards: Awarding[]
  totals: Record<string, number>
  entries: { count: number; hash: string }
  counted: Tally[]
  hash: string
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The official figures of a period, counted anew from its entries: ranks, prizes, totals, and the hash that a proposal names. */
export async function countFigures(store: Store, db: Database, campaign: Campaign, period: CampaignPeriod): Promise<PeriodFigures> {
  const counted = await recount(db, period)
  const fresh = makeBoards()
  fresh.load(counted)
  const receipts = await readReceipts(db, campaign, period, 'official')
  const made = BOARDS.map((board) => countBoard({ register: store.register, campaign, period, board }, fresh, receipts))
  const boards = made.map(({ board, rows }) => ({ board, rows }))
  const awards = made.map(({ awarding }) => awarding)
  const totals = totalsOf(fresh.sums(period.id, 'individual', 'official'))
  const ids = await verifiedIds(db, period)
  const entries = { count: ids.length, hash: sha256(ids.join('\n')) }
  return { boards, awards, totals, entries, counted, hash: sha256(canonical({ boards, awards, totals, entries, rules: campaign.rulesVersion })) }
}

function countBoard(about: About, fresh: ReturnType<typeof makeBoards>, receipts: Receipt[]) {
  const { campaign, period, board } = about
  const sums = sumsOf(about, fresh, 'official')
  const times = lastReceipts(about, receipts)
  // Names and units are those of the close, whenever it is counted: a board's time must not change its hash.
  const rows = countRows(about, sums, times, period.cutoffAt)
  const kept = rows.map((row) => ({ ...row, amount: sums.get(row.id)?.amount ?? 0, lastReceiptAt: times.get(row.id) ?? null }))
  return { board, rows: kept, awarding: awardBoard(campaign, period, board, rows, times) }
}

function awardBoard(campaign: Campaign, period: CampaignPeriod, board: Board, rows: StandingRow[], times: Map<string, number>): Awarding {
  const prizes = prizesOf(campaign.rules.prizes, period.kind, board)
  const entrants: Entrant[] = rows.map((row) => ({ ...row, lastReceiptAt: times.get(row.id) ?? null }))
  const { awards, paid, left } = award(entrants, prizes)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const lines = awards.map((one): AwardRow => {
    const row = one.id === null ? undefined : byId.get(one.id)
    return {
      ...one,
      name: row?.name ?? null,
      unit: row?.unit ?? null,
      rank: row?.rank ?? null,
      points: row?.points ?? 0,
      target: row?.target ?? null,
      voluntary: row?.voluntary ?? 0,
      voluntaryTarget: row?.voluntaryTarget ?? null,
    }
  })
  return { board, ...EVERYONE, awards: lines, paid, left, passedOver: passedOver(entrants, byId, awards, prizes) }
}

/** Who stood better than a winner and what they lacked, so that nobody has to ask. */
function passedOver(
  entrants: Entrant[],
  byId: Map<string, StandingRow>,
  awards: { id: string | null }[],
  prizes: ReturnType<typeof prizesOf>,
): Awarding['passedOver'] {
  const worst = Math.max(0, ...awards.map((one) => (one.id ? (byId.get(one.id)?.rank ?? 0) : 0)))
  const won = new Set(awards.map((one) => one.id))
  const better = entrants.filter((entrant) => entrant.rank !== null && entrant.rank < worst)
  return better.flatMap((entrant) => {
    const refused = prizes.find((prize) => missing(entrant, prize).length > 0)
    const lack = refused && missing(entrant, refused)[0]
    if (!refused || !lack || (won.has(entrant.id) && refused !== prizes[0])) return []
    return [{ name: byId.get(entrant.id)?.name ?? '', rank: entrant.rank ?? 0, place: refused.place, ...lack }]
  })
}

async function verifiedIds(db: Database, period: CampaignPeriod): Promise<string[]> {
  const column = { day: enrolments.dayId, week: enrolments.weekId, wave: enrolments.weekId, phase: enrolments.phaseId }[period.kind]
  const rows = await db
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(and(eq(column, period.id), eq(enrolments.state, 'verified')))
  return rows.map(({ id }) => id).toSorted()
}
