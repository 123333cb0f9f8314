import type { Touched } from '../boards.ts'
import type { Store } from '../store.ts'

type Known = { commits: number; at: Map<string, number> }
const known = new WeakMap<Store, Known>()
const knownOf = (store: Store) => known.get(store) ?? known.set(store, { commits: 0, at: new Map() }).get(store)!

/** Called by the lane after each commit: in which periods it changed an entry, or brought one in or out. */
export function noteTouched(store: Store, touched: readonly Touched[]): void {
  const own = knownOf(store)
  own.commits += 1
  for (const { dayId, weekId, phaseId } of touched) for (const id of [dayId, weekId, phaseId]) if (id) own.at.set(id, own.commits)
}

/** A mark of this moment; `isUntouchedSince` says later whether a period's entries are still the same. */
export const markOf = (store: Store): number => knownOf(store).commits

export const isUntouchedSince = (store: Store, periodId: string, mark: number): boolean => (knownOf(store).at.get(periodId) ?? 0) <= mark
