import { and, countDistinct, eq, inArray, lte } from 'drizzle-orm'
import type { CheckRecord, PublicCheck } from '#contract/checks.ts'
import type { Awarding } from '#contract/results.ts'
import type { Database } from '../open.ts'
import { checkEntries, checks, results } from '../schema/index.ts'
import { countsOf, drawnIn, eachOnce } from './drawn.ts'
import { winnersOf, wordOf } from './owners.ts'

type Version = { id: string; periodId: string; version: number }

/** How the check of a version stands: of its winners, whatever was drawn up to it. Null where nobody is checked. */
export async function recordOf(db: Database, { id, periodId, version }: Version, awards: readonly Awarding[]): Promise<CheckRecord | null> {
  const [check] = await db.select().from(checks).where(eq(checks.resultId, id))
  if (!check) return null
  const [newer] = await db
    .select({ version: results.version })
    .from(results)
    .where(eq(results.periodId, periodId))
    .orderBy(results.version)
    .limit(1)
    .offset(version)
  const drawn = (await drawnIn(db, [periodId])).filter((one) => one.version <= version && (one.counts || newer !== undefined))
  const byWinner = Map.groupBy(drawn, ({ winner }) => wordOf(winner))
  const winners = winnersOf(awards)
  const own = winners.flatMap((winner) => byWinner.get(wordOf(winner)) ?? [])
  const { seed, share, least, at } = check
  return {
    ...{ seed, share, least, at, ...countsOf(eachOnce(own)) },
    winners: winners.map((winner) => ({ board: winner.board, id: winner.id, name: winner.name, ...countsOf(byWinner.get(wordOf(winner)) ?? []) })),
  }
}

/** What is published of it with the announcement: the seed, and how many entries were drawn up to this version. */
export async function publicCheckOf(db: Database, { id, periodId, version }: Version): Promise<PublicCheck | null> {
  const [check] = await db.select().from(checks).where(eq(checks.resultId, id))
  if (!check) return null
  const upTo = db
    .select({ id: results.id })
    .from(results)
    .where(and(eq(results.periodId, periodId), lte(results.version, version)))
  const [drawn] = await db
    .select({ entries: countDistinct(checkEntries.enrolmentId) })
    .from(checkEntries)
    .where(inArray(checkEntries.resultId, upTo))
  const { seed, share, least } = check
  return { seed, share, least, entries: drawn?.entries ?? 0 }
}
