import { eq } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { staff } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'

/** A person's own word on whether their name may stand in a public announcement (RULES section 13). */
export const publishName = (store: Store, actor: Actor, agrees: boolean): Promise<void> =>
  store.lane.do({
    name: 'publish-name',
    touchesRegister: true,
    alone: async (world) => {
      world.statements.push(statementOf(store.connections.write.update(staff).set({ publishName: agrees }).where(eq(staff.id, actor.staffId))))
      note(world, actor, agrees ? 'name-consent' : 'name-consent-withdrawn', actor.staffId)
    },
  })
