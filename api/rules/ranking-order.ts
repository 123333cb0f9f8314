/** The order of any board: equal rows share a rank and the next rank skips (RULES section 7). Never decided by id, name or order of arrival. */
import type { TieBreaker } from './words.ts'

export type Tie = { kind: 'won'; by: TieBreaker; mine: number; theirs: number } | { kind: 'equal' }
/** `tie` is `won` when a tie-breaker puts the row above the next one of equal worth, else `equal` when it shares its rank. */
export type Ranked<Row> = Row & { rank: number | null; tie: Tie | null }

/** `compare` is negative when the first row is the better one; `shown` is the figure for people, never for comparing. */
export type Measure<Row> = { by: TieBreaker; compare: (one: Row, other: Row) => number; shown: (row: Row) => number }
export type Order<Row> = { main: (one: Row, other: Row) => number; tieBreakers: Measure<Row>[]; isRanked: (row: Row) => boolean }

/** All rows, the ranked first by rank, then the unranked; within equal ranks by id, for the eye alone. */
export function rankBy<Row extends { id: string }>(rows: readonly Row[], order: Order<Row>): Ranked<Row>[] {
  const byId = (one: Row, other: Row) => (one.id < other.id ? -1 : Number(one.id > other.id))
  const sorted = rows.filter(order.isRanked).sort((one, other) => compareBy(order, one, other) || byId(one, other))
  const unranked = rows.filter((row) => !order.isRanked(row)).sort(byId)
  return [...groupsOf(sorted, order).flatMap(rankGroup(order)), ...unranked.map((row) => ({ ...row, rank: null, tie: null }))]
}

/** Negative when the first row stands better, 0 when they are equal in everything that counts. */
export function compareBy<Row>(order: Order<Row>, one: Row, other: Row): number {
  return order.main(one, other) || deciding(order, one, other)?.compare(one, other) || 0
}

/** Compares one/of with other/otherOf by cross-multiplication of whole numbers, the larger share first; a share of nothing is 0 (RULES 7, 14.6). */
export function compareShares(one: number, of: number, other: number, otherOf: number): number {
  const [top, bottom] = of > 0 ? [one, of] : [0, 1]
  const [otherTop, otherBottom] = otherOf > 0 ? [other, otherOf] : [0, 1]
  const [mine, theirs] = [top * otherBottom, otherTop * bottom]
  if (Number.isSafeInteger(mine) && Number.isSafeInteger(theirs)) return higherFirst(mine, theirs)
  // A product that a double cannot hold is multiplied anew, digit for digit: two shares a hair apart would else be equal.
  return higherFirst(BigInt(top) * BigInt(otherBottom), BigInt(otherTop) * BigInt(bottom))
}

/** The higher number first. */
export function higherFirst<Figure extends number | bigint>(one: Figure, other: Figure): number {
  return one === other ? 0 : one > other ? -1 : 1
}

/** What a row's rank needs saying: the tie-breaker that puts it above `next`, the best row of the next rank, or that it shares its rank. */
export function tieOf<Row>(order: Order<Row>, row: Row, shared: boolean, next: Row | undefined): Tie | null {
  const by = next !== undefined && order.main(row, next) === 0 ? deciding(order, row, next) : undefined
  if (next !== undefined && by) return { kind: 'won', by: by.by, mine: by.shown(row), theirs: by.shown(next) }
  return shared ? { kind: 'equal' } : null
}

function deciding<Row>(order: Order<Row>, one: Row, other: Row): Measure<Row> | undefined {
  return order.tieBreakers.find((measure) => measure.compare(one, other) !== 0)
}

function groupsOf<Row>(sorted: Row[], order: Order<Row>): Row[][] {
  const groups: Row[][] = []
  for (const row of sorted) {
    const group = groups.at(-1)
    if (group?.[0] && compareBy(order, group[0], row) === 0) group.push(row)
    else groups.push([row])
  }
  return groups
}

function rankGroup<Row>(order: Order<Row>) {
  let rank = 1
  return (group: Row[], index: number, groups: Row[][]): Ranked<Row>[] => {
    const own = rank
    rank += group.length
    return group.map((row) => ({ ...row, rank: own, tie: tieOf(order, row, group.length > 1, groups[index + 1]?.[0]) }))
  }
}
