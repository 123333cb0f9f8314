import { eq } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import type { Arrival, Dispatch } from '#contract/stock.ts'
import { arrivalMoves } from '#rules/stock.ts'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { randomId } from '../ids.ts'
import type { World } from '../lane/world.ts'
import { shipments } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { bookMoves, isBooked, mustBeOwn } from './book.ts'
import { officeToMove } from './sight.ts'

type Row = typeof shipments.$inferSelect

/** Leaves a shelf at once; on the way it lies on none. Refuses `same-office` and `office-unknown`. */
export const dispatch = (store: Store, actor: Actor, officeId: string, { id, to, quantity, note: words }: Dispatch): Promise<void> =>
  store.lane.do({
    name: 'dispatch',
    alone: async (world) => {
      officeToMove(store, actor, officeId)
      const { write } = store.connections
      const [known] = await write.select().from(shipments).where(eq(shipments.id, id))
      if (known) return mustBeOwn({ ...known, by: known.dispatchedBy }, actor, { fromOfficeId: officeId, toOfficeId: to, quantity })
      if (to === officeId) throw new Refused('same-office', ['to'])
      if (!store.register.offices.has(to)) throw new Refused('office-unknown', ['to'])
      if (await isBooked(world, actor, { id, officeId, kind: 'dispatch' })) throw new Refused('id-conflict')
      const row = { id, fromOfficeId: officeId, toOfficeId: to, quantity, note: words ?? null, dispatchedBy: actor.staffId, dispatchedAt: world.now }
      world.statements.push(statementOf(write.insert(shipments).values(row)))
      await bookMoves(world, actor, officeId, [{ id, kind: 'dispatch', pieces: quantity, note: words, of: id }])
      note(world, actor, 'stock-dispatch', officeId, { quantity, to })
    },
  })

/** Booked where it was sent to (`at`, where the asker says it), with the number that came: what is missing broke on the way, what came beyond is counted in. Refuses `shipment-ended`, and `note-missing` where the numbers differ. */
export const arrive = (store: Store, actor: Actor, shipmentId: string, asked: Arrival, at?: string): Promise<void> =>
  store.lane.do({
    name: 'arrival',
    alone: async (world) => {
      const shipment = await shipmentFor(world, shipmentId)
      if (at !== undefined && at !== shipment.toOfficeId) throw new Refused('not-found')
      officeToMove(store, actor, shipment.toOfficeId)
      if (asked.quantity !== shipment.quantity && !asked.note) throw new Refused('note-missing', ['note'])
      if (await end(world, actor, shipment, shipment.toOfficeId, asked))
        note(world, actor, 'stock-arrive', shipment.toOfficeId, { sent: shipment.quantity, came: asked.quantity })
    },
  })

/** Called back by its sender before it arrived: all of it lies on the old shelf again. Refuses `shipment-ended`. */
export const recall = (store: Store, actor: Actor, shipmentId: string, { id }: { id: string }): Promise<void> =>
  store.lane.do({
    name: 'recall',
    alone: async (world) => {
      const shipment = await shipmentFor(world, shipmentId)
      officeToMove(store, actor, shipment.fromOfficeId)
      if (await end(world, actor, shipment, shipment.fromOfficeId, { id, quantity: shipment.quantity }))
        note(world, actor, 'stock-recalled', shipment.fromOfficeId, { quantity: shipment.quantity })
    },
  })

async function shipmentFor(world: World, id: string): Promise<Row> {
  const [shipment] = await world.store.connections.write.select().from(shipments).where(eq(shipments.id, id))
  if (!shipment) throw new Refused('not-found')
  return shipment
}

/** Whether it is booked by this and not by an earlier sending of the same. */
async function end(world: World, actor: Actor, shipment: Row, officeId: string, { id, quantity, note: words }: Arrival): Promise<boolean> {
  if (await isBooked(world, actor, { id, officeId, kind: 'arrive', of: shipment.id })) {
    if (shipment.arrivedQuantity !== quantity) throw new Refused('id-conflict')
    return false
  }
  if (shipment.arrivedAt !== null) throw new Refused('shipment-ended')
  const moves = arrivalMoves(shipment.quantity, quantity).map(({ kind, quantity: signed }) => ({
    ...{ id: kind === 'arrive' ? id : randomId(world.store), kind, pieces: kind === 'breakage' ? -signed : signed },
    ...{ note: words, of: shipment.id },
  }))
  await bookMoves(world, actor, officeId, moves)
  const ended = { arrivedOfficeId: officeId, arrivedQuantity: quantity, arrivedBy: actor.staffId, arrivedAt: world.now }
  world.statements.push(statementOf(world.store.connections.write.update(shipments).set(ended).where(eq(shipments.id, shipment.id))))
  return true
}
