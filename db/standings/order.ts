import { groupKey } from '#rules/groups.ts'
import { indexIn, medianOf, putIn, rankedWindow, takeOut, type Standing } from '#rules/ranking-kept.ts'
import type { Order } from '#rules/ranking-order.ts'
import type { Group } from '#rules/words.ts'
import type { Sums } from '../boards.ts'
import type { ListedGroup, Listing } from './listing.ts'
import { groupOfEntrant, unitDay } from './roster.ts'
import { byGroup, grouped, lineOf, orderOf, standingOf } from './rows.ts'
import { entrantIds, entrantOf, type About, type Entrant } from './scores.ts'

/** A group of a board, in order; `points` are those of its ranked ones, the fewest first. */
export type OrderedGroup = { group: Group; rows: Entrant[]; points: number[] }
/** A board in order: a change takes the touched out and puts them in again, and nobody else moves. `stamp` is another object after each change, `day` the one by which units are named. */
export type Ordered = {
  about: About
  order: Order<Entrant>
  standing: Standing<Entrant>
  groups: OrderedGroup[]
  byId: Map<string, { row: Entrant; group: OrderedGroup }>
  points: number[]
  times: Map<string, number> | null
  stamp: object
  day: string
}

/** A board put in order once, from whatever figures. */
export function orderOnce(about: About, sums: ReadonlyMap<string, Sums>, times: Map<string, number> | null, now: number): Ordered {
  const order = orderOf(about.board, about.campaign.rules)
  const standing = standingOf(order)
  const entrants = [...entrantIds(about, sums)].map((id) => entrantOf(about, id, sums.get(id), times?.get(id)))
  const groups = grouped(about, entrants).map(({ group, rows }): OrderedGroup => ({ group, rows: rows.sort(standing), points: pointsOf(rows, order) }))
  const byId = new Map(groups.flatMap((group) => group.rows.map((row) => [row.id, { row, group }] as const)))
  return { about, order, standing, groups, byId, points: pointsOf(entrants, order), times, stamp: {}, day: unitDay(about.period, now) }
}

/** What a board of entrants looks like to its readers. */
export function listingOf(made: Ordered, head: Omit<Listing, 'groups' | 'median' | 'stamp'>): Listing {
  return { ...head, stamp: made.stamp, median: medianOf(made.points), groups: made.groups.map((one) => groupView(made, one)) }
}

/** One of its groups as readers see it. */
export function groupView(made: Ordered, { group, rows, points }: OrderedGroup): ListedGroup {
  return {
    group,
    of: rows.length,
    median: medianOf(points),
    lines: (from, to) => rankedWindow(rows, from, to, made.order).map((row) => lineOf(made.about, group, row, made.day)),
    indexOf(id) {
      const known = made.byId.get(id)
      return known && known.group.rows === rows ? indexIn(rows, known.row, made.standing) : -1
    },
  }
}

/** Puts one entrant where its figures say now, wherever it stood before. */
export function replace(made: Ordered, row: Entrant): void {
  const known = made.byId.get(row.id)
  const group = known?.group ?? joining(made, row)
  if (known) {
    takeOut(group.rows, known.row, made.standing)
    if (made.order.isRanked(known.row)) for (const points of [group.points, made.points]) takeOut(points, known.row.points, ascending)
  }
  putIn(group.rows, row, made.standing)
  if (made.order.isRanked(row)) for (const points of [group.points, made.points]) putIn(points, row.points, ascending)
  made.byId.set(row.id, { row, group })
}

/** The group of somebody who was not on the board before. */
function joining({ about, groups }: Ordered, row: Entrant): OrderedGroup {
  const group = groupOfEntrant(about.register, about.campaign, about.period, about.board, row.id)
  const found = groups.find((one) => groupKey(one.group) === groupKey(group))
  if (found) return found
  const added: OrderedGroup = { group, rows: [], points: [] }
  groups.push(added)
  groups.sort((one, other) => byGroup(one.group, other.group))
  return added
}

const ascending = (one: number, other: number) => one - other
const pointsOf = (rows: readonly Entrant[], order: Order<Entrant>) => rows.flatMap((row) => (order.isRanked(row) ? [row.points] : [])).sort(ascending)
