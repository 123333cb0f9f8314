import { and, desc, eq, inArray, notInArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { CaseList, CaseView } from '#contract/cases.ts'
import { may, sees, type Actor } from '../actor.ts'
import { dryRuns } from '../campaigns/visible.ts'
import { queueOf } from '../enrolments/view.ts'
import type { CaseRow } from '../lane/world.ts'
import { cases, enrolments } from '../schema/index.ts'
import type { Store } from '../store.ts'

/** The cases a person may decide, of one campaign or of all that are no dry run: both entries are theirs to see. The suggestion is the earlier receipt. */
export async function listCases(store: Store, actor: Actor, state: 'open' | 'decided', campaignId: string | undefined): Promise<CaseList> {
  if (!may(actor, 'case.decide')) return { cases: [] }
  const { read } = store.connections
  const wanted = campaignId ? eq(cases.campaignId, campaignId) : notInArray(cases.campaignId, dryRuns(store.register))
  const rows = await read
    .select()
    .from(cases)
    .where(and(eq(cases.state, state), wanted))
    .orderBy(desc(cases.openedAt))
    .limit(500)
  const present = state === 'open' ? await presentHolders(store, rows) : new Map<string, string>()
  const holderIdOf = (row: CaseRow) => present.get(row.id) ?? row.holderId
  const ids = [...new Set(rows.flatMap((row) => [row.enrolmentId, ...(holderIdOf(row) ? [holderIdOf(row) as string] : [])]))]
  const entries = ids.length === 0 ? [] : await read.select().from(enrolments).where(inArray(enrolments.id, ids))
  const visible = new Map(
    (
      await queueOf(
        store,
        entries.filter((entry) => sees(store.register, actor, entry)),
        actor,
      )
    ).map((entry) => [entry.id, entry]),
  )
  const views = rows.flatMap((row): CaseView[] => {
    const entry = visible.get(row.enrolmentId)
    const holderId = holderIdOf(row)
    const holder = holderId ? (visible.get(holderId) ?? null) : null
    if (!entry || (holderId && !holder)) return []
    const suggestion = holder && row.kind === 'duplicate' ? (entry.collectedAt < holder.collectedAt ? 'entry' : 'holder') : null
    const decision = row.decidedBy
      ? { by: store.register.staff.get(row.decidedBy)?.name ?? '', at: row.decidedAt ?? 0, counts: row.counts, reason: row.reason ?? '' }
      : null
    return [{ id: row.id, kind: row.kind, state: row.state, openedAt: row.openedAt, entry, holder, suggestion, decision }]
  })
  return { cases: views }
}

/** Who holds the place that an open case is about, by its id: another than at its opening, when a decision came between (RULES 14.2). */
async function presentHolders({ connections: { read } }: Store, rows: CaseRow[]): Promise<Map<string, string>> {
  const ids = rows.filter(({ kind }) => kind === 'duplicate').map(({ enrolmentId }) => enrolmentId)
  if (ids.length === 0) return new Map()
  const holder = alias(enrolments, 'holder')
  const samePlace = and(eq(holder.campaignId, enrolments.campaignId), eq(holder.product, enrolments.product), eq(holder.personId, enrolments.personId))
  const found = await read
    .select({ id: enrolments.id, holderId: holder.id })
    .from(enrolments)
    .innerJoin(holder, and(samePlace, eq(holder.holding, true)))
    .where(inArray(enrolments.id, ids))
  const byEntry = new Map(found.map((one) => [one.id, one.holderId]))
  return new Map(rows.flatMap((row) => (byEntry.has(row.enrolmentId) ? [[row.id, byEntry.get(row.enrolmentId) as string] as const] : [])))
}
