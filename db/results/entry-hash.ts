import { createHash } from 'node:crypto'
import { and, gt, lte, sql, type SQL } from 'drizzle-orm'
import type { Snapshot } from '#contract/results.ts'
import type { Database } from '../open.ts'
import { enrolments } from '../schema/index.ts'
import { byId } from '../windows.ts'

/** Ids that a correction takes out of those that were read, and those that it takes in. */
export type Change = { out: ReadonlySet<string>; into: readonly string[] }

/** How many entries there are, and the SHA-256 of their ids, sorted, a line each; read in windows, so that a million ids are never held at once. */
export async function hashOfEntries(db: Database, which: SQL | undefined, change: Change = { out: new Set(), into: [] }): Promise<Snapshot['entries']> {
  const hash = createHash('sha256')
  let count = 0
  await byId(db, async (after, to) => {
    const window = and(which, gt(enrolments.id, after), lte(enrolments.id, to))
    const [row] = await db.all<{ ids: string | null }>(sql`select group_concat(${enrolments.id}, ' ') as ids from ${enrolments} where ${window}`)
    const ids = withChange(row?.ids ? row.ids.split(' ') : [], change, after, to).sort()
    if (ids.length > 0) hash.update(`${count > 0 ? '\n' : ''}${ids.join('\n')}`)
    count += ids.length
  })
  return { count, hash: hash.digest('hex') }
}

function withChange(ids: string[], { out, into }: Change, after: string, to: string): string[] {
  if (out.size === 0 && into.length === 0) return ids
  return [...ids.filter((id) => !out.has(id)), ...into.filter((id) => id > after && id <= to)]
}
