import { startOfDay } from '#rules/days.ts'
import { holdsPlace } from '#rules/entry-states.ts'
import { arrive, isBurst, likelyTime, type Arrived } from '#rules/redemption.ts'
import { note } from '../audit/note.ts'
import { settlePerson } from '../enrolments/gifts.ts'
import type { EnrolmentRow, HandoverRow, VoucherRow, World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { askAboutExtra } from './extra.ts'
import { giftOf, relabel, tapOf } from './gift.ts'
import { moveMug } from './shelf.ts'

/** A gift that left a shelf, as it was told; `mode` as the server can confirm it. */
export type Given = Omit<HandoverRow, 'override' | 'standing' | 'ownEntry' | 'burst' | 'answer'>
export type Booked = { row: HandoverRow; result: Arrived['result']; balance: number | null; other: HandoverRow | null }

/**
 * Books a handover of a voucher that is known: labels, shelf, and a case for one too many (RULES section 11). Nothing is refused here.
 * `isBooked`: its mug was taken from the shelf when its code was not yet known.
 */
export function bookHandover(world: World, told: Given, isBooked = false): Booked {
  const voucher = world.vouchers.get(told.voucherCode) as VoucherRow
  const campaign = world.register.campaigns.get(voucher.campaignId) as Campaign
  const given = likelyTime(told, startOfDay(campaign.firstDay), told.receivedAt ?? told.at)
  const entry = world.enrolments.get(voucher.enrolmentId)
  const row = world.handovers.add({ ...given, ...signsOf(world, voucher, entry, given), standing: false, answer: '' })
  if (world.undos.get(row.id)) return { row, result: 'redeemed', balance: null, other: null }
  const whole = giftOf(world, voucher)
  const before = { ...whole, taps: whole.taps.filter(({ id }) => id !== row.id) }
  const arrived = arrive(before, tapOf(row), campaign.training)
  relabel(world, { ...before, taps: [...before.taps, tapOf(row)] }, arrived)
  const by = { staffId: given.clerkId, deviceId: given.deviceId }
  const move = isBooked ? null : arrived.move
  const balance = move && moveMug(world, { officeId: given.officeId, kind: move, by: given.clerkId, handoverId: row.id })
  if (arrived.extra) askAboutExtra(world, row)
  if (entry) world.enrolments.change(entry.id, { changedSeq: world.nextSeq() })
  note(world, by, arrived.extra ? 'hand-over-extra' : row.ownEntry ? 'hand-over-own-entry' : 'hand-over', voucher.enrolmentId, detailOf(row))
  // A gift for an entry that fell, or of a voucher that was no more, may leave a question.
  if (!entry || !holdsPlace(entry.state) || voucher.state !== 'issued') settlePerson(world, campaign, voucher.personId, by)
  const others = arrived.standing === row.id ? before.taps : [{ id: arrived.standing ?? before.taps[0]?.id ?? '' }]
  const other = world.handovers.get(others[0]?.id ?? '') ?? null
  return { row: world.handovers.get(row.id) as HandoverRow, result: arrived.result, balance, other }
}

function signsOf(world: World, voucher: VoucherRow, entry: EnrolmentRow | undefined, given: Given) {
  const grantedTo = world.overridden.get(voucher.code)
  const override = grantedTo !== undefined || (given.hold !== null && voucher.heldBy !== given.deviceId)
  const collectorId = entry?.collectorId ?? ''
  const around = world.recent.filter((one) => one.officeId === given.officeId && one.collectorId === collectorId && one.id !== given.id)
  world.recent.push({ officeId: given.officeId, collectorId, at: given.at, id: given.id })
  const times = around.map(({ at }) => at)
  return { override, burst: isBurst(times, given.at), ownEntry: collectorId === given.clerkId }
}

const detailOf = ({ source, officeId, mode, factWrong, override, burst }: HandoverRow) => ({
  ...{ source, officeId, mode },
  ...(factWrong ? { factWrong } : {}),
  ...(override ? { override } : {}),
  ...(burst ? { burst } : {}),
})
