import { and, asc, count, desc, eq, gt, inArray, lt, notInArray, type SQL } from 'drizzle-orm'
import type { Enrolment, EnrolmentList, History } from '#contract/enrolments.ts'
import { Refused } from '#contract/refusals.ts'
import { LIMITS } from '#contract/protocol.ts'
import { readWhole } from '#contract/shapes.ts'
import type { EntryState } from '#rules/words.ts'
import { isOrganiser, sees, supervised, type Actor } from '../actor.ts'
import { dryRuns } from '../campaigns/visible.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import { isWithin, verifierOf } from '../organisations.ts'
import { enrolments, transitions } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { queueOf, viewsOf } from './view.ts'

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

export type Filter = {
  campaignId?: string | undefined
  state?: EntryState | undefined
  late?: boolean | undefined
  collectorId?: string | undefined
  organisationId?: string | undefined
  weekId?: string | undefined
  before?: number | undefined
  limit: number
  toConfirm?: boolean | undefined
}

/** The entries a person may see, newest first, of one campaign or of all that are no dry run; with `toConfirm` those that are theirs to confirm. */
export async function listEntries(store: Store, actor: Actor, filter: Filter): Promise<EnrolmentList> {
  const wanted: (SQL | undefined)[] = [
    within(store, actor, filter.toConfirm ?? false),
    filter.campaignId ? eq(enrolments.campaignId, filter.campaignId) : notInArray(enrolments.campaignId, dryRuns(store.register)),
    filter.state ? eq(enrolments.state, filter.state) : undefined,
    filter.late ? eq(enrolments.late, 'waiting') : undefined,
    filter.collectorId ? eq(enrolments.collectorId, filter.collectorId) : undefined,
    filter.organisationId ? eq(enrolments.organisationId, filter.organisationId) : undefined,
    filter.weekId ? eq(enrolments.naturalWeekId, filter.weekId) : undefined,
  ]
  const page = filter.before ? lt(enrolments.seq, filter.before) : undefined
  const rows = await store.connections.read
    .select()
    .from(enrolments)
    .where(and(...wanted, page))
    .orderBy(desc(enrolments.seq))
    .limit(filter.limit + 1)
  const [all] = await store.connections.read
    .select({ count: count() })
    .from(enrolments)
    .where(and(...wanted))
  const shown = rows.slice(0, filter.limit)
  return { entries: await queueOf(store, shown), next: rows.length > shown.length ? String(shown.at(-1)?.seq) : null, count: all?.count ?? 0 }
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

function within(store: Store, actor: Actor, toConfirm: boolean): SQL | undefined {
  if (isOrganiser(actor) && !toConfirm) return undefined
  const own = supervised(actor)
  if (own.length === 0) return eq(enrolments.collectorId, actor.staffId)
  return inArray(enrolments.organisationId, visibleOrganisations(store, actor, toConfirm))
}

/** The organisations whose entries a supervisor sees, or with `toConfirm` confirms. */
export function visibleOrganisations({ register }: Store, actor: Actor, toConfirm = false): string[] {
  const own = supervised(actor)
  return [...register.organisations.keys()].filter((id) => isWithin(register, verifierOf(register, id), own) || (!toConfirm && isWithin(register, id, own)))
}
