import { createMemo, createSignal, indexArray } from 'solid-js'
import type { Standings, StandingRow } from '#contract/standings.ts'
import { createRead, type ReadPowers } from './read.ts'

/** How many rows one answer holds; a phone draws no more at once. */
export const PAGE = 200

/** A board page by page. The first is the one with its word on everything; further ones are read once they are wanted, each kept for the time without network. */
export function createBoardPages(power: ReadPowers, address: () => string | null) {
  const [wanted, setWanted] = createSignal<{ address: string | null; pages: number }>({ address: null, pages: 1 })
  const pages = () => (wanted().address === address() ? wanted().pages : 1)
  const offsets = createMemo(() => Array.from({ length: pages() }, (_, page) => page * PAGE))
  const reads = createMemo(
    indexArray(offsets, (offset) => {
      const read = createRead<Standings>(power, () => address() && pageOf(address()!, offset()))
      return read
    }),
  )
  const first = () => reads()[0]!
  const rows = createMemo(() => withoutRepeats(reads().flatMap((read) => read.value()?.rows ?? [])))
  const last = () => reads().at(-1)!
  return {
    first,
    rows,
    /** Rows of the board that are not here yet. */
    rest: () => Math.max(0, (first().value()?.of ?? 0) - rows().length),
    more: () => setWanted({ address: address(), pages: pages() + 1 }),
    /** The page asked for last: on its way, or not to be had. */
    moreState: () => (pages() > 1 && !last().value() ? last().state() : null),
    again: () => void last().reload(),
    reload: () => reads().forEach((read) => void read.reload()),
  }
}
export type BoardPages = ReturnType<typeof createBoardPages>

export const pageOf = (address: string, offset: number) => `${address}${offset > 0 ? `&offset=${offset}` : ''}&limit=${PAGE}`

/** Between two pages somebody may have moved from one to the other: nobody stands there twice. */
function withoutRepeats(rows: readonly StandingRow[]): StandingRow[] {
  const seen = new Set<string>()
  return rows.filter((row) => !seen.has(row.id) && seen.add(row.id))
}
