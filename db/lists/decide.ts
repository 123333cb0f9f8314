import { and, eq } from 'drizzle-orm'
import type { ListRowView, PairDecision } from '#contract/lists.ts'
import { Refused } from '#contract/refusals.ts'
import { confirms, type Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { verifyEntry } from '../enrolments/judge.ts'
import type { World } from '../lane/world.ts'
import { listRows, lists } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { reasonOf } from './confirm.ts'
import { touchList } from './counts.ts'
import { isPair, rowViews } from './row-view.ts'
import { findRow } from './rows.ts'
import { findList, type ListRecord, type RowRecord } from './scope.ts'
import { mustRest } from './verify.ts'

/**
 * A supervisor's word on a pair: one and the same, which confirms its entry when it waits, or told apart.
 * Refuses `pair-missing` without an entry, `pair-decided` once decided, `own-entry`, `list-running` while something goes through the list.
 */
export async function decidePair(store: Store, actor: Actor, id: string, row: number, { same, reason }: PairDecision): Promise<ListRowView> {
  const list = await findList(store, actor, id)
  mustRest(list)
  const pair = await findRow(store, actor, list, row)
  mustBeOpen(pair)
  await store.lane.do({
    name: 'decide-pair',
    needs: { enrolments: [pair.enrolmentId as string] },
    alone: async (world) => {
      const now = await reread(store, pair)
      mustRest(now.list)
      mustBeOpen(now.row)
      if (now.row.enrolmentId !== pair.enrolmentId) throw new Refused('pair-missing')
      confirmIfSame(world, actor, list, pair.enrolmentId as string, same)
      const decision = { group: same ? ('agreed' as const) : ('different' as const), doubts: same ? [] : pair.doubts }
      const who = { decidedBy: actor.staffId, decidedAt: world.now, reason: reason ?? null }
      world.statements.push(decisionOf(store, pair, { ...decision, ...who }))
      note(world, actor, same ? 'pair-same' : 'pair-different', pair.enrolmentId as string, { list: list.id, row, reason: who.reason })
    },
  })
  touchList(store, id)
  const [view] = await rowViews(store, actor, list, [await findRow(store, actor, list, row)])
  return view as ListRowView
}

/** What a person made of a row. */
export const decisionOf = ({ connections: { write } }: Store, { listId, row }: Pick<RowRecord, 'listId' | 'row'>, decision: Partial<RowRecord>) =>
  statementOf(
    write
      .update(listRows)
      .set(decision)
      .where(and(eq(listRows.listId, listId), eq(listRows.row, row))),
  )

function mustBeOpen(row: RowRecord): void {
  if (row.decidedAt !== null) throw new Refused('pair-decided')
  if (!isPair(row) || row.enrolmentId === null) throw new Refused('pair-missing')
}

/** A row and its list as they stand inside the write. */
export async function reread(
  { connections: { write } }: Store,
  { listId, row }: Pick<RowRecord, 'listId' | 'row'>,
): Promise<{ list: ListRecord; row: RowRecord }> {
  const [found] = await write
    .select()
    .from(listRows)
    .innerJoin(lists, eq(lists.id, listRows.listId))
    .where(and(eq(listRows.listId, listId), eq(listRows.row, row)))
  if (!found) throw new Refused('row-unknown')
  return { list: found.lists, row: found.list_rows }
}

function confirmIfSame(world: World, actor: Actor, list: ListRecord, entryId: string, same: boolean): void {
  const entry = world.enrolments.get(entryId)
  if (!entry) throw new Refused('pair-missing')
  if (entry.collectorId === actor.staffId) throw new Refused('own-entry')
  if (!confirms(world.register, actor, entry)) throw new Refused('not-allowed')
  if (same && entry.state === 'received') verifyEntry(world, entry, { ...actor, reason: reasonOf(list) })
}
