import { countsIn } from '#rules/entry-states.ts'
import { FIGURES, type Board, type EntryState, type Figures, type Product } from '#rules/words.ts'
import type { Sums } from '../boards.ts'
import type { Receipt } from './last-receipts.ts'

/** What a count reads of an entry or of a tally: its key in one period with the two other periods it counts in, then the sums; `at` is the receipt's time. */
export type Line = [
  collectorId: string,
  teamId: string | null,
  other: string | null,
  another: string | null,
  product: Product,
  participation: string,
  donated: number,
  state: EntryState,
  count: number,
  points: number,
  amount: number,
  at: number | null,
]
type Totals = { count: number; points: number; amount: number }
type Cell = { line: Line; counted: Totals; stored: Totals; lastAt: number }
const TOTALS = ['count', 'points', 'amount'] as const
export type Counter = ReturnType<typeof makeCounter>

/**
 * Adds up one period from its entries and, beside it, from what is stored as tallies. It holds as much as there are tallies, however many the entries;
 * keys are packed into one number, since a text for each of a million entries costs more than reading them.
 */
export function makeCounter() {
  const [people, teams, periods, words, places] = [makeNumbers(), makeNumbers(), makeNumbers(), makeNumbers(), makeNumbers()]
  const cells = new Map<number, Cell>()
  const keyOf = ([collectorId, teamId, other, another, product, participation, donated, state]: Line) => {
    const place = places(teams(teamId ?? '') * 2 ** 20 + periods(other ?? '') * 2 ** 10 + periods(another ?? ''))
    const kind = ((words(product) * 16 + words(participation)) * 2 + donated) * 16 + words(state)
    return (people(collectorId) * 2 ** 18 + place) * 2 ** 13 + kind
  }
  return {
    cells: () => cells.values(),
    add(line: Line, side: 'counted' | 'stored') {
      const key = keyOf(line)
      const cell = cells.get(key) ?? newCell(line)
      const [count, points, amount, at] = line.slice(8) as [number, number, number, number | null]
      const totals = cell[side]
      totals.count += count
      totals.points += points
      totals.amount += amount
      cell.lastAt = Math.max(cell.lastAt, at ?? 0)
      cells.set(key, cell)
    },
    forget(collectorIds: ReadonlySet<string>) {
      for (const [key, cell] of cells) if (collectorIds.has(cell.line[0])) cells.delete(key)
    },
  }
}

/** The people of each tally that differs from a count of its entries. */
export const differencesIn = (counter: Counter): string[] =>
  [...counter.cells()].flatMap(({ line, counted, stored }) => (TOTALS.some((name) => counted[name] !== stored[name]) ? [line[0]] : []))

/** How many entries were counted, in whatever state. */
export const entriesIn = (counter: Counter): number => [...counter.cells()].reduce((sum, { counted }) => sum + counted.count, 0)

/** The last receipts that count officially, by person and team; donated cards apart. */
export const receiptsIn = (counter: Counter): Receipt[] =>
  [...counter.cells()].flatMap(({ line: [collectorId, teamId, , , , , donated, state], counted, lastAt }) =>
    counted.count > 0 && !donated && countsIn(state).official ? [{ collectorId, teamId: teamId || null, at: lastAt }] : [],
  )

export type CountedSums = Record<`${Board} ${Figures}`, Map<string, Sums>>

/** What a count gives every person and team in both kinds of figures. */
export function sumsIn(counter: Counter): CountedSums {
  const sums: CountedSums = { 'individual provisional': new Map(), 'individual official': new Map(), 'team provisional': new Map(), 'team official': new Map() }
  for (const { line, counted } of counter.cells()) {
    const [collectorId, teamId, , , product, participation, donated, state] = line
    if (donated) continue
    for (const figures of FIGURES.filter((one) => countsIn(state)[one])) {
      addTo(sums[`individual ${figures}`], collectorId, counted, product, participation)
      if (teamId) addTo(sums[`team ${figures}`], teamId, counted, product, participation)
    }
  }
  return sums
}

function addTo(sums: Map<string, Sums>, id: string, { count, points, amount }: Totals, product: Product, participation: string): void {
  const own = sums.get(id) ?? { points: 0, voluntary: 0, household: 0, people: 0, amount: 0, byProduct: { 'bhxh-tn': 0, 'bhyt-hgd': 0 } }
  if (participation !== 'renewal') own[product === 'bhxh-tn' ? 'voluntary' : 'household'] += count
  own.points += points
  own.people += count
  own.amount += amount
  own.byProduct[product] += count
  sums.set(id, own)
}

const newCell = (line: Line): Cell => ({ line, counted: { count: 0, points: 0, amount: 0 }, stored: { count: 0, points: 0, amount: 0 }, lastAt: 0 })

function makeNumbers() {
  const known = new Map<string | number, number>()
  return (name: string | number): number => {
    const found = known.get(name)
    if (found !== undefined) return found
    known.set(name, known.size)
    return known.size - 1
  }
}
