import { and, desc, eq, lte, notInArray, sql } from 'drizzle-orm'
import type { ListGroup, ListView } from '#contract/lists.ts'
import { confirms, isOrganiser, type Actor } from '../actor.ts'
import { dryRuns } from '../campaigns/visible.ts'
import { listRows, lists } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { countsOf, type Line } from './counts.ts'
import { isStalled } from './run.ts'
import { isMaker, makeScope, organisationsSeen, seesList, type ListRecord } from './scope.ts'

/** Until when what was confirmed in one go may be taken back in one go: as long as a handover may (RULES section 11). */
export const UNDO_WITHIN = 15 * 60_000

/** A list as far as the actor sees into it: rows and entries of those that they confirm or supervise are counted, all for an organiser. */
export async function viewOf(store: Store, actor: Actor, list: ListRecord): Promise<ListView> {
  const { register } = store
  const counts = await countsOf(store, list)
  const seen = organisationsSeen(register, actor)
  const within = makeScope(register, list)
  const isSeen = (id: string | null) => seen === null || (id === null ? isMaker(register, actor, list) : ofActor.has(id))
  const ofActor = new Set(seen)
  const lines = counts.lines.filter(({ organisationId }) => isSeen(organisationId))
  const sum = (some: Line[]) => some.reduce((total, { count }) => total + count, 0)
  const inGroup = (group: ListGroup) => sum(lines.filter((line) => line.group === group))
  const ofEntries = (found: Map<string | null, number>) =>
    [...found].reduce((total, [id, count]) => total + (within(id) && (seen === null || (id !== null && ofActor.has(id))) ? count : 0), 0)
  return {
    ...{ id: list.id, campaignId: list.campaignId, name: list.name, form: list.form as ListView['form'] },
    ...{ by: register.staff.get(list.by)?.name ?? '', at: list.at, state: list.state, confirming: list.confirming !== null },
    stalled: isStalled(store, list),
    ...{
      rows: list.rows,
      skipped: list.skipped,
      received: sum(counts.lines),
      done: await doneOf(store, list),
      matchedAt: list.state === 'matched' ? list.matchedAt : null,
    },
    own: isMaker(register, actor, list),
    organisation: list.organisationId && (register.organisations.get(list.organisationId)?.name ?? null),
    undo: undoOf(store, actor, counts.lines),
    newer: list.state === 'matched' ? ofEntries(counts.newer) + lines.reduce((total, { moved }) => total + moved, 0) : 0,
    counts: {
      ...{ agreed: inGroup('agreed'), doubtful: inGroup('doubtful'), unmatched: inGroup('unmatched'), different: inGroup('different') },
      toConfirm: sum(lines.filter((line) => line.waitsFor !== null && waitsForActor(store, actor, line))),
      withoutPayment: ofEntries(counts.unpaid),
    },
  }
}

/** The lists a person sees, newest first, of one campaign or of all that are no dry run. */
export async function listLists(store: Store, actor: Actor, campaignId: string | undefined): Promise<ListView[]> {
  const rows = await store.connections.read
    .select()
    .from(lists)
    .where(campaignId ? eq(lists.campaignId, campaignId) : notInArray(lists.campaignId, dryRuns(store.register)))
    .orderBy(desc(lists.at))
  const views: ListView[] = []
  for (const list of rows.filter((one) => seesList(store.register, actor, one)).slice(0, MOST)) views.push(await viewOf(store, actor, list))
  return views
}

const MOST = 50

/** Whoever confirms is told what waits for them; an organiser, what waits at all. */
function waitsForActor({ register }: Store, actor: Actor, { waitsFor, organisationId }: Line): boolean {
  return isOrganiser(actor) || confirms(register, actor, { collectorId: waitsFor ?? '', organisationId })
}

/** What this person confirmed in one go, may still take back, and nobody changed since. */
function undoOf(store: Store, actor: Actor, lines: Line[]): ListView['undo'] {
  const own = lines.filter(({ verifiedBy, verifiedAt }) => verifiedBy === actor.staffId && (verifiedAt ?? 0) + UNDO_WITHIN > store.now())
  if (own.length === 0) return null
  return { until: Math.min(...own.map(({ verifiedAt }) => verifiedAt ?? 0)) + UNDO_WITHIN, count: own.reduce((sum, { count }) => sum + count, 0) }
}

async function doneOf({ connections: { read } }: Store, list: ListRecord): Promise<number> {
  if (list.state === 'receiving') return 0
  if (list.state === 'matched' && !list.confirming) return list.rows
  const [found] = await read
    .select({ count: sql<number>`count(*)` })
    .from(listRows)
    .where(and(eq(listRows.listId, list.id), lte(listRows.row, list.cursor)))
  return found?.count ?? 0
}
