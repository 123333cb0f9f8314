import { and, asc, eq, gt, gte, lt, type SQL } from 'drizzle-orm'
import { setImmediate as breathe } from 'node:timers/promises'
import { enrolments, listRows } from '../schema/index.ts'
import type { Store } from '../store.ts'

/** How many rows are looked at at once: some milliseconds, after which others get their turn. */
const WINDOW = 4_000

/** Goes through a list's rows window by window; `run` reads those behind the first number and up to the second. */
export async function byRow(store: Store, listId: string, run: (after: number, to: number) => Promise<void>): Promise<void> {
  for (let after: number | null = 0; after !== null;) {
    const [last]: { row: number }[] = await store.connections.read
      .select({ row: listRows.row })
      .from(listRows)
      .where(and(eq(listRows.listId, listId), gt(listRows.row, after)))
      .orderBy(asc(listRows.row))
      .limit(1)
      .offset(WINDOW - 1)
    await run(after, last?.row ?? Number.MAX_SAFE_INTEGER)
    after = last?.row ?? null
    await breathe()
  }
}

type Span = { from: number; before: number }

/** The same through a campaign's entries by the time of their receipts, from one instant up to before another, as long as `run` wants more. */
export async function byReceipt(store: Store, campaignId: string, { from, before }: Span, run: (window: SQL | undefined) => Promise<boolean>): Promise<void> {
  const ofCampaign = eq(enrolments.campaignId, campaignId)
  for (let [at, more] = [from, true]; more && at < before;) {
    const [last]: { at: number }[] = await store.connections.read
      .select({ at: enrolments.collectedAt })
      .from(enrolments)
      .where(and(ofCampaign, gte(enrolments.collectedAt, at)))
      .orderBy(asc(enrolments.collectedAt))
      .limit(1)
      .offset(WINDOW - 1)
    // Whole instants at a time, so that none is halved.
    const to = Math.min(last ? last.at + 1 : before, before)
    more = await run(and(ofCampaign, collectedBetween(at, to)))
    at = to
    await breathe()
  }
}

export const collectedBetween = (from: number, before: number): SQL | undefined => and(gte(enrolments.collectedAt, from), lt(enrolments.collectedAt, before))
