import { and, desc, eq, lt, or } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import type { Breakage, Purchase, PurchasePage } from '#contract/stock.ts'
import { dayOf } from '#rules/days.ts'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { purchases } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { bookMoves, isBooked, mustBeOwn } from './book.ts'
import { cursorOf, readCursor } from './cursor.ts'
import { officeToMove } from './sight.ts'

/** Mugs that were bought lie at an office from then on: the source of all. Refuses `bought-later` for a day that has not come. */
export const purchase = (store: Store, actor: Actor, officeId: string, asked: Purchase): Promise<void> =>
  store.lane.do({
    name: 'purchase',
    alone: async (world) => {
      officeToMove(store, actor, officeId)
      const { write } = store.connections
      const [known] = await write.select().from(purchases).where(eq(purchases.id, asked.id))
      if (known) return mustBeOwn(known, actor, { ...asked, officeId })
      if (await isBooked(world, actor, { id: asked.id, officeId, kind: 'receive' })) throw new Refused('id-conflict')
      if (asked.boughtOn > dayOf(world.now)) throw new Refused('bought-later', ['boughtOn'])
      world.statements.push(statementOf(write.insert(purchases).values({ ...asked, officeId, by: actor.staffId, at: world.now })))
      await bookMoves(world, actor, officeId, [{ id: asked.id, kind: 'receive', pieces: asked.quantity, note: asked.document, of: asked.id }])
      note(world, actor, 'stock-purchase', officeId, { quantity: asked.quantity, document: asked.document, unitPrice: asked.unitPrice })
    },
  })

/** Pieces that broke at an office. */
export const breakPieces = (store: Store, actor: Actor, officeId: string, asked: Breakage): Promise<void> =>
  store.lane.do({
    name: 'breakage',
    alone: async (world) => {
      officeToMove(store, actor, officeId)
      if (await isBooked(world, actor, { id: asked.id, officeId, kind: 'breakage', quantity: -asked.quantity })) return
      await bookMoves(world, actor, officeId, [{ id: asked.id, kind: 'breakage', pieces: asked.quantity, note: asked.note }])
      note(world, actor, 'stock-breakage', officeId, { quantity: -asked.quantity })
    },
  })

const PAGE = 50

/** What was bought, newest first. */
export async function readPurchases(store: Store, after: string | undefined): Promise<PurchasePage> {
  const cursor = readCursor(after)
  const behind = cursor && or(lt(purchases.at, cursor.at), and(eq(purchases.at, cursor.at), lt(purchases.id, cursor.id)))
  const rows = await store.connections.read
    .select()
    .from(purchases)
    .where(behind)
    .orderBy(desc(purchases.at), desc(purchases.id))
    .limit(PAGE + 1)
  const { offices, staff } = store.register
  return {
    purchases: rows.slice(0, PAGE).map(({ officeId, by, ...row }) => ({ ...row, office: offices.get(officeId)?.name ?? '', by: staff.get(by)?.name ?? '' })),
    next: cursorOf(rows, PAGE),
  }
}
