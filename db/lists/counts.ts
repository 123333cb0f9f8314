import { and, eq, gt, inArray, lte, or, sql, type SQL } from 'drizzle-orm'
import type { ListGroup } from '#contract/lists.ts'
import { endOf } from '#rules/periods.ts'
import { startOfDay } from '#rules/days.ts'
import { PRODUCTS } from '#rules/words.ts'
import { setImmediate as breathe } from 'node:timers/promises'
import { enrolments, listRows } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { restated } from './restated.ts'
import type { ListRecord } from './scope.ts'
import { byReceipt, byRow, collectedBetween } from './windows.ts'

/** Rows of one kind: `waitsFor` is the collector of an agreed entry that waits; `verifiedBy` and `verifiedAt` stand where a confirmation in one go is unchanged since. */
export type Line = {
  group: ListGroup | null
  organisationId: string | null
  waitsFor: string | null
  verifiedBy: string | null
  verifiedAt: number | null
  moved: number
  count: number
}
/** A list counted, whose each thing is by organisation, so that everyone is told their own part of it. */
export type ListCounts = { lines: Line[]; unpaid: Map<string | null, number>; newer: Map<string | null, number> }

type Kept = { stamp: string; at: number; counts: Promise<ListCounts> }
const kept = new WeakMap<Store, Map<string, Kept>>()
const changes = new WeakMap<Store, Map<string, number>>()

/** Says that rows of a list changed, so that it is counted anew when somebody asks. */
export function touchList(store: Store, id: string): void {
  const own = changes.get(store) ?? new Map<string, number>()
  changes.set(store, own.set(id, (own.get(id) ?? 0) + 1))
}

const WHILE_RUNNING = 3_000

/** Counts a list window by window, and anew only when an entry or a row changed; while entries are confirmed at most every three seconds. */
export function countsOf(store: Store, list: ListRecord): Promise<ListCounts> {
  const own = kept.get(store) ?? new Map<string, Kept>()
  kept.set(store, own)
  const stamp = `${store.seq} ${changes.get(store)?.get(list.id) ?? 0} ${list.state}`
  const known = own.get(list.id)
  const fresh = known && (known.stamp === stamp || (list.confirming !== null && store.now() - known.at < WHILE_RUNNING))
  if (fresh) return known.counts
  const counts = list.state === 'matched' ? countAll(store, list) : countGroups(store, list)
  own.set(list.id, { stamp, at: store.now(), counts })
  counts.catch(() => own.delete(list.id))
  return counts
}

/** While rows arrive or are compared their number is all that is told. */
async function countGroups({ connections: { read } }: Store, list: ListRecord): Promise<ListCounts> {
  const rows = await read
    .select({ group: listRows.group, organisationId: listRows.organisationId, count: sql<number>`count(*)` })
    .from(listRows)
    .where(eq(listRows.listId, list.id))
    .groupBy(listRows.group, listRows.organisationId)
  const lines = rows.map((row) => ({ ...row, waitsFor: null, verifiedBy: null, verifiedAt: null, moved: 0 }))
  return { lines, unpaid: new Map(), newer: new Map() }
}

async function countAll(store: Store, list: ListRecord): Promise<ListCounts> {
  const lines: Line[] = []
  await byRow(store, list.id, async (after, to) => void lines.push(...(await linesIn(store, list, after, to))))
  const unpaid = new Map<string | null, number>()
  const some = unpaidIn(store, list)
  if (some) {
    await byReceipt(store, list.campaignId, some, async (window) => {
      addAll(unpaid, await byOrganisation(store, and(window, some.wanted)))
      return true
    })
  }
  const newer = new Map<string | null, number>()
  const upTo = store.seq
  for (let after = list.seq; after < upTo; after += SEQUENCE) {
    const window = and(sql`+${enrolments.campaignId} = ${list.campaignId}`, gt(enrolments.seq, after), lte(enrolments.seq, Math.min(after + SEQUENCE, upTo)))
    addAll(newer, await byOrganisation(store, and(window, isUnpaid(list))))
    await breathe()
  }
  return { lines, unpaid, newer }
}

const SEQUENCE = 4_000

async function linesIn({ connections: { read } }: Store, list: ListRecord, after: number, to: number): Promise<Line[]> {
  const group = listRows.group
  const unchanged = sql`${enrolments.state} = 'verified' and ${listRows.verifiedSeq} = ${enrolments.changedSeq}`
  const anew = restated(list)
  const waitsFor = sql<string | null>`case when ${group} = 'agreed' and ${enrolments.state} = 'received' and not ${anew} then ${enrolments.collectorId} end`
  const verifiedBy = sql<string | null>`case when ${unchanged} then ${listRows.verifiedBy} end`
  const verifiedAt = sql<number | null>`case when ${unchanged} then ${listRows.verifiedAt} end`
  return read
    .select({
      ...{ group, organisationId: listRows.organisationId, waitsFor, verifiedBy, verifiedAt },
      moved: sql<number>`coalesce(sum((${group} = 'doubtful' and ${enrolments.changedSeq} > ${list.seq}) or (${group} = 'agreed' and ${listRows.decidedAt} is null and ${enrolments.state} = 'received' and ${anew})), 0)`,
      count: sql<number>`count(*)`,
    })
    .from(listRows)
    .leftJoin(enrolments, eq(enrolments.id, listRows.enrolmentId))
    .where(and(eq(listRows.listId, list.id), gt(listRows.row, after), lte(listRows.row, to)))
    .groupBy(sql`1`, sql`2`, sql`3`, sql`4`, sql`5`)
}

/** The entries that no row of a list speaks of, on the days of its payments, product by product; a product without any day has those of the campaign. Null: the list has no row. */
export function unpaidIn({ register }: Pick<Store, 'register'>, list: ListRecord): { from: number; before: number; wanted: SQL | undefined } | null {
  const campaign = register.campaigns.get(list.campaignId)
  const spans = PRODUCTS.flatMap((product) => {
    const days = list.days[product]
    if (!days || !campaign) return []
    return [{ product, from: startOfDay(days.first ?? campaign.firstDay), before: endOf({ lastDay: days.last ?? campaign.lastDay }) }]
  })
  if (spans.length === 0) return null
  const inSpans = or(...spans.map(({ product, from, before }) => and(eq(enrolments.product, product), collectedBetween(from, before))))
  return {
    from: Math.min(...spans.map(({ from }) => from)),
    before: Math.max(...spans.map(({ before }) => before)),
    wanted: and(inSpans, inArray(enrolments.state, ['received', 'verified']), isUnpaid(list)),
  }
}

/** No row of the list speaks of the entry; a pair that was told apart speaks of none. */
const isUnpaid = (list: ListRecord): SQL =>
  sql`not exists (select 1 from ${listRows} where ${listRows.enrolmentId} = ${enrolments.id} and ${listRows.listId} = ${list.id} and ${listRows.group} in ('agreed', 'doubtful'))`

async function byOrganisation({ connections: { read } }: Store, wanted: SQL | undefined): Promise<Map<string | null, number>> {
  const rows = await read
    .select({ organisationId: enrolments.organisationId, count: sql<number>`count(*)` })
    .from(enrolments)
    .where(wanted)
    .groupBy(enrolments.organisationId)
  return new Map(rows.map((row) => [row.organisationId, row.count]))
}

function addAll(sums: Map<string | null, number>, more: Map<string | null, number>): void {
  for (const [id, count] of more) sums.set(id, (sums.get(id) ?? 0) + count)
}
