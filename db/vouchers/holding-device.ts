import { and, count, eq, inArray, isNotNull } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import { override } from '#rules/holding.ts'
import { demand, type Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { randomId } from '../ids.ts'
import type { World } from '../lane/world.ts'
import { actsFor } from '../office-scope.ts'
import { holdingDevices, overrides, vouchers } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { changeHold } from './holds.ts'
import { namedAt } from './round.ts'

/** This session's device becomes the one that holds its office's vouchers. `not-found` at any office but the clerk's own; `holding-device-taken` while another one still holds some. */
export const nameDevice = (store: Store, actor: Actor, officeId: string): Promise<void> =>
  store.lane.do({
    name: 'name-holding-device',
    alone: async (world) => {
      mustStandAt(actor, officeId)
      const db = store.connections.write
      const named = await namedAt(store, officeId, db)
      if (named?.deviceId === actor.deviceId) return
      if (named && (await heldBy(world, named.deviceId, officeId)) > 0) throw new Refused('holding-device-taken')
      const row = { officeId, deviceId: actor.deviceId, by: actor.staffId, since: world.now, lastSyncAt: null }
      world.statements.push(statementOf(db.insert(holdingDevices).values(row).onConflictDoUpdate({ target: holdingDevices.officeId, set: row })))
      note(world, actor, 'holding-device-named', officeId)
    },
  })

/** This device holds for its office no longer: it is granted nothing more, and gives back what it holds in its next rounds. Refuses `not-holding-device`. */
export const endDevice = (store: Store, actor: Actor, officeId: string): Promise<void> =>
  store.lane.do({
    name: 'end-holding-device',
    alone: async (world) => {
      mustStandAt(actor, officeId)
      const named = await namedAt(store, officeId, store.connections.write)
      if (named?.deviceId !== actor.deviceId) throw new Refused('not-holding-device')
      forget(world, officeId)
      note(world, actor, 'holding-device-ended', officeId)
    },
  })

/** A holding device is lost: all its holds end, which may bring about second handovers and is kept as a risk. Answers how many. Refuses `not-found` and `not-held`. */
export const loseDevice = (store: Store, actor: Actor, officeId: string, reason: string): Promise<number> =>
  store.lane.do({
    name: 'lose-holding-device',
    alone: async (world) => {
      demand(actor, 'voucher.override')
      if (!store.register.offices.has(officeId) || !actsFor(store, actor, officeId)) throw new Refused('not-found')
      const db = store.connections.write
      const named = await namedAt(store, officeId, db)
      if (!named) throw new Refused('not-held')
      const held = and(eq(vouchers.heldBy, named.deviceId), eq(vouchers.state, 'issued'))
      world.vouchers.load(await db.select().from(vouchers).where(held))
      const rows = world.vouchers.all()
      for (const row of rows) changeHold(world, row, override({ ...row, wantedBy: null, wantedAt: null }, world.nextSeq()))
      const upTo = rows.reduce((most, { hold }) => Math.max(most, hold ?? 0), 0)
      keepOverride(world, actor, { voucherCode: null, officeId, fromDevice: named.deviceId, toDevice: null, reason, upTo })
      forget(world, officeId)
      note(world, actor, 'hold-overridden', officeId, { device: named.deviceId, ended: rows.length, reason })
      return rows.length
    },
  })

type NewOverride = Pick<typeof overrides.$inferInsert, 'voucherCode' | 'officeId' | 'fromDevice' | 'toDevice' | 'reason' | 'upTo'>

/** A row of the risk taken. */
export function keepOverride(world: World, { staffId }: Actor, about: NewOverride): void {
  const row = { ...about, id: randomId(world.store), by: staffId, at: world.now }
  world.statements.push(statementOf(world.store.connections.write.insert(overrides).values(row)))
}

function mustStandAt(actor: Actor, officeId: string): void {
  if (!actor.assignments.some((one) => one.role === 'clerk' && one.officeId === officeId)) throw new Refused('not-found')
}

async function heldBy({ store }: World, deviceId: string, officeId: string): Promise<number> {
  const held = and(eq(vouchers.heldBy, deviceId), eq(vouchers.officeId, officeId), isNotNull(vouchers.hold), inArray(vouchers.state, ['issued']))
  const [found] = await store.connections.write.select({ count: count() }).from(vouchers).where(held)
  return found?.count ?? 0
}

const forget = ({ store, statements }: World, officeId: string): void =>
  void statements.push(statementOf(store.connections.write.delete(holdingDevices).where(eq(holdingDevices.officeId, officeId))))
