import { and, desc, eq, inArray, lt, or } from 'drizzle-orm'
import type { LedgerPage } from '#contract/stock.ts'
import type { Actor } from '../actor.ts'
import { shipments, stockMoves } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { cursorOf, readCursor } from './cursor.ts'
import { officeToSee } from './sight.ts'

const PAGE = 100

/** An office's ledger, newest first, a hundred lines behind the cursor `after`. `not-found` for anyone else's. */
export async function readLedger(store: Store, actor: Actor, officeId: string, after?: string): Promise<LedgerPage> {
  officeToSee(store, actor, officeId)
  const { read } = store.connections
  const cursor = readCursor(after)
  const behind = cursor && or(lt(stockMoves.at, cursor.at), and(eq(stockMoves.at, cursor.at), lt(stockMoves.id, cursor.id)))
  const rows = await read
    .select()
    .from(stockMoves)
    .where(and(eq(stockMoves.officeId, officeId), behind))
    .orderBy(desc(stockMoves.at), desc(stockMoves.id))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)
  const travelled = page.flatMap(({ of }) => of ?? [])
  const sent = travelled.length === 0 ? [] : await read.select().from(shipments).where(inArray(shipments.id, travelled))
  const { offices, staff } = store.register
  const otherEnd = new Map(sent.map((one) => [one.id, one.fromOfficeId === officeId ? one.toOfficeId : one.fromOfficeId]))
  return {
    moves: page.map(({ id, kind, quantity, at, by, note, of }) => ({
      ...{ id, kind, quantity, at, note, by: staff.get(by)?.name ?? '' },
      other: offices.get(otherEnd.get(of ?? '') ?? '')?.name ?? null,
    })),
    next: cursorOf(rows, PAGE),
  }
}
