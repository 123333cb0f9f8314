import { createMemo, mapArray } from 'solid-js'
import type { Standings } from '#contract/standings.ts'
import { groupKey } from '#rules/groups.ts'
import { type Board, BOARDS, type Group } from '#rules/words.ts'
import type { App } from './app.ts'
import { groupName, groupQuery, groupsOf, isParted } from './groups.ts'
import { currentWeek } from './periods.ts'
import { personRow, teamRow } from './rank-rows.ts'
import { createRead, type ReadPowers } from './read.ts'

type Slot = { key: string; board: Board; group: Group; parted: boolean }

/** Who stands first on each board of the week, group by group. */
export function createLeaders(app: App, reads: ReadPowers) {
  const week = () => (app.bundle() ? currentWeek(app.bundle()!, app.device.now()) : null)
  const slots = createMemo<Slot[]>((before) => {
    const bundle = app.bundle()
    if (!bundle) return []
    const found = BOARDS.flatMap((board) =>
      groupsOf(bundle, board).map((group) => ({ key: `${board} ${groupKey(group)}`, board, group, parted: isParted(bundle, board) })),
    )
    // The bundle comes anew from time to time; the same groups keep their reads.
    return before && JSON.stringify(before) === JSON.stringify(found) ? before : found
  })
  const firsts = createMemo(
    mapArray(slots, (slot) => {
      const path = () => {
        const [bundle, period] = [app.bundle(), week()]
        if (!bundle || !period) return null
        return `/api/campaigns/${bundle.id}/standings?period=${encodeURIComponent(period.id)}&board=${slot.board}&figures=provisional${groupQuery(bundle, slot.board, slot.group)}&limit=1`
      }
      const read = createRead<Standings>(reads, path)
      return { slot, read }
    }),
  )
  return {
    /** Groups without anybody stay away. */
    list: () =>
      firsts().flatMap(({ slot, read }) => {
        const [first] = read.value()?.rows ?? []
        if (!first || first.rank !== 1) return []
        const measure = app.bundle()?.rules.teamMeasure ?? 'target-rate'
        const row = slot.board === 'team' ? teamRow(first, { ids: [], chip: '' }, { measure }) : personRow(first, { ids: [], chip: '' })
        return [{ key: slot.key, board: slot.board, group: slot.parted ? groupName(slot.group) : null, final: read.value()!.final !== null, row }]
      }),
    isReady: () => firsts().every(({ read }) => read.state() !== 'loading'),
    isKnown: () => firsts().every(({ read }) => read.value() !== null),
  }
}
