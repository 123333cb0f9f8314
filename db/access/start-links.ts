import { and, count, eq, isNull } from 'drizzle-orm'
import { note, SYSTEM } from '../audit/note.ts'
import { assignments, invitations } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { invite } from './invitations.ts'

/** The link of an empty database, new at each start until an organiser exists; null after that. */
export async function startLink(store: Store): Promise<string | null> {
  const [organisers] = await store.connections.read.select({ count: count() }).from(assignments).where(eq(assignments.role, 'organiser'))
  if ((organisers?.count ?? 0) > 0) return null
  return recoveryLink(store)
}

/** A start link whatever stands in the database: `npm run organiser-link` recovers with it. */
export const recoveryLink = (store: Store): Promise<string> =>
  store.lane.do({
    name: 'start-link',
    alone: async (world) => {
      world.statements.push(
        statementOf(
          store.connections.write
            .update(invitations)
            .set({ usedAt: world.now })
            .where(and(eq(invitations.kind, 'start'), isNull(invitations.usedAt))),
        ),
      )
      note(world, SYSTEM, 'start-link', '')
      return `/start#${invite(world, 'start', null)}`
    },
  })
