import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { CheckCounts } from '#contract/checks.ts'
import { drawnState, type CheckFacts, type DrawnState } from '#rules/sample.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import type { Database } from '../open.ts'
import { calls, checkEntries, checks, enrolments, results } from '../schema/index.ts'
import type { Winner } from './owners.ts'

export type CallRow = typeof calls.$inferSelect
/** An entry drawn for a winner; `resultId` and `version` say when first. `counts`: the newest version of its period counts it, `isCancelled`: and it was refunded since. */
export type Drawn = Pick<EnrolmentRow, 'collectorId' | 'organisationId'> & {
  periodId: string
  resultId: string
  version: number
  winner: Winner
  enrolmentId: string
  counts: boolean
  isCancelled: boolean
  state: DrawnState
  calls: CallRow[]
}

/** All that was ever drawn in some periods, each entry once for a winner, with the calls about it wherever it was drawn. */
export async function drawnIn(db: Database, periodIds: string[]): Promise<Drawn[]> {
  if (periodIds.length === 0) return []
  const { collectorId, organisationId, dayId, weekId, phaseId, state } = enrolments
  const rows = await db
    .select({ check: checks, entry: checkEntries, version: results.version, collectorId, organisationId, dayId, weekId, phaseId, entryState: state })
    .from(checks)
    .innerJoin(results, eq(results.id, checks.resultId))
    .innerJoin(checkEntries, eq(checkEntries.resultId, checks.resultId))
    .innerJoin(enrolments, eq(enrolments.id, checkEntries.enrolmentId))
    .where(inArray(checks.periodId, periodIds))
    .orderBy(asc(results.version), asc(checkEntries.enrolmentId))
  const called = await callsOf(db, periodIds)
  const first = new Map<string, Drawn>()
  for (const { check, entry, version, entryState, ...held } of rows) {
    const { board, winnerId, enrolmentId } = entry
    const key = [check.periodId, board, winnerId, enrolmentId].join(' ')
    if (first.has(key)) continue
    const own = called.get(enrolmentId) ?? []
    first.set(key, {
      ...{ periodId: check.periodId, resultId: check.resultId, version, winner: { board, id: winnerId }, enrolmentId },
      ...{ collectorId: held.collectorId, organisationId: held.organisationId, state: drawnState(own), calls: own },
      ...{ counts: [held.dayId, held.weekId, held.phaseId].includes(check.periodId), isCancelled: entryState === 'cancelled' },
    })
  }
  return [...first.values()]
}

/** Calls about the entries that were drawn in some periods, by entry, oldest first. */
async function callsOf(db: Database, periodIds: string[]): Promise<Map<string, CallRow[]>> {
  const ids = db
    .select({ id: checkEntries.enrolmentId })
    .from(checkEntries)
    .innerJoin(checks, eq(checks.resultId, checkEntries.resultId))
    .where(inArray(checks.periodId, periodIds))
  const rows = await db
    .select()
    .from(calls)
    .where(inArray(calls.enrolmentId, ids))
    .orderBy(asc(calls.at), sql`${calls}.rowid`)
  return Map.groupBy(rows, (row) => row.enrolmentId)
}

/** How many stand where. One that was cancelled before anyone called needs no call any more. */
export function countsOf(drawn: readonly Pick<Drawn, 'state' | 'isCancelled'>[]): CheckCounts {
  const counts: CheckCounts = { entries: drawn.length, confirmed: 0, denied: 0, unreached: 0, open: 0, fallen: 0 }
  for (const { state, isCancelled } of drawn) counts[state === 'open' && isCancelled ? 'fallen' : state] += 1
  return counts
}

/** What still holds a prize back: of a cancelled entry a correction is due anyway (RULES 14.15), and what the newest version does not count is none of its business. */
export function factsOf(drawn: readonly Drawn[]): CheckFacts | null {
  if (drawn.length === 0) return null
  const { open, unreached, denied } = countsOf(drawn.filter(({ counts, isCancelled }) => counts && !isCancelled))
  return { open, unreached, denied }
}

/** Each entry once, whoever it was drawn for. */
export const eachOnce = <One extends { enrolmentId: string }>(drawn: readonly One[]): One[] => [...new Map(drawn.map((one) => [one.enrolmentId, one])).values()]
