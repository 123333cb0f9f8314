import type { InStatement } from '@libsql/client'
import { and, eq, sql } from 'drizzle-orm'
import type { EnrolmentRow } from './lane/world.ts'
import type { Tracked } from './lane/tracked.ts'
import type { Database } from './open.ts'
import { tallies } from './schema/standings.ts'
import { chunks, statementOf } from './statements.ts'

export type Tally = typeof tallies.$inferSelect
type Counted = Pick<
  EnrolmentRow,
  'campaignId' | 'collectorId' | 'teamId' | 'dayId' | 'weekId' | 'phaseId' | 'product' | 'participation' | 'donated' | 'state' | 'points' | 'amount'
>

/** The tally an entry stands in, with a count of one. */
export function tallyOf(entry: Counted): Tally {
  const { campaignId, collectorId, product, participation, state, points, amount } = entry
  return {
    campaignId,
    collectorId,
    teamId: entry.teamId ?? '',
    dayId: entry.dayId ?? '',
    weekId: entry.weekId ?? '',
    phaseId: entry.phaseId ?? '',
    product,
    participation,
    donated: Number(entry.donated),
    state,
    count: 1,
    points,
    amount,
  }
}

export const keyOfTally = (tally: Tally): string =>
  [
    tally.campaignId,
    tally.collectorId,
    tally.teamId,
    tally.dayId,
    tally.weekId,
    tally.phaseId,
    tally.product,
    tally.participation,
    tally.donated,
    tally.state,
  ].join(' ')

/** Adds tallies of one key; what comes to nothing is left out. */
export function sumTallies(list: Tally[]): Tally[] {
  const sums = new Map<string, Tally>()
  for (const tally of list) {
    const key = keyOfTally(tally)
    const sum = sums.get(key)
    if (!sum) sums.set(key, { ...tally })
    else Object.assign(sum, { count: sum.count + tally.count, points: sum.points + tally.points, amount: sum.amount + tally.amount })
  }
  return [...sums.values()].filter((sum) => sum.count !== 0 || sum.points !== 0 || sum.amount !== 0)
}

const negative = (tally: Tally): Tally => ({ ...tally, count: -tally.count, points: -tally.points, amount: -tally.amount })

/** What a group's entries change in the tallies. */
export function deltasOf(entries: Tracked<EnrolmentRow>): Tally[] {
  const changed = entries.changed().flatMap(({ before, after }) => [negative(tallyOf(before)), tallyOf(after)])
  return sumTallies([...entries.added().map(tallyOf), ...changed])
}

/** Growing tallies go in few upserts. A shrinking one is an UPDATE: an upsert would show its negative row to the CHECK first. */
export function tallyStatements(db: Database, deltas: Tally[]): InStatement[] {
  const growing = deltas.filter((delta) => delta.count >= 0 && delta.points >= 0 && delta.amount >= 0)
  const shrinking = deltas.filter((delta) => !growing.includes(delta))
  const columns = [
    tallies.campaignId,
    tallies.collectorId,
    tallies.teamId,
    tallies.dayId,
    tallies.weekId,
    tallies.phaseId,
    tallies.product,
    tallies.participation,
    tallies.donated,
    tallies.state,
  ]
  const add = { count: sql`count + excluded.count`, points: sql`points + excluded.points`, amount: sql`amount + excluded.amount` }
  const upserts = chunks(growing, 150).map((some) => statementOf(db.insert(tallies).values(some).onConflictDoUpdate({ target: columns, set: add })))
  return [...upserts, ...shrinking.map((delta) => statementOf(updateOf(db, delta)))]
}

const updateOf = (db: Database, delta: Tally) =>
  db
    .update(tallies)
    .set({ count: sql`count + ${delta.count}`, points: sql`points + ${delta.points}`, amount: sql`amount + ${delta.amount}` })
    .where(
      and(
        eq(tallies.campaignId, delta.campaignId),
        eq(tallies.collectorId, delta.collectorId),
        eq(tallies.teamId, delta.teamId),
        eq(tallies.dayId, delta.dayId),
        eq(tallies.weekId, delta.weekId),
        eq(tallies.phaseId, delta.phaseId),
        eq(tallies.product, delta.product),
        eq(tallies.participation, delta.participation),
        eq(tallies.donated, delta.donated),
        eq(tallies.state, delta.state),
      ),
    )
