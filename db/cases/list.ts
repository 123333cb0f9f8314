import { inArray, sql } from 'drizzle-orm'
import type { CaseList, CaseView } from '#contract/cases.ts'
import type { QueueEntry } from '#contract/enrolments.ts'
import { readWhole } from '#contract/shapes.ts'
import { may, type Actor } from '../actor.ts'
import { queueOf } from '../enrolments/view.ts'
import type { CaseRow } from '../lane/world.ts'
import type { Register } from '../register.ts'
import { cases, enrolments } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { SIDES, whichCases, type CaseFilter } from './sides.ts'

type Page = CaseFilter & { state: 'open' | 'decided'; before?: string | undefined; limit: number }
type Found = { id: string; entryId: string; holderId: string | null; openedAt: number }

/** The cases of which both entries are a person's to see, newest first, page by page. The suggestion is the earlier receipt. */
export async function listCases(store: Store, actor: Actor, page: Page): Promise<CaseList> {
  if (!may(actor, 'case.decide')) return { cases: [], next: null, count: 0 }
  const { read } = store.connections
  const wanted = sql`c.state = ${page.state} AND ${whichCases(store, actor, page)}`
  const found = await read.all<Found>(
    sql`SELECT c.id AS id, e.id AS entryId, h.id AS holderId, c.opened_at AS openedAt FROM ${SIDES}
      WHERE ${wanted} AND ${olderThan(page.before)} ORDER BY c.opened_at DESC, c.id DESC LIMIT ${page.limit + 1}`,
  )
  const [all] = await read.all<{ count: number }>(sql`SELECT count(*) AS count FROM ${SIDES} WHERE ${wanted}`)
  const shown = found.slice(0, page.limit)
  const last = shown.at(-1)
  return { cases: await viewsOf(store, actor, shown), next: found.length > shown.length && last ? `${last.openedAt}.${last.id}` : null, count: all?.count ?? 0 }
}

/** After the case that a cursor names; a cursor that is none begins anew. */
function olderThan(before: string | undefined) {
  const [, at, id] = /^(\d{1,15})\.(.+)$/.exec(before ?? '') ?? []
  const openedAt = readWhole(at)
  return openedAt === undefined ? sql`1 = 1` : sql`(c.opened_at < ${openedAt} OR (c.opened_at = ${openedAt} AND c.id < ${id}))`
}

async function viewsOf(store: Store, actor: Actor, found: Found[]): Promise<CaseView[]> {
  if (found.length === 0) return []
  const { read } = store.connections
  const [ids, entryIds] = [found.map(({ id }) => id), new Set(found.flatMap(({ entryId, holderId }) => (holderId ? [entryId, holderId] : [entryId])))]
  const rows = await read.select().from(cases).where(inArray(cases.id, ids))
  const entries = await read
    .select()
    .from(enrolments)
    .where(inArray(enrolments.id, [...entryIds]))
  const [byId, views] = [new Map(rows.map((row) => [row.id, row])), new Map((await queueOf(store, entries, actor)).map((entry) => [entry.id, entry]))]
  return found.flatMap(({ id, entryId, holderId }) => {
    const [row, entry] = [byId.get(id), views.get(entryId)]
    return row && entry ? [viewOf(store.register, row, entry, holderId ? (views.get(holderId) ?? null) : null)] : []
  })
}

function viewOf(register: Register, row: CaseRow, entry: QueueEntry, holder: QueueEntry | null): CaseView {
  const suggestion = holder && row.kind === 'duplicate' ? (entry.collectedAt < holder.collectedAt ? 'entry' : 'holder') : null
  const { decidedBy, decidedAt, counts, reason } = row
  const decision = decidedBy ? { by: register.staff.get(decidedBy)?.name ?? '', at: decidedAt ?? 0, counts, reason: reason ?? '' } : null
  return { id: row.id, kind: row.kind, state: row.state, openedAt: row.openedAt, entry, holder, suggestion, decision }
}
