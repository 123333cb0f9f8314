import type { StandingRow } from '#contract/standings.ts'
import type { SnapshotRow } from '#contract/results.ts'
import { BOARDS, type Board, type Product } from '#rules/words.ts'
import type { CampaignPeriod } from '../register.ts'
import { latestResult } from '../results/read.ts'
import type { Store } from '../store.ts'
import { dropKept } from './kept.ts'
import { storedGroups, type Listing } from './listing.ts'

type Closed = Record<Board, Listing>
type Known = { boards: Map<string, Promise<Closed>>; points: Map<string, Promise<ReadonlyMap<string, number>>> }

/** How many closed periods are held whole; of the others a phone asks little but its own points. */
const HELD = 6
const known = new WeakMap<Store, Known>()
const knownOf = (store: Store) => known.get(store) ?? known.set(store, { boards: new Map(), points: new Map() }).get(store)!

/** A board of a final period as its snapshot has it, parsed once for each version; it is the same for both kinds of figures (RULES 14.9). */
export async function closedBoard(store: Store, period: CampaignPeriod, board: Board): Promise<Listing> {
  const { boards } = knownOf(store)
  const key = `${period.id} ${period.version}`
  const made = boards.get(key) ?? readClosed(store, period)
  boards.delete(key)
  boards.set(key, made)
  made.catch(() => boards.delete(key))
  for (const oldest of [...boards.keys()].slice(0, -HELD)) boards.delete(oldest)
  return (await made)[board]
}

/** The points of everyone in a final period. */
export function closedPoints(store: Store, period: CampaignPeriod): Promise<ReadonlyMap<string, number>> {
  const { points } = knownOf(store)
  const key = `${period.id} ${period.version}`
  const made = points.get(key) ?? readPoints(store, period)
  points.set(key, made)
  made.catch(() => points.delete(key))
  return made
}

async function readClosed(store: Store, period: CampaignPeriod): Promise<Closed> {
  dropKept(store, period.id)
  const { snapshot } = await latestResult(store, period.id)
  const head = { seq: snapshot.seq, at: snapshot.closedAt, final: { version: snapshot.version, at: snapshot.closedAt }, frozenAt: null }
  const totals = snapshot.totals as Record<Product, number>
  const listings = BOARDS.map((board): [Board, Listing] => {
    const rows = snapshot.boards.find((one) => one.board === board)?.rows ?? []
    return [board, { ...head, totals, stamp: {}, ...storedGroups(rows, shown) }]
  })
  return Object.fromEntries(listings) as Closed
}

async function readPoints(store: Store, period: CampaignPeriod): Promise<ReadonlyMap<string, number>> {
  const { groups } = await closedBoard(store, period, 'individual')
  return new Map(groups.flatMap((group) => group.lines(0, group.of).flatMap((row) => (row.points > 0 ? [[row.id, row.points] as const] : []))))
}

/** Money and time stay in the snapshot. One of an earlier build says nothing of groups. */
function shown({ amount: _amount, lastReceiptAt: _time, ...row }: SnapshotRow): StandingRow {
  return { ...row, division: row.division ?? null, list: row.list ?? null }
}
