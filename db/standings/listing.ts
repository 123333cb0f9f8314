import type { StandingRow } from '#contract/standings.ts'
import { groupKey } from '#rules/groups.ts'
import { medianOf } from '#rules/ranking-kept.ts'
import type { Group, Product } from '#rules/words.ts'
import { byGroup } from './rows.ts'

/** One board to read from, wherever its figures come from. `stamp` is another object as soon as anything of it may have changed. */
export type Listing = {
  stamp: object
  groups: ListedGroup[]
  /** Points of the middle one of all ranked. */
  median: number
  totals: Record<Product, number>
  seq: number
  at: number
  final: { version: number; at: number } | null
  frozenAt: number | null
}
/** Those who rank among themselves; `lines` are made when asked for, `indexOf` is -1 for who is not there. */
export type ListedGroup = { group: Group; of: number; median: number; lines(from: number, to: number): StandingRow[]; indexOf(id: string): number }

/** Where somebody stands, if at all. */
export function findIn(listing: Listing, id: string): { group: ListedGroup; index: number } | null {
  for (const group of listing.groups) {
    const index = group.indexOf(id)
    if (index >= 0) return { group, index }
  }
  return null
}

/** A board out of lines that were stored with their ranks; `shown` takes off what no board shows. */
export function storedGroups<Row extends StandingRow>(rows: readonly Row[], shown: (row: Row) => StandingRow): { groups: ListedGroup[]; median: number } {
  const byKey = Map.groupBy(rows, ({ division = null, list = null }) => groupKey({ division, list }))
  const groups = [...byKey.values()].map((own): ListedGroup => {
    const indexes = new Map(own.map(({ id }, index) => [id, index]))
    const { division = null, list = null } = own[0] as Partial<Group>
    return {
      group: { division, list },
      of: own.length,
      median: medianOf(pointsOf(own)),
      lines: (from, to) => own.slice(from, to).map(shown),
      indexOf: (id) => indexes.get(id) ?? -1,
    }
  })
  return { groups: groups.toSorted((one, other) => byGroup(one.group, other.group)), median: medianOf(pointsOf(rows)) }
}

const pointsOf = (rows: readonly StandingRow[]) => rows.flatMap((row) => (row.rank === null ? [] : [row.points])).toSorted((one, other) => one - other)
