/** Who wins what: awarding one board of one period (RULES sections 8 and 14.7). Whole đồng. */
import { meetsConditions, type Entrant } from './prize-conditions.ts'
import type { Board, PeriodKind, Place, PrizeRow, Verdict } from './words.ts'

export { meetsConditions, missing, type Entrant, type Missing } from './prize-conditions.ts'

/** `id` is `null` for "không trao"; `shared` is how many share the pool, 1 for a winner alone; those who share carry the place of their first slot; `thing` is what the place gives beside or instead of money. */
export type Award = { place: Place; id: string | null; amount: number; shared: number; thing: string | null }
export type Awarding = { awards: Award[]; paid: number; left: number }
type Slots = PrizeRow[]

const ROUNDED_TO = 1_000
const SMALLEST_SHARE = 50_000

/** Awards the rows of one board and period, given best first; `left` is what rounding left over, `paid` never more than the table's sum. */
export function award(entrants: readonly Entrant[], prizes: readonly PrizeRow[]): Awarding {
  const result: Awarding = { awards: [], paid: 0, left: 0 }
  let open: Slots = prizes.flatMap((row) => Array.from({ length: row.count }, () => row))
  let waiting = entrants.filter((entrant) => entrant.rank !== null)
  for (let slot = open[0]; slot; slot = open[0]) {
    const winners = winnersOf(slot, open, waiting)
    const pool = poolOf(winners, open, waiting)
    book(result, slot, winners, sumOf(pool))
    waiting = waiting.filter((entrant) => !winners.includes(entrant))
    open = open.slice(Math.max(1, pool.length))
  }
  return result
}

/** The rows of a table that award a board of a period; a wave is awarded like a week. */
export function prizesOf(prizes: readonly PrizeRow[], kind: PeriodKind, board: Board): PrizeRow[] {
  const weekly = (period: PeriodKind) => (period === 'wave' ? 'week' : period)
  return prizes.filter((row) => row.board === board && weekly(row.period) === weekly(kind))
}

/** The table as given, unless a lower place asks for more than a better one of the same period, board and group. */
export function checkPrizeTable(prizes: PrizeRow[]): Verdict<PrizeRow[], 'prizes-get-stricter'> {
  const minima = ['minimumPoints', 'minimumVoluntary', 'minimumTargetRate'] as const
  const asksMore = (row: PrizeRow, better: PrizeRow) => meet(row, better) && minima.some((minimum) => (row[minimum] ?? 0) > (better[minimum] ?? 0))
  const getsStricter = prizes.some((row, index) => prizesOf(prizes.slice(0, index), row.period, row.board).some((better) => asksMore(row, better)))
  return getsStricter ? { ok: false, refusal: 'prizes-get-stricter' } : { ok: true, value: prizes }
}

/** Whether two rows are awarded in one group: those of two divisions, or of two lists, never meet. */
function meet(one: PrizeRow, other: PrizeRow): boolean {
  return (['division', 'list'] as const).every((part) => one[part] === undefined || other[part] === undefined || one[part] === other[part])
}

/** The best ranked who may have the slot; where sharing would give each too little, the earlier last receipt among them. */
function winnersOf(slot: PrizeRow, open: Slots, waiting: Entrant[]): Entrant[] {
  const candidates = waiting.filter((entrant) => meetsConditions(entrant, slot))
  const best = Math.min(...candidates.map(rankOf))
  const tied = candidates.filter((entrant) => rankOf(entrant) === best)
  const sum = sumOf(poolOf(tied, open, waiting))
  if (tied.length < 2 || sum === 0 || sum >= SMALLEST_SHARE * tied.length) return tied
  const earliest = Math.min(...tied.map(timeOf))
  return tied.filter((entrant) => timeOf(entrant) === earliest)
}

/** As many slots as winners, up to the first that one of them may not have, or that a better ranked one still waits for. */
function poolOf(winners: Entrant[], open: Slots, waiting: Entrant[]): Slots {
  const better = waiting.filter((entrant) => winners[0] && rankOf(entrant) < rankOf(winners[0]))
  const stop = open.findIndex((slot) => !winners.every((winner) => meetsConditions(winner, slot)) || better.some((entrant) => meetsConditions(entrant, slot)))
  return open.slice(0, Math.min(winners.length, stop < 0 ? open.length : stop))
}

function book(result: Awarding, slot: PrizeRow, winners: Entrant[], sum: number): void {
  if (winners.length === 0) {
    result.awards.push({ place: slot.place, id: null, amount: 0, shared: 0, thing: null })
    return
  }
  const amount = winners.length === 1 ? sum : Math.floor(sum / winners.length / ROUNDED_TO) * ROUNDED_TO
  const ids = winners.map((winner) => winner.id).sort()
  result.awards.push(...ids.map((id) => ({ place: slot.place, id, amount, shared: ids.length, thing: slot.thing ?? null })))
  result.paid += amount * ids.length
  result.left += sum - amount * ids.length
}

function sumOf(slots: Slots): number {
  return slots.reduce((sum, slot) => sum + slot.amount, 0)
}

function rankOf(entrant: Entrant): number {
  return entrant.rank ?? Infinity
}

function timeOf(entrant: Entrant): number {
  return entrant.lastReceiptAt ?? Infinity
}
