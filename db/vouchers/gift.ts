import { settleGift, type Gift, type Settled, type Tap } from '#rules/redemption.ts'
import { kin } from '../enrolments/persons.ts'
import type { HandoverRow, VoucherRow, World } from '../lane/world.ts'
import { changeVoucher } from './change.ts'

/** The person's vouchers for the same gift and the handovers of them that stand or are extra, in the order of their arrival. */
export function giftOf(world: World, voucher: VoucherRow): Gift {
  const persons = kin(world, voucher.personId)
  const isSame = (row: VoucherRow) => row.campaignId === voucher.campaignId && row.scope === voucher.scope && persons.includes(row.personId)
  const vouchers = world.vouchers.all().filter(isSame)
  const codes = new Set(vouchers.map(({ code }) => code))
  const live = world.handovers.all().filter((row) => codes.has(row.voucherCode) && !world.undos.get(row.id))
  return { vouchers, taps: live.toSorted((a, b) => arrivalOf(a) - arrivalOf(b) || Number(b.standing) - Number(a.standing)).map(tapOf) }
}

const arrivalOf = ({ receivedAt, at }: HandoverRow): number => receivedAt ?? at

export const tapOf = ({ id, voucherCode, mode, at, uncertainty }: HandoverRow): Tap & { code: string } => ({ id, code: voucherCode, mode, at, uncertainty })

/** Writes down which handover counts and what the vouchers are now; labels alone, never stock. */
export function relabel(world: World, gift: Gift, settled: Settled): void {
  for (const { id, code } of gift.taps) {
    const row = world.handovers.get(id)
    if (!row || row.standing === (id === settled.standing)) continue
    world.handovers.change(id, { standing: id === settled.standing })
    // The counters show who handed it over.
    if (!settled.states.has(code)) changeVoucher(world, code, {})
  }
  for (const [code, state] of settled.states) changeVoucher(world, code, { state, ...(state === 'issued' ? {} : UNWANTED) })
}

const UNWANTED = { wantedBy: null, wantedOfficeId: null, wantedAt: null }

export const settleAnew = (world: World, voucher: VoucherRow): void => {
  const gift = giftOf(world, voucher)
  relabel(world, gift, settleGift(gift))
}
