import { and, eq } from 'drizzle-orm'
import { note, type Doer } from '../audit/note.ts'
import type { World } from '../lane/world.ts'
import { giftCases } from '../schema/index.ts'
import { statementOf } from '../statements.ts'

/** The open question of a shelf below zero ends by itself once a count or an arrival has filled it; in a job that goes alone. Nothing where none is open. */
export async function endCounting(world: World, officeId: string, by: Doer): Promise<void> {
  const { write } = world.store.connections
  const open = and(eq(giftCases.officeId, officeId), eq(giftCases.kind, 'negative-balance'), eq(giftCases.state, 'open'))
  const [found] = await write.select({ id: giftCases.id }).from(giftCases).where(open)
  if (!found) return
  const decided = { state: 'decided', outcome: 'counted', decidedBy: by.staffId, decidedAt: world.now } as const
  world.statements.push(statementOf(write.update(giftCases).set(decided).where(eq(giftCases.id, found.id))))
  note(world, by, 'gift-case-decided', found.id, { outcome: 'counted', officeId })
}
