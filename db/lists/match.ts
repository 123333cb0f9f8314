import { and, asc, eq, gt, inArray, isNotNull, lte, or, sql } from 'drizzle-orm'
import { losingClaims, inOrder, matchPayment, type Claim, type Doubt } from '#rules/matching.ts'
import { startOfDay, HOUR } from '#rules/days.ts'
import type { Job } from '../lane/lane.ts'
import { organisationOf } from '../organisations.ts'
import type { Campaign } from '../register.ts'
import { enrolments, listRows, lists, type ListDays } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { candidatesFor, collectorOf, saidBy, type Opened } from './candidates.ts'
import { openPayment } from './contents.ts'
import type { ListRecord, RowRecord } from './scope.ts'

/** How many rows are compared at once, so that no write of it takes longer than some tens of milliseconds. */
const GROUP = 200

type Outcome = { row: number; group: Claim['group'] | 'unmatched'; doubts: Doubt[]; enrolmentId: string | null; organisationId: string | null }

/** Compares the rows behind the list's cursor, all facts read beside the lane, and answers the job that writes what they come to. A decided row stays as it is, unless its entry has fallen since. */
export async function compareNext(store: Store, campaign: Campaign, list: ListRecord): Promise<Job<void>> {
  const rows = await store.connections.read
    .select()
    .from(listRows)
    .where(and(eq(listRows.listId, list.id), gt(listRows.row, list.cursor)))
    .orderBy(asc(listRows.row))
    .limit(GROUP)
  const fallen = await fallenAmong(store, rows)
  const opened = rows.filter(({ row, decidedAt }) => decidedAt === null || fallen.includes(row)).flatMap((row): Opened[] => open(store, campaign, row))
  const candidates = await candidatesFor(store, campaign, list, opened)
  const outcomes = opened.map(({ row, payment, said }): Outcome => {
    const found = candidates.get(row.row) ?? []
    const { group, doubts, entryId } = matchPayment(said, found)
    const entry = found.find(({ id }) => id === entryId)
    const organisationId = entry ? entry.organisationId : belongsTo(store, list, said.collectorId, payment.paidDay)
    return { row: row.row, group, doubts, enrolmentId: entryId, organisationId }
  })
  const settled = settle(outcomes, await claimsOn(store, list, outcomes))
  const cursor = rows.at(-1)?.row ?? list.cursor
  const days = withDays(list.days, opened)
  return {
    name: 'match-rows',
    needs: {},
    run(world) {
      const done = rows.length < GROUP ? { state: 'matched' as const } : {}
      if (fallen.length > 0) world.statements.push(undecide(list.id, fallen))
      if (settled.length > 0) world.statements.push(statementFor(list.id, settled))
      world.statements.push(
        statementOf(
          store.connections.write
            .update(lists)
            .set({ cursor, days, ...done })
            .where(eq(lists.id, list.id)),
        ),
      )
    },
  }
}

/** Rows that a person gave an entry which was rejected or cancelled since: their payment has none any more. */
async function fallenAmong({ connections: { read } }: Store, rows: RowRecord[]): Promise<number[]> {
  const decided = rows.filter(({ decidedAt, group }) => decidedAt !== null && group === 'agreed')
  const ids = decided.flatMap(({ enrolmentId }) => enrolmentId ?? [])
  if (ids.length === 0) return []
  const isGone = and(inArray(enrolments.id, ids), inArray(enrolments.state, ['rejected', 'cancelled']))
  const gone = await read.select({ id: enrolments.id }).from(enrolments).where(isGone)
  return decided.filter(({ enrolmentId }) => gone.some(({ id }) => id === enrolmentId)).map(({ row }) => row)
}

const undecide = (listId: string, rows: number[]) => ({
  sql: `UPDATE list_rows SET decided_by = NULL, decided_at = NULL, reason = NULL WHERE list_id = ? AND row IN (SELECT value FROM json_each(?))`,
  args: [listId, JSON.stringify(rows)],
})

function open(store: Store, campaign: Campaign, row: RowRecord): Opened[] {
  const payment = openPayment(campaign.key, row)
  return payment ? [{ row, payment, said: saidBy(row, payment, collectorOf(store.register, row.collectorCode)) }] : []
}

/** Whose business a payment without an entry is: that of the organisation of the collector it names, on its day. */
function belongsTo({ register }: Store, list: ListRecord, collectorId: string | null, paidDay: string | null): string | null {
  return collectorId === null ? null : organisationOf(register, collectorId, paidDay === null ? list.at : startOfDay(paidDay) + 12 * HOUR)
}

/** Other rows' claims on the entries that this group claims: of those compared before it, and of those a person decided. */
async function claimsOn(store: Store, list: ListRecord, outcomes: Outcome[]): Promise<RowRecord[]> {
  const ids = [...new Set(outcomes.flatMap(({ enrolmentId }) => enrolmentId ?? []))]
  if (ids.length === 0) return []
  // The signs leave the entries’ index as the way in, instead of the whole list.
  const before = or(lte(listRows.row, list.cursor), isNotNull(listRows.decidedAt))
  return store.connections.read
    .select()
    .from(listRows)
    .where(and(sql`+${listRows.listId} = ${list.id}`, inArray(listRows.enrolmentId, ids), sql`+${listRows.group} in ('agreed', 'doubtful')`, before))
}

/** Of several rows for one entry the best has it; the others are doubted, those of earlier groups too. */
function settle(outcomes: Outcome[], before: RowRecord[]): Outcome[] {
  const claims = [
    ...before.map(({ row, group, doubts, enrolmentId, decidedAt }) =>
      claimOf({ row, group: group as Claim['group'], doubts, enrolmentId }, decidedAt !== null),
    ),
    ...outcomes.filter(({ group }) => group !== 'unmatched').map((one) => claimOf(one as Outcome & { group: Claim['group'] }, false)),
  ]
  const losing = new Set(losingClaims(claims))
  const others = before
    .filter(({ row, doubts }) => losing.has(row) && !doubts.includes('several'))
    .map(({ row, doubts, enrolmentId, organisationId }) => ({ row, group: 'doubtful' as const, doubts, enrolmentId, organisationId }))
  return [...others, ...outcomes].map((one) =>
    losing.has(one.row) ? { ...one, group: 'doubtful' as const, doubts: inOrder([...one.doubts, 'several']) } : one,
  )
}

const claimOf = (
  { row, group, doubts, enrolmentId }: Pick<Outcome, 'row' | 'doubts' | 'enrolmentId'> & { group: Claim['group'] },
  decided: boolean,
): Claim => ({
  ...{ row, group, doubts, decided, entryId: enrolmentId ?? '' },
})

function withDays(known: ListDays, opened: Opened[]): ListDays {
  const days = structuredClone(known)
  for (const { row, payment } of opened) {
    const day = payment.paidDay
    const { first, last } = days[row.product] ?? { first: null, last: null }
    days[row.product] = day === null ? { first, last } : { first: first === null || day < first ? day : first, last: last === null || day > last ? day : last }
  }
  return days
}

/** One statement for a group, and none over what a person decided meanwhile. The list's id stands in each line, so that SQLite goes from the lines to the rows: the other way round it reads the whole list for each. */
const statementFor = (listId: string, outcomes: Outcome[]) => ({
  sql: `UPDATE list_rows SET "group" = one.value ->> 2, doubts = one.value ->> 3, enrolment_id = one.value ->> 4, organisation_id = one.value ->> 5
    FROM json_each(?) AS one WHERE list_rows.list_id = one.value ->> 0 AND list_rows.row = one.value ->> 1 AND list_rows.decided_at IS NULL`,
  args: [
    JSON.stringify(
      outcomes.map(({ row, group, doubts, enrolmentId, organisationId }) => [listId, row, group, JSON.stringify(doubts), enrolmentId, organisationId]),
    ),
  ],
})
