import { eq } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { lists, type Confirming } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { goOn } from './run.ts'
import { findList, type ListRecord } from './scope.ts'
import { UNDO_WITHIN, viewOf } from './view.ts'

/** Confirms all agreed entries that wait and that the actor confirms, behind the request; nothing waits: nothing happens. Refuses `list-incomplete` before the comparing, `list-running` during it. */
export async function verifyAgreed(store: Store, actor: Actor, id: string): Promise<void> {
  const list = await findList(store, actor, id)
  mustRest(list)
  const { counts } = await viewOf(store, actor, list)
  if (counts.toConfirm > 0) await begin(store, actor, id, 'verify')
}

/** Takes back what the actor confirmed in one go in the last 15 minutes, but for entries that changed since. Refuses `undo-late` when there is nothing. */
export async function takeBack(store: Store, actor: Actor, id: string): Promise<void> {
  const list = await findList(store, actor, id)
  mustRest(list)
  const { undo } = await viewOf(store, actor, list)
  if (!undo) throw new Refused('undo-late')
  await begin(store, actor, id, 'unverify')
}

/** Refuses while a list is not compared, or something goes through it. */
export function mustRest(list: Pick<ListRecord, 'state' | 'confirming'>): void {
  if (list.state === 'receiving') throw new Refused('list-incomplete')
  if (list.state === 'matching' || list.confirming) throw new Refused('list-running')
}

async function begin(store: Store, actor: Actor, id: string, act: Confirming['act']): Promise<void> {
  const { write } = store.connections
  await store.lane.do({
    name: `${act}-list`,
    alone: async (world) => {
      const [list] = await write.select().from(lists).where(eq(lists.id, id))
      if (list) mustRest(list)
      const confirming = { act, by: actor.staffId, deviceId: actor.deviceId, at: world.now, since: world.now - UNDO_WITHIN + 1 }
      note(world, actor, act === 'verify' ? 'list-confirmed' : 'list-taken-back', id)
      world.statements.push(statementOf(write.update(lists).set({ confirming, cursor: 0 }).where(eq(lists.id, id))))
    },
  })
  goOn(store, id)
}
