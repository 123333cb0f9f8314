import { and, asc, eq, gt } from 'drizzle-orm'
import type { Enrolment, History } from '#contract/enrolments.ts'
import { Refused } from '#contract/refusals.ts'
import { LIMITS } from '#contract/protocol.ts'
import { readWhole } from '#contract/shapes.ts'
import { sees, type Actor } from '../actor.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import { enrolments, transitions } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { viewsOf } from './view.ts'

/** A phone's own entries that changed after `since` (a sequence number), oldest change first. */
export async function changesFor(store: Store, staffId: string, since: string | null): Promise<{ changes: Enrolment[]; next: string; more: boolean }> {
  const from = readWhole(since) ?? 0
  const mine = and(eq(enrolments.collectorId, staffId), gt(enrolments.changedSeq, from))
  const rows = await store.connections.read
    .select()
    .from(enrolments)
    .where(mine)
    .orderBy(asc(enrolments.changedSeq))
    .limit(LIMITS.changes + 1)
  const page = rows.slice(0, LIMITS.changes)
  return { changes: await viewsOf(store, page), next: String(page.at(-1)?.changedSeq ?? from), more: rows.length > page.length }
}

/** One entry that the actor may see; else `entry-unknown`, whether it exists or not. */
export async function findEntry(store: Store, actor: Actor, id: string): Promise<EnrolmentRow> {
  const [row] = await store.connections.read.select().from(enrolments).where(eq(enrolments.id, id))
  if (!row || !sees(store.register, actor, row)) throw new Refused('entry-unknown')
  return row
}

/** Every change of state of an entry: what, when, by whom, why. A collector does not read who else was involved. */
export async function historyOf(store: Store, actor: Actor, id: string): Promise<History> {
  const entry = await findEntry(store, actor, id)
  const rows = await store.connections.read.select().from(transitions).where(eq(transitions.enrolmentId, id)).orderBy(asc(transitions.id))
  const name = (by: string) => (by === entry.collectorId || entry.collectorId !== actor.staffId ? (store.register.staff.get(by)?.name ?? '') : '')
  return { transitions: rows.map((row) => ({ act: row.act, from: row.before, to: row.after, at: row.at, by: name(row.by), reason: row.reason })) }
}
