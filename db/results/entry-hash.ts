import { createHash } from 'node:crypto'
import { and, gt, lte, sql, type SQL } from 'drizzle-orm'
import type { Snapshot } from '#contract/results.ts'
import type { Database } from '../open.ts'
import { enrolments } from '../schema/index.ts'
import { byId } from '../windows.ts'

/** Ids that a correction takes out of those that are there, and those that it takes in. */
export type Change = { out: ReadonlySet<string>; into: readonly string[] }
type Entries = Snapshot['entries']

/** How many entries there are, and the SHA-256 of their ids, sorted, a line each; read in windows, so that a million ids are never held at once. */
export const hashOfEntries = async (db: Database, which: SQL | undefined): Promise<Entries> =>
  (await hashesOfEntries(db, which, { out: new Set(), into: [] })).before

/** The same before and after a change, in one reading. */
export async function hashesOfEntries(db: Database, which: SQL | undefined, { out, into }: Change): Promise<{ before: Entries; after: Entries }> {
  const [before, after] = [makeLines(), makeLines()]
  await byId(db, async (start, end) => {
    const window = and(which, gt(enrolments.id, start), lte(enrolments.id, end))
    const [row] = await db.all<{ ids: string | null }>(sql`select group_concat(${enrolments.id}, ' ') as ids from ${enrolments} where ${window}`)
    const ids = row?.ids ? row.ids.split(' ').sort() : []
    before.add(ids)
    if (out.size + into.length > 0) after.add([...ids.filter((id) => !out.has(id)), ...into.filter((id) => id > start && id <= end)].sort())
  })
  return { before: before.end(), after: after.end() }
}

function makeLines() {
  const hash = createHash('sha256')
  let count = 0
  return {
    add(ids: readonly string[]) {
      if (ids.length > 0) hash.update(`${count > 0 ? '\n' : ''}${ids.join('\n')}`)
      count += ids.length
    },
    end: (): Entries => ({ count, hash: hash.digest('hex') }),
  }
}
