import { Refused } from '#contract/refusals.ts'
import { confirms, type Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import type { Store } from '../store.ts'
import { touchList } from './counts.ts'
import { decisionOf, reread } from './decide.ts'
import { findRow } from './rows.ts'
import { findList, type RowRecord } from './scope.ts'
import { mustRest } from './verify.ts'

/**
 * Takes the word back that told a pair apart: it is doubtful again, with the doubts that it had. What was said to be one and the same is undone by its entry.
 * Refuses `pair-missing` for a row that was not told apart, `own-entry`, `not-allowed` for whoever does not confirm the entry, `list-running` while something goes through the list.
 */
export async function withdrawDecision(store: Store, actor: Actor, id: string, number: number): Promise<void> {
  const list = await findList(store, actor, id)
  mustRest(list)
  const row = await findRow(store, actor, list, number)
  const entryId = toldApart(row)
  await store.lane.do({
    name: 'withdraw-decision',
    needs: { enrolments: [entryId] },
    alone: async (world) => {
      const now = await reread(store, row)
      mustRest(now.list)
      const entry = world.enrolments.get(toldApart(now.row))
      if (!entry) throw new Refused('pair-missing')
      if (entry.collectorId === actor.staffId) throw new Refused('own-entry')
      if (!confirms(world.register, actor, entry)) throw new Refused('not-allowed')
      note(world, actor, 'pair-reopened', entry.id, { list: id, row: number })
      world.statements.push(decisionOf(store, row, { group: 'doubtful', decidedBy: null, decidedAt: null, reason: null }))
    },
  })
  touchList(store, id)
}

function toldApart(row: RowRecord): string {
  if (row.group !== 'different' || row.enrolmentId === null) throw new Refused('pair-missing')
  return row.enrolmentId
}
