import { createMemo, createSignal } from 'solid-js'
import { type GridColumn, type GridRow, partsOf, type TargetGrid } from './set-up-target-grid.ts'

/** What of the grid is shown: which periods and whose rows; on a phone one period at a time. */
export function createGridView(grid: () => TargetGrid | null, isNarrow: () => boolean) {
  const [picked, setPicked] = createSignal<string | null>(null)
  const [showsAll, setShowsAll] = createSignal(false)
  const [unfolded, setUnfolded] = createSignal<ReadonlySet<string>>(new Set())

  /** The weeks; launch day and phase where they have targets of their own, where there are no weeks, or when asked for. */
  const periods = createMemo((): GridColumn[] => {
    const all = grid()?.columns ?? []
    const given = new Set([...(grid()?.stored.keys() ?? [])].map((key) => partsOf(key).periodId))
    return all.filter(({ isWeek, period }) => isWeek || showsAll() || given.has(period.id) || !all.some((one) => one.isWeek))
  })
  const firstOpen = () => periods().find(({ locked, isWeek }) => !locked && isWeek) ?? periods().find(({ locked }) => !locked)
  const chosen = createMemo((): GridColumn | null => periods().find(({ period }) => period.id === picked()) ?? firstOpen() ?? periods().at(-1) ?? null)
  const peopleOf = (team: GridRow) => grid()?.people.get(team.id) ?? []

  return {
    ...{ periods, chosen, showsAll, isNarrow, peopleOf },
    columns: createMemo(() => (isNarrow() ? periods().filter(({ period }) => period.id === chosen()?.period.id) : periods())),
    rows: createMemo((): GridRow[] => (grid()?.teams ?? []).flatMap((team) => [team, ...(unfolded().has(team.id) ? peopleOf(team) : [])])),
    everyone: () => (grid()?.teams ?? []).flatMap((team) => [team, ...peopleOf(team)]),
    hasMore: () => (grid()?.columns.length ?? 0) > periods().length || showsAll(),
    choose: (periodId: string) => setPicked(periodId),
    showAll: (all: boolean) => setShowsAll(all),
    isUnfolded: (teamId: string) => unfolded().has(teamId),
    unfold(teamId: string): void {
      const after = new Set(unfolded())
      if (!after.delete(teamId)) after.add(teamId)
      setUnfolded(after)
    },
  }
}
export type GridView = ReturnType<typeof createGridView>
