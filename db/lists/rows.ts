import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { EnrolmentList } from '#contract/enrolments.ts'
import type { ListGroup, ListRowPage } from '#contract/lists.ts'
import { Refused } from '#contract/refusals.ts'
import type { Actor } from '../actor.ts'
import { queueOf } from '../enrolments/view.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import { enrolments, listRows } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { unpaidIn } from './counts.ts'
import { rowViews } from './row-view.ts'
import { makeScope, organisationsSeen, rowsSeen, type ListRecord, type RowRecord } from './scope.ts'
import { viewOf } from './view.ts'
import { byReceipt } from './windows.ts'

/** Rows of a group (of all groups without one) that the actor sees, by their number. Rows that are not compared yet stand in none. */
export async function rowsOf(store: Store, actor: Actor, list: ListRecord, group: ListGroup | undefined, after: number, limit: number): Promise<ListRowPage> {
  const wanted = group ? eq(listRows.group, group) : inArray(listRows.group, ['agreed', 'doubtful', 'unmatched', 'different'])
  const rows = await store.connections.read
    .select()
    .from(listRows)
    .where(and(eq(listRows.listId, list.id), wanted, gt(listRows.row, after), rowsSeen(store.register, actor, list)))
    .orderBy(asc(listRows.row))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  return { rows: await rowViews(store, actor, list, page), next: rows.length > limit ? String(page.at(-1)?.row) : null }
}

/** One row that the actor sees; else `row-unknown`, whether it exists or not. */
export async function findRow(store: Store, actor: Actor, list: ListRecord, row: number): Promise<RowRecord> {
  const own = and(eq(listRows.listId, list.id), eq(listRows.row, row), rowsSeen(store.register, actor, list))
  const [found] = await store.connections.read.select().from(listRows).where(own)
  if (!found?.group) throw new Refused('row-unknown')
  return found
}

/** Entries that no row speaks of, in the list's days and products and as far as the actor sees them, oldest receipt first. `after` is the `next` of the page before. */
export async function entriesWithoutPayment(store: Store, actor: Actor, list: ListRecord, after: string | undefined, limit: number): Promise<EnrolmentList> {
  const { withoutPayment: count } = (await viewOf(store, actor, list)).counts
  const some = list.state === 'matched' ? unpaidIn(store, list) : null
  if (!some) return { entries: [], next: null, count, looked: null }
  const [at, seq] = readCursor(after)
  const within = makeScope(store.register, list)
  const seen = organisationsSeen(store.register, actor) ?? [...store.register.organisations.keys()]
  const own = inArray(enrolments.organisationId, seen.filter(within))
  const found: EnrolmentRow[] = []
  await byReceipt(store, list.campaignId, { ...some, from: Math.max(some.from, at) }, async (window) => {
    const behind = sql`(${enrolments.collectedAt}, ${enrolments.seq}) > (${at}, ${seq})`
    const rows = await store.connections.read
      .select()
      .from(enrolments)
      .where(and(window, some.wanted, own, behind))
      .orderBy(asc(enrolments.collectedAt), asc(enrolments.seq))
      .limit(limit + 1 - found.length)
    found.push(...rows)
    return found.length <= limit
  })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return { entries: await queueOf(store, page), next: found.length > limit && last ? `${last.collectedAt}.${last.seq}` : null, count, looked: null }
}

function readCursor(after: string | undefined): [at: number, seq: number] {
  const [, at = '0', seq = '0'] = /^(\d{1,15})\.(\d{1,15})$/.exec(after ?? '') ?? []
  return [Number(at), Number(seq)]
}
