import { eq } from 'drizzle-orm'
import type { Transfer, Transferred } from '#contract/lost-vouchers.ts'
import { Refused } from '#contract/refusals.ts'
import { note } from '../audit/note.ts'
import type { World } from '../lane/world.ts'
import { holdingDevices } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { changeVoucher } from './change.ts'
import type { Clerk } from './clerk.ts'
import { withoutGuessing } from './guesses.ts'
import { askForHome } from './held.ts'
import { once } from './once.ts'
import { findVoucher, mustBringGift, slipOffice } from './own.ts'

/**
 * Gives a voucher another home office of its campaign: the clerk's own sends it, or takes it in. The hold goes the way of every hold: the device that has it hears in its
 * next round that the new office's wants it. Refuses `not-found`, `voucher-ended`, `office-unknown`, `id-taken`, `code-mistyped`, `lookup-locked`.
 */
export async function transfer(store: Store, clerk: Clerk, code: string, asked: Transfer): Promise<Transferred> {
  const { read } = store.connections
  const [holding] = await read.select().from(holdingDevices).where(eq(holdingDevices.officeId, asked.officeId))
  const needs = { vouchers: [code], items: [asked.id] }
  return withoutGuessing(store, clerk, code, () =>
    store.lane.do({ name: 'transfer', needs, run: (world) => decide(world, clerk, code, asked, holding?.deviceId ?? null) }),
  )
}

function decide(world: World, clerk: Clerk, code: string, { id, officeId }: Transfer, holdingDevice: string | null): Transferred {
  return once(world, clerk, id, `transfer:${code}:${officeId}`, () => {
    const found = findVoucher(world, code)
    const home = found.voucher.officeId
    if (home !== null && home !== clerk.officeId && officeId !== clerk.officeId) throw new Refused('not-found')
    mustBringGift(world, found)
    const office = slipOffice(world.store, officeId)
    if (!office || !found.campaign.officeIds.includes(officeId)) throw new Refused('office-unknown', ['officeId'])
    if (home === officeId) return { code, officeId, office }
    const moved = changeVoucher(world, code, { officeId })
    if (holdingDevice !== null) askForHome(world, moved, holdingDevice, officeId)
    world.enrolments.change(found.entry.id, { changedSeq: world.nextSeq() })
    note(world, clerk, 'voucher-transferred', found.entry.id, { from: home, to: officeId })
    return { code, officeId, office }
  })
}
