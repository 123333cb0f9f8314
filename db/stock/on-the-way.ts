import { and, asc, eq, isNull, or } from 'drizzle-orm'
import type { OpenCount, Shipment } from '#contract/stock.ts'
import type { Actor } from '../actor.ts'
import { shipments, stockCounts } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { mayConfirm } from './sight.ts'

/** Shipments that have not ended, oldest first: all, or those from and to one office. */
export async function readShipments(store: Store, officeId?: string): Promise<Shipment[]> {
  const own = officeId === undefined ? undefined : or(eq(shipments.fromOfficeId, officeId), eq(shipments.toOfficeId, officeId))
  const rows = await store.connections.read
    .select()
    .from(shipments)
    .where(and(isNull(shipments.arrivedAt), own))
    .orderBy(asc(shipments.dispatchedAt))
  const { offices, staff } = store.register
  const named = (id: string) => ({ id, name: offices.get(id)?.name ?? '' })
  return rows.map((row) => ({
    ...{ id: row.id, from: named(row.fromOfficeId), to: named(row.toOfficeId), quantity: row.quantity, note: row.note },
    ...{ by: staff.get(row.dispatchedBy)?.name ?? '', at: row.dispatchedAt },
  }))
}

/** The count of an office that waits for its second name, for those who may be it; whoever counted is not told what the book expected. */
export async function readOpenCount(store: Store, actor: Actor, officeId: string): Promise<OpenCount | null> {
  if (!mayConfirm(store, actor, officeId)) return null
  const open = and(eq(stockCounts.officeId, officeId), isNull(stockCounts.confirmedAt), isNull(stockCounts.withdrawnAt))
  const [row] = await store.connections.read.select().from(stockCounts).where(open)
  if (!row) return null
  const mine = row.by === actor.staffId
  const { id, counted, note, at } = row
  return { id, counted, expected: mine ? null : row.expected, note, by: store.register.staff.get(row.by)?.name ?? '', at, mine }
}
