import { and, asc, desc, eq } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import type { Result, ResultVersions, ShownResult, Snapshot, SnapshotRow } from '#contract/results.ts'
import type { StandingRow } from '#contract/standings.ts'
import { isOrganiser, type Actor } from '../actor.ts'
import { recordOf } from '../checks/record.ts'
import type { Database } from '../open.ts'
import { announcements, results } from '../schema/index.ts'
import type { Store } from '../store.ts'

/** One version of a closed period as it was signed, by default the newest; `not-final` while there is none, `not-found` for one that is not there. */
export async function readResult(db: Database, periodId: string, wanted?: number): Promise<Result> {
  const [row] = await db
    .select()
    .from(results)
    .where(and(eq(results.periodId, periodId), wanted === undefined ? undefined : eq(results.version, wanted)))
    .orderBy(desc(results.version))
    .limit(1)
  if (!row) throw new Refused(wanted === undefined ? 'not-final' : 'not-found')
  const [announced] = await db.select().from(announcements).where(eq(announcements.resultId, row.id))
  const { id, version, hash, at } = row
  return { id, periodId, version, hash, at, announcedAt: announced?.at ?? null, snapshot: JSON.parse(row.body) as Snapshot }
}

/** The newest version of a closed period. */
export const latestResult = (store: Store, periodId: string): Promise<Result> => readResult(store.connections.read, periodId)

/** A version as a person may read it: money and times of others, whose phones held entries, and who lets a name be shown are an organiser's alone. */
export async function resultFor(store: Store, actor: Actor, periodId: string, version?: number): Promise<ShownResult> {
  const found = await readResult(store.connections.read, periodId, version)
  const result = { ...found, check: await recordOf(store.connections.read, found, found.snapshot.awards) }
  if (isOrganiser(actor)) return result
  const boards = result.snapshot.boards.map(({ board, rows }) => ({ board, rows: rows.map(plainRow) }))
  return { ...result, snapshot: { ...result.snapshot, boards, acknowledgedPhones: [], setAside: [], roster: [] } }
}

/** All versions of a period, the oldest first, without what they say. */
export async function listVersions(store: Store, periodId: string): Promise<ResultVersions> {
  const rows = await store.connections.read
    .select({ id: results.id, version: results.version, hash: results.hash, at: results.at, announcedAt: announcements.at })
    .from(results)
    .leftJoin(announcements, eq(announcements.resultId, results.id))
    .where(eq(results.periodId, periodId))
    .orderBy(asc(results.version))
  return { versions: rows }
}

/** A line as every board shows it: money and time stay in the snapshot. One of an earlier build says nothing of groups. */
export function plainRow({ amount: _amount, lastReceiptAt: _time, ...row }: SnapshotRow): StandingRow {
  return { ...row, division: row.division ?? null, list: row.list ?? null }
}
