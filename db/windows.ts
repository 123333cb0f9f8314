import { asc, gt } from 'drizzle-orm'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Database } from './open.ts'
import { enrolments } from './schema/index.ts'

/** How many rows are read at once: some tens of milliseconds, after which others get their turn. */
const WINDOW = 10_000

/** Goes through all numbers up to one, window by window; `run` reads the rows after the first number and up to the second. */
export async function byNumber(upTo: number, run: (after: number, to: number) => Promise<void>): Promise<void> {
  for (let after = 0; after < upTo; after += WINDOW) {
    await run(after, Math.min(after + WINDOW, upTo))
    await breathe()
  }
}

/** The same through all entries in the order of their ids. */
export async function byId(db: Database, run: (after: string, to: string) => Promise<void>): Promise<void> {
  for (let after: string | null = ''; after !== null;) {
    const [last]: { id: string }[] = await db
      .select({ id: enrolments.id })
      .from(enrolments)
      .where(gt(enrolments.id, after))
      .orderBy(asc(enrolments.id))
      .limit(1)
      .offset(WINDOW - 1)
    // '~' stands behind every id: they are hexadecimal.
    await run(after, last?.id ?? '~')
    after = last?.id ?? null
    await breathe()
  }
}
