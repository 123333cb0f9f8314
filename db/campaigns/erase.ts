import { eq, inArray } from 'drizzle-orm'
import { erasedFrom } from '#rules/retention.ts'
import { note } from '../audit/note.ts'
import { windowsOf } from '../complaints/window.ts'
import type { Database } from '../open.ts'
import { campaignKeys } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'

/** Destroys the keys of the campaigns whose time has come, and with them every identifier and name of their participants (RULES section 13). Answers which; a second run finds none. */
export async function eraseDue(store: Store): Promise<string[]> {
  if ((await dueOf(store, store.connections.read)).length === 0) return []
  const erased = await store.lane.do({
    name: 'erase-identifiers',
    touchesRegister: true,
    alone: async (world) => {
      const { write } = store.connections
      const due = await dueOf(store, write)
      const rows = await write.select().from(campaignKeys).where(inArray(campaignKeys.campaignId, due))
      for (const { campaignId, box } of rows) {
        const own = eq(campaignKeys.campaignId, campaignId)
        // A deleted row stays readable in its page, so it is written over first.
        world.statements.push(
          statementOf(
            write
              .update(campaignKeys)
              .set({ box: new Uint8Array(box.length) })
              .where(own),
          ),
        )
        world.statements.push(statementOf(write.delete(campaignKeys).where(own)))
        note(world, { staffId: 'retention', deviceId: null }, 'identifiers-erased', campaignId)
      }
      return rows.map(({ campaignId }) => campaignId)
    },
  })
  await store.connections.checkpoint()
  return erased
}

async function dueOf(store: Store, db: Database): Promise<string[]> {
  const kept = [...store.register.campaigns.values()].filter(({ key }) => key !== null)
  const phaseOf = ({ periods }: (typeof kept)[number]) => periods.find(({ kind }) => kind === 'phase')?.id ?? ''
  const windows = await windowsOf(db, kept.map(phaseOf))
  const due = kept.filter((campaign) => {
    const from = erasedFrom({ ...campaign, sealedAt: windows.get(phaseOf(campaign))?.sealedAt ?? null })
    return from !== null && from <= store.now()
  })
  return due.map(({ id }) => id)
}
