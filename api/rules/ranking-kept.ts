/** A board kept in order: a row changes its place alone, and ranks are found only where they are asked for (RULES section 7, DESIGN 2.6). */
import { compareBy, tieOf, type Order, type Ranked } from './ranking-order.ts'

/** Where rows stand in a whole list: 0 for one and the same row alone. */
export type Standing<Row> = (one: Row, other: Row) => number

/** The ranked by what counts, then the unranked; `byEye` gives equals a lasting place on the list and decides no rank. */
export function standingBy<Row>(order: Order<Row>, byEye: Standing<Row>): Standing<Row> {
  return (one, other) => {
    const isRanked = order.isRanked(one)
    if (isRanked !== order.isRanked(other)) return isRanked ? -1 : 1
    return (isRanked ? compareBy(order, one, other) : 0) || byEye(one, other)
  }
}

/** Puts a row into a sorted list. */
export function putIn<Row>(rows: Row[], row: Row, standing: Standing<Row>): void {
  rows.splice(
    firstIndex(rows, (other) => standing(other, row) > 0),
    0,
    row,
  )
}

/** Takes a row out of a sorted list, as it was put in. */
export function takeOut<Row>(rows: Row[], row: Row, standing: Standing<Row>): void {
  const index = indexIn(rows, row, standing)
  if (index < 0) throw new Error('The row does not stand where its figures say')
  rows.splice(index, 1)
}

/** The place of a row in a sorted list, -1 when it does not stand there. */
export function indexIn<Row>(rows: readonly Row[], row: Row, standing: Standing<Row>): number {
  const index = firstIndex(rows, (other) => standing(other, row) >= 0)
  return index < rows.length && standing(rows[index] as Row, row) === 0 ? index : -1
}

/** How many rows of a sorted list stand strictly better than one, which need not be in it; its rank is one more. */
export function countBetter<Row>(rows: readonly Row[], row: Row, order: Order<Row>): number {
  return firstIndex(rows, (other) => !order.isRanked(other) || compareBy(order, other, row) >= 0)
}

/** The rows of a sorted list from one index up to another, each with its rank and tie as `rankBy` gives them for the whole. */
export function rankedWindow<Row>(rows: readonly Row[], from: number, to: number, order: Order<Row>): Ranked<Row>[] {
  let first = -1
  let next = -1
  return rows.slice(from, to).map((row, offset) => {
    const index = from + offset
    if (!order.isRanked(row)) return { ...row, rank: null, tie: null }
    if (index >= next) {
      first = first < 0 ? countBetter(rows, row, order) : next
      next = firstIndex(rows, (other) => !order.isRanked(other) || compareBy(order, other, row) > 0)
    }
    const below = rows[next]
    return { ...row, rank: first + 1, tie: tieOf(order, row, next - first > 1, below !== undefined && order.isRanked(below) ? below : undefined) }
  })
}

/** The middle of sorted numbers, the lower one of two; 0 without any. */
export function medianOf(sorted: readonly number[]): number {
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}

/** The first index from which on a test holds, by halving; all rows before it fail it, all after it pass. */
function firstIndex<Row>(rows: readonly Row[], passes: (row: Row) => boolean): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (passes(rows[middle] as Row)) high = middle
    else low = middle + 1
  }
  return low
}
