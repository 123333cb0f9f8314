import { and, desc, eq, gte, sql } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import type { StockMove, StockView } from '#contract/stock.ts'
import { dayOf, startOfDay } from '#rules/days.ts'
import { isOrganiser, supervised, type Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { stockMoves } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { issuedAt } from '../vouchers/look-up.ts'
import { balanceAt } from './balance.ts'

/** An office's ledger, newest first, for its clerks and for whoever looks after all. `not-found` for anyone else's. */
export async function readStock(store: Store, actor: Actor, officeId: string): Promise<StockView> {
  const office = mine(store, actor, officeId)
  const { read } = store.connections
  const rows = await read.select().from(stockMoves).where(eq(stockMoves.officeId, officeId)).orderBy(desc(stockMoves.at)).limit(100)
  const since = startOfDay(dayOf(store.now()))
  const [today] = await read
    .select({ count: sql<number>`count(*)` })
    .from(stockMoves)
    .where(and(eq(stockMoves.officeId, officeId), eq(stockMoves.kind, 'handover'), gte(stockMoves.at, since)))
  return {
    ...{
      officeId,
      office: office.name,
      balance: await balanceAt(read, officeId),
      issued: await issuedAt(store, officeId),
      handedToday: today?.count ?? 0,
    },
    moves: rows.map(({ officeId: _office, handoverId: _handover, of: _of, by, ...move }) => ({ ...move, by: store.register.staff.get(by)?.name ?? '' })),
  }
}

/** Adds a line to the ledger; the same id again changes nothing. A count books the difference to what the ledger says. */
export const moveStock = (store: Store, actor: Actor, officeId: string, move: StockMove): Promise<void> =>
  store.lane.do({
    name: 'move-stock',
    alone: async (world) => {
      mine(store, actor, officeId)
      const { write } = store.connections
      const [known] = await write.select().from(stockMoves).where(eq(stockMoves.id, move.id))
      if (known) return
      const [sum] = await write
        .select({ balance: sql<number>`coalesce(sum(${stockMoves.quantity}), 0)` })
        .from(stockMoves)
        .where(eq(stockMoves.officeId, officeId))
      const quantity = { receive: move.quantity, return: move.quantity, breakage: -move.quantity, count: move.quantity - (sum?.balance ?? 0) }[move.kind]
      if (move.kind !== 'count' && move.quantity === 0) throw new Refused('quantity-malformed', ['quantity'])
      world.stockMoves.push({
        id: move.id,
        officeId,
        kind: move.kind,
        quantity,
        at: world.now,
        by: actor.staffId,
        note: move.note ?? null,
        handoverId: null,
      })
      note(world, actor, `stock-${move.kind}`, officeId, { quantity })
    },
  })

function mine(store: Store, actor: Actor, officeId: string) {
  const office = store.register.offices.get(officeId)
  const works =
    isOrganiser(actor) ||
    supervised(actor).length > 0 ||
    actor.assignments.some((assignment) => assignment.role === 'clerk' && assignment.officeId === officeId)
  if (!office || !works) throw new Refused('not-found')
  return office
}
