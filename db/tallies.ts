import type { InStatement } from '@libsql/client'
import type { EnrolmentRow } from './lane/world.ts'
import type { Tracked } from './lane/tracked.ts'
import { tallies } from './schema/standings.ts'

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

/** Growing tallies go in one upsert. Shrinking ones are one UPDATE: an upsert would show its negative row to the CHECK first. */
export function tallyStatements(deltas: Tally[]): InStatement[] {
  const [growing, shrinking]: [Tally[], Tally[]] = [[], []]
  for (const delta of deltas) (delta.count >= 0 && delta.points >= 0 && delta.amount >= 0 ? growing : shrinking).push(delta)
  return [
    ...(growing.length > 0 ? [{ sql: UPSERT, args: [linesOf(growing)] }] : []),
    ...(shrinking.length > 0 ? [{ sql: UPDATE, args: [linesOf(shrinking)] }] : []),
  ]
}

const KEY = ['campaignId', 'collectorId', 'teamId', 'dayId', 'weekId', 'phaseId', 'product', 'participation', 'donated', 'state'] as const
const SUMS = ['count', 'points', 'amount'] as const
const COLUMNS = [...KEY, ...SUMS].map((name) => `"${tallies[name].name}"`)
const [OF_KEY, OF_SUMS] = [COLUMNS.slice(0, KEY.length), COLUMNS.slice(KEY.length)]

/** All lines as one JSON text: a builder takes longer over hundreds of them than SQLite over the whole group. */
const linesOf = (deltas: Tally[]): string => JSON.stringify(deltas.map((delta) => [...KEY, ...SUMS].map((name) => delta[name])))

const UPSERT = `INSERT INTO tallies (${COLUMNS.join(', ')}) SELECT ${COLUMNS.map((_, index) => `one.value ->> ${index}`).join(', ')} FROM json_each(?) AS one WHERE true
  ON CONFLICT (${OF_KEY.join(', ')}) DO UPDATE SET ${OF_SUMS.map((name) => `${name} = tallies.${name} + excluded.${name}`).join(', ')}`
const UPDATE = `UPDATE tallies SET ${OF_SUMS.map((name, index) => `${name} = tallies.${name} + (one.value ->> ${KEY.length + index})`).join(', ')}
  FROM json_each(?) AS one WHERE ${OF_KEY.map((name, index) => `tallies.${name} = one.value ->> ${index}`).join(' AND ')}`
