import { desc, eq } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { announcements, results } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'

/** Announces a final result to all; once, and no version that a correction has replaced (`figures-changed`). */
export const announce = (store: Store, actor: Actor, resultId: string): Promise<void> =>
  store.lane.do({
    name: 'announce',
    alone: async (world) => {
      const { write } = store.connections
      const [result] = await write.select({ periodId: results.periodId }).from(results).where(eq(results.id, resultId))
      if (!result) throw new Refused('not-found')
      const [already] = await write.select().from(announcements).where(eq(announcements.resultId, resultId))
      if (already) throw new Refused('already-announced')
      const newest = await write.select({ id: results.id }).from(results).where(eq(results.periodId, result.periodId)).orderBy(desc(results.version)).limit(1)
      if (newest[0]?.id !== resultId) throw new Refused('figures-changed')
      world.statements.push(statementOf(write.insert(announcements).values({ resultId, at: world.now, by: actor.staffId })))
      note(world, actor, 'announced', resultId)
    },
  })
