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

/** Compares one/of with other/otherOf by cross-multiplication, the larger share first; a share of nothing is 0 (RULES 7, 14.6). */
export function compareShares(one: number, of: number, other: number, otherOf: number): number {
  const [top, bottom] = of > 0 ? [one, of] : [0, 1]
  const [otherTop, otherBottom] = otherOf > 0 ? [other, otherOf] : [0, 1]
  return higherFirst(top * otherBottom, otherTop * bottom)
}

/** The higher number first. */
export function higherFirst(one: number, other: number): number {
  return one === other ? 0 : one > other ? -1 : 1
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
    return group.map((row) => ({ ...row, rank: own, tie: tieOf(order, row, group, groups[index + 1]?.[0]) }))
  }
}

function tieOf<Row>(order: Order<Row>, row: Row, group: Row[], next: Row | undefined): Tie | null {
  const by = next && order.main(row, next) === 0 ? deciding(order, row, next) : undefined
  if (next && by) return { kind: 'won', by: by.by, mine: by.shown(row), theirs: by.shown(next) }
  return group.length > 1 ? { kind: 'equal' } : null
}
