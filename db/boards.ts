import type { Board, Figures, Product } from '#rules/words.ts'
import { countsIn } from '#rules/entry-states.ts'
import type { Tally } from './tallies.ts'

/** Sums of one entrant in one period; `byProduct` counts people of every participation. */
export type Sums = { points: number; voluntary: number; household: number; people: number; amount: number; byProduct: Record<Product, number> }
type Sheet = { version: number; entrants: Record<`${Board} ${Figures}`, Map<string, Sums>> }

/** All boards in memory: a commit costs as much as it changes, whatever the number of entries (DESIGN section 2.6). */
export type Boards = {
  load(tallies: Tally[]): void
  apply(deltas: Tally[]): void
  sums(periodId: string, board: Board, figures: Figures): ReadonlyMap<string, Sums>
  version(periodId: string): number
}

export function makeBoards(): Boards {
  const sheets = new Map<string, Sheet>()
  const sheetOf = (periodId: string) => sheets.get(periodId) ?? sheets.set(periodId, emptySheet()).get(periodId)!
  const apply = (deltas: Tally[]) => {
    for (const delta of deltas) {
      for (const periodId of [delta.dayId, delta.weekId, delta.phaseId]) if (periodId) addTo(sheetOf(periodId), delta)
    }
  }
  return {
    load: (tallies) => {
      sheets.clear()
      apply(tallies)
    },
    apply,
    sums: (periodId, board, figures) => sheetOf(periodId).entrants[`${board} ${figures}`],
    version: (periodId) => sheetOf(periodId).version,
  }
}

const emptySheet = (): Sheet => ({
  version: 0,
  entrants: { 'individual provisional': new Map(), 'individual official': new Map(), 'team provisional': new Map(), 'team official': new Map() },
})

function addTo(sheet: Sheet, delta: Tally): void {
  sheet.version += 1
  const counts = countsIn(delta.state as Parameters<typeof countsIn>[0])
  if (delta.donated) return
  for (const figures of ['provisional', 'official'] as const) {
    if (!counts[figures]) continue
    addSums(sheet.entrants[`individual ${figures}`], delta.collectorId, delta)
    if (delta.teamId) addSums(sheet.entrants[`team ${figures}`], delta.teamId, delta)
  }
}

function addSums(entrants: Map<string, Sums>, id: string, delta: Tally): void {
  const sums = entrants.get(id) ?? { points: 0, voluntary: 0, household: 0, people: 0, amount: 0, byProduct: { 'bhxh-tn': 0, 'bhyt-hgd': 0 } }
  const joining = delta.participation === 'renewal' ? 0 : delta.count
  sums.points += delta.points
  sums.voluntary += delta.product === 'bhxh-tn' ? joining : 0
  sums.household += delta.product === 'bhyt-hgd' ? joining : 0
  sums.people += delta.count
  sums.amount += delta.amount
  sums.byProduct[delta.product as Product] += delta.count
  entrants.set(id, sums)
}
