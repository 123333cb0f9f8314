import { desc, eq } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import type { Result, Snapshot } from '#contract/results.ts'
import { announcements, results } from '../schema/index.ts'
import type { Store } from '../store.ts'

/** The newest version of a closed period, as it was signed; `not-final` while there is none. */
export async function latestResult(store: Store, periodId: string): Promise<Result> {
  const [row] = await store.connections.read.select().from(results).where(eq(results.periodId, periodId)).orderBy(desc(results.version)).limit(1)
  if (!row) throw new Refused('not-final')
  const [announced] = await store.connections.read.select().from(announcements).where(eq(announcements.resultId, row.id))
  const { id, version, hash, at } = row
  return { id, periodId, version, hash, at, announcedAt: announced?.at ?? null, snapshot: JSON.parse(row.body) as Snapshot }
}
