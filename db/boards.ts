import { dayOf } from '#rules/days.ts'
import { countsIn } from '#rules/entry-states.ts'
import { FIGURES, type Board, type Figures, type Product } from '#rules/words.ts'
import type { EnrolmentRow } from './lane/world.ts'
import type { Tracked } from './lane/tracked.ts'
import type { Tally } from './tallies.ts'

/** Sums of one entrant in one period; `byProduct` counts people of every participation. */
export type Sums = { points: number; voluntary: number; household: number; people: number; amount: number; byProduct: Record<Product, number> }
/** Who was touched since a watcher looked last; `all` after everything was loaded anew. */
export type Changes = { all: boolean; people: Set<string>; teams: Set<string> }
/** An entry that a commit added or changed, as it was or as it has become. */
export type Touched = Pick<EnrolmentRow, 'collectorId' | 'teamId' | 'dayId' | 'weekId' | 'phaseId' | 'state' | 'donated' | 'collectedAt'>
/** `days`: the version at which an entry of that day was touched last. */
type Sheet = {
  versions: Record<Figures, number>
  entrants: Record<`${Board} ${Figures}`, Map<string, Sums>>
  totals: Record<Figures, Record<Product, number>>
  days: Map<string, number>
}

/** All boards in memory: a commit costs as much as it changes, whatever the number of entries or people (DESIGN section 2.6). */
export type Boards = {
  load(tallies: Tally[]): void
  /** `touched` tells of times that no sum shows: a receipt moved within its period. */
  apply(deltas: Tally[], touched?: readonly Touched[]): void
  sums(periodId: string, board: Board, figures: Figures): ReadonlyMap<string, Sums>
  /** People of every participation in each product, donated apart (RULES 14.5). */
  totals(periodId: string, figures: Figures): Record<Product, number>
  /** Goes up with every change of what a period's boards say in one kind of figures. */
  version(periodId: string, figures: Figures): number
  /** Who changes from now on; `stop` forgets the watcher. */
  watch(periodId: string, figures: Figures): { changes: Changes; stop(): void }
  /** Goes up with every change of an entry of a phase whose receipt is of this day or an earlier one. */
  versionUpTo(phaseId: string, day: string): number
}

export function makeBoards(): Boards {
  const sheets = new Map<string, Sheet>()
  const watchers = new Map<string, Set<Changes>>()
  let changes = 0
  const sheetOf = (periodId: string) => sheets.get(periodId) ?? sheets.set(periodId, emptySheet()).get(periodId)!
  const tell = (periodId: string, figures: Figures, { collectorId, teamId }: { collectorId: string; teamId: string | null }) => {
    sheetOf(periodId).versions[figures] = changes += 1
    for (const watcher of watchers.get(`${periodId} ${figures}`) ?? []) {
      watcher.people.add(collectorId)
      if (teamId) watcher.teams.add(teamId)
    }
  }
  const apply: Boards['apply'] = (deltas, touched = []) => {
    for (const one of [...deltas, ...touched]) {
      if (one.donated) continue
      for (const figures of figuresOf(one)) {
        for (const periodId of [one.dayId, one.weekId, one.phaseId]) {
          if (!periodId) continue
          if ('count' in one) addTo(sheetOf(periodId), figures, one)
          tell(periodId, figures, one)
        }
      }
    }
    for (const { phaseId, collectedAt } of touched) if (phaseId) sheetOf(phaseId).days.set(dayOf(collectedAt), (changes += 1))
  }
  return {
    load(tallies) {
      sheets.clear()
      apply(tallies)
      for (const watcher of [...watchers.values()].flatMap((some) => [...some])) watcher.all = true
    },
    apply,
    sums: (periodId, board, figures) => sheetOf(periodId).entrants[`${board} ${figures}`],
    totals: (periodId, figures) => ({ ...sheetOf(periodId).totals[figures] }),
    version: (periodId, figures) => sheetOf(periodId).versions[figures],
    watch(periodId, figures) {
      const key = `${periodId} ${figures}`
      const watcher: Changes = { all: true, people: new Set(), teams: new Set() }
      const those = watchers.get(key) ?? watchers.set(key, new Set()).get(key)!
      those.add(watcher)
      return { changes: watcher, stop: () => void those.delete(watcher) }
    },
    versionUpTo: (phaseId, day) => Math.max(0, ...[...sheetOf(phaseId).days].filter(([one]) => one <= day).map(([, version]) => version)),
  }
}

/** What a group did to entries: each as it was and as it has become. */
export function touchedBy(entries: Tracked<EnrolmentRow>): Touched[] {
  return [...entries.added(), ...entries.changed().flatMap(({ before, after }) => [before, after])]
}

const emptySheet = (): Sheet => ({
  versions: { provisional: 0, official: 0 },
  entrants: { 'individual provisional': new Map(), 'individual official': new Map(), 'team provisional': new Map(), 'team official': new Map() },
  totals: { provisional: { 'bhxh-tn': 0, 'bhyt-hgd': 0 }, official: { 'bhxh-tn': 0, 'bhyt-hgd': 0 } },
  days: new Map(),
})

function figuresOf({ state }: { state: string }): Figures[] {
  const counts = countsIn(state as Parameters<typeof countsIn>[0])
  return FIGURES.filter((figures) => counts[figures])
}

function addTo(sheet: Sheet, figures: Figures, delta: Tally): void {
  addSums(sheet.entrants[`individual ${figures}`], delta.collectorId, delta)
  if (delta.teamId) addSums(sheet.entrants[`team ${figures}`], delta.teamId, delta)
  sheet.totals[figures][delta.product as Product] += delta.count
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
