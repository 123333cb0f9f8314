import { and, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import type { Count } from '#contract/stock.ts'
import { DAY } from '#rules/days.ts'
import { countDifference } from '#rules/stock.ts'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import type { World } from '../lane/world.ts'
import { handovers, parked, stockCounts, stockMoves } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { balanceAt } from './balance.ts'
import { bookMoves, isBooked, mustBeOwn } from './book.ts'
import { mayConfirm, officeToMove } from './sight.ts'

type Row = typeof stockCounts.$inferSelect

/** What one person counted on a shelf, held beside what the book says now; booked when another one confirms it. Refuses `count-open` while one waits. */
export const countShelf = (store: Store, actor: Actor, officeId: string, asked: Count): Promise<void> =>
  store.lane.do({
    name: 'count',
    alone: async (world) => {
      officeToMove(store, actor, officeId)
      const { write } = store.connections
      const [known] = await write.select().from(stockCounts).where(eq(stockCounts.id, asked.id))
      if (known) return mustBeOwn(known, actor, { officeId, counted: asked.counted })
      const open = and(eq(stockCounts.officeId, officeId), isNull(stockCounts.confirmedAt), isNull(stockCounts.withdrawnAt))
      const [waiting] = await write.select().from(stockCounts).where(open)
      if (waiting) throw new Refused('count-open')
      const expected = await balanceAt(write, officeId)
      const row = { id: asked.id, officeId, counted: asked.counted, expected, note: asked.note ?? null, by: actor.staffId, at: world.now }
      world.statements.push(statementOf(write.insert(stockCounts).values(row)))
      note(world, actor, 'stock-count-proposed', officeId, { counted: asked.counted })
    },
  })

/** The second name: the difference to the book of that moment is booked. Refuses `own-count`, and `count-ended` after somebody else's word. */
export const confirmCount = (store: Store, actor: Actor, countId: string, { id }: { id: string }): Promise<void> =>
  store.lane.do({
    name: 'count-confirmation',
    alone: async (world) => {
      const count = await countFor(world, actor, countId)
      const { officeId, counted, expected } = count
      if (count.by === actor.staffId) throw new Refused('own-count')
      if (await isBooked(world, actor, { id, officeId, kind: 'count', of: count.id })) return
      if (count.confirmedAt !== null || count.withdrawnAt !== null) throw new Refused('count-ended')
      const difference = countDifference(counted, expected, await lateTo(world, count))
      const confirmed = { confirmedBy: actor.staffId, confirmedAt: world.now, difference }
      world.statements.push(statementOf(store.connections.write.update(stockCounts).set(confirmed).where(eq(stockCounts.id, count.id))))
      await bookMoves(world, actor, officeId, [{ id, kind: 'count', pieces: difference, note: count.note, of: count.id }])
      note(world, actor, 'stock-count', officeId, { counted, difference })
    },
  })

/** It is to be counted anew: whoever may confirm says so, or the one who counted. Refuses `count-ended` once it was confirmed. */
export const withdrawCount = (store: Store, actor: Actor, countId: string, reason: string): Promise<void> =>
  store.lane.do({
    name: 'count-withdrawal',
    alone: async (world) => {
      const count = await countFor(world, actor, countId)
      if (count.withdrawnBy === actor.staffId) return
      if (count.confirmedAt !== null || count.withdrawnAt !== null) throw new Refused('count-ended')
      const withdrawn = { withdrawnBy: actor.staffId, withdrawnAt: world.now }
      world.statements.push(statementOf(store.connections.write.update(stockCounts).set(withdrawn).where(eq(stockCounts.id, count.id))))
      note(world, actor, 'stock-count-withdrawn', count.officeId, { counted: count.counted, reason })
    },
  })

async function countFor(world: World, actor: Actor, id: string): Promise<Row> {
  const [count] = await world.store.connections.write.select().from(stockCounts).where(eq(stockCounts.id, id))
  if (!count || !mayConfirm(world.store, actor, count.officeId)) throw new Refused('not-found')
  return count
}

/** What was given out before the count and heard of after it, from a counter without network: the shelf knew, the book did not. */
async function lateTo(world: World, { officeId, at }: Row): Promise<number> {
  const { write } = world.store.connections
  const before = (table: typeof handovers | typeof parked) =>
    and(eq(table.officeId, officeId), lte(table.at, at), gt(table.at, at - MOST_LATE), gt(table.receivedAt, at))
  const booked = await write.select({ id: handovers.id }).from(handovers).where(before(handovers))
  const unknown = await write.select({ id: parked.id }).from(parked).where(before(parked))
  const ids = [...booked, ...unknown].map(({ id }) => id)
  if (ids.length === 0) return 0
  const given = and(eq(stockMoves.officeId, officeId), inArray(stockMoves.kind, ['handover', 'duplicate']))
  const [sum] = await write
    .select({ late: sql<number>`coalesce(sum(${stockMoves.quantity}), 0)` })
    .from(stockMoves)
    .where(and(given, or(inArray(stockMoves.handoverId, ids), inArray(stockMoves.of, ids))))
  return sum?.late ?? 0
}

const MOST_LATE = 30 * DAY
