import { and, eq } from 'drizzle-orm'
import type { CallReport, CallView } from '#contract/checks.ts'
import { Refused } from '#contract/refusals.ts'
import { confirms, sees, type Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import type { Database } from '../open.ts'
import type { Register } from '../register.ts'
import { calls, checkEntries, enrolments } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import type { CallRow } from './drawn.ts'
import { callView } from './list.ts'

/**
 * What a participant said of an entry that was drawn, for good; a later call says more, and the newest answer decides. Refuses `not-found` for what was not drawn and for
 * what somebody else confirms alike, `own-entry`, `id-conflict`.
 */
export const reportCall = (store: Store, actor: Actor, resultId: string, enrolmentId: string, { id, outcome, note: said }: CallReport): Promise<CallView> =>
  store.lane.do({
    name: 'call',
    alone: async (world) => {
      const { write } = store.connections
      await demandDrawn(write, world.register, actor, resultId, enrolmentId)
      const [known] = await write.select().from(calls).where(eq(calls.id, id))
      const row: CallRow = { id, resultId, enrolmentId, outcome, note: said === '' ? null : said, at: world.now, by: actor.staffId }
      if (known) return replay(world.register, known, row)
      world.statements.push(statementOf(write.insert(calls).values(row)))
      note(world, actor, 'check-call', enrolmentId, { outcome })
      return callView(world.register, row)
    },
  })

async function demandDrawn(db: Database, register: Register, actor: Actor, resultId: string, enrolmentId: string): Promise<void> {
  const [entry] = await db
    .select({ collectorId: enrolments.collectorId, organisationId: enrolments.organisationId })
    .from(checkEntries)
    .innerJoin(enrolments, eq(enrolments.id, checkEntries.enrolmentId))
    .where(and(eq(checkEntries.resultId, resultId), eq(checkEntries.enrolmentId, enrolmentId)))
    .limit(1)
  if (!entry || !sees(register, actor, entry)) throw new Refused('not-found')
  if (entry.collectorId === actor.staffId) throw new Refused('own-entry')
  if (!confirms(register, actor, entry)) throw new Refused('not-found')
}

/** The same id about the same entry is the same call; anything else under it is refused. */
function replay(register: Register, known: CallRow, asked: CallRow): CallView {
  const isSame = (['resultId', 'enrolmentId', 'outcome', 'note', 'by'] as const).every((name) => known[name] === asked[name])
  if (!isSame) throw new Refused('id-conflict', ['id'])
  return callView(register, known)
}
