import { note, type Doer } from '../audit/note.ts'
import { settlePerson } from '../enrolments/gifts.ts'
import { tellStands } from '../gift-cases/tell.ts'
import type { HandoverRow, VoucherRow, World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { endAnswered } from './extra.ts'
import { isDecided, settleAnew } from './gift.ts'
import { isPractice } from './parked.ts'
import { moveMug } from './shelf.ts'

export type Undone = { handoverId: string; returned: boolean; at: number; reason: string | null }

/** Takes a handover back: its voucher is there again, unless another handover of it counts; the shelf has its mug again only when it came back. Answers the balance. */
export function undoHandover(world: World, by: Doer, row: HandoverRow, { returned, at, reason }: Undone): number | null {
  const voucher = world.vouchers.get(row.voucherCode) as VoucherRow
  const campaign = world.register.campaigns.get(voucher.campaignId) as Campaign
  world.undos.add({ handoverId: row.id, by: by.staffId, deviceId: by.deviceId ?? '', at, returned, reason })
  world.handovers.change(row.id, { standing: false })
  const next = world.handovers.get(settleAnew(world, voucher) ?? '')
  endAnswered(world, voucher, row.id)
  // Its clerk had read that it does not count.
  if (next && row.standing && isDecided(world, voucher)) tellStands(world, by, campaign.id, next)
  const entry = world.enrolments.get(voucher.enrolmentId)
  if (entry) world.enrolments.change(entry.id, { changedSeq: world.nextSeq() })
  note(world, by, 'hand-over-undone', voucher.enrolmentId, { officeId: row.officeId, returned, reason: reason ?? undefined })
  settlePerson(world, campaign, voucher.personId, by)
  if (campaign.training) return null
  return putBack(world, by, row, returned)
}

/** The same for a gift whose code nobody knows. */
export function undoParked(
  world: World,
  by: Doer,
  { id, officeId, code }: { id: string; officeId: string; code: string },
  { returned, at, reason }: Undone,
): number | null {
  world.undos.add({ handoverId: id, by: by.staffId, deviceId: by.deviceId ?? '', at, returned, reason })
  world.parked.change(id, { factMac: null })
  note(world, by, 'hand-over-undone', officeId, { id, returned })
  return isPractice(world, code) ? null : putBack(world, by, { id, officeId }, returned)
}

/** A decided case may have put the mug back already: it lies there once. */
function putBack(world: World, { staffId }: Doer, { id, officeId }: { id: string; officeId: string }, returned: boolean): number {
  if (!returned || world.back.has(id)) return world.balances.get(officeId) ?? 0
  world.back.add(id)
  return moveMug(world, { officeId, kind: 'return', by: staffId, handoverId: id })
}
