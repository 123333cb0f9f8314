import { and, desc, eq, inArray, notInArray } from 'drizzle-orm'
import type { CaseList, CaseView } from '#contract/cases.ts'
import { may, sees, type Actor } from '../actor.ts'
import { dryRuns } from '../campaigns/visible.ts'
import { queueOf } from '../enrolments/view.ts'
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
  const ids = [...new Set(rows.flatMap((row) => [row.enrolmentId, ...(row.holderId ? [row.holderId] : [])]))]
  const entries = ids.length === 0 ? [] : await read.select().from(enrolments).where(inArray(enrolments.id, ids))
  const visible = new Map(
    (
      await queueOf(
        store,
        entries.filter((entry) => sees(store.register, actor, entry)),
      )
    ).map((entry) => [entry.id, entry]),
  )
  const views = rows.flatMap((row): CaseView[] => {
    const entry = visible.get(row.enrolmentId)
    const holder = row.holderId ? (visible.get(row.holderId) ?? null) : null
    if (!entry || (row.holderId && !holder)) return []
    const suggestion = holder && row.kind === 'duplicate' ? (entry.collectedAt < holder.collectedAt ? 'entry' : 'holder') : null
    const decision = row.decidedBy
      ? { by: store.register.staff.get(row.decidedBy)?.name ?? '', at: row.decidedAt ?? 0, counts: row.counts, reason: row.reason ?? '' }
      : null
    return [{ id: row.id, kind: row.kind, state: row.state, openedAt: row.openedAt, entry, holder, suggestion, decision }]
  })
  return { cases: views }
}
