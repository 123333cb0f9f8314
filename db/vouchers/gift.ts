import { settleGift, type Gift, type Settled, type Tap } from '#rules/redemption.ts'
import { kin } from '../enrolments/persons.ts'
import type { HandoverRow, VoucherRow, World } from '../lane/world.ts'
import { changeVoucher } from './change.ts'

/**
 * The person's vouchers for the same gift, the handovers of them whose gift is with somebody, in the order of their arrival, and the one that a person said counts.
 * One that was undone is none, nor one whose mug a decided case put back on its shelf.
 */
export function giftOf(world: World, voucher: VoucherRow): Gift {
  const persons = kin(world, voucher.personId)
  const isSame = (row: VoucherRow) => row.campaignId === voucher.campaignId && row.scope === voucher.scope && persons.includes(row.personId)
  const vouchers = world.vouchers.all().filter(isSame)
  const codes = new Set(vouchers.map(({ code }) => code))
  const rows = world.handovers.all().filter((row) => codes.has(row.voucherCode))
  const live = rows.filter(({ id }) => !world.undos.get(id) && !world.back.has(id))
  const taps = live.toSorted((a, b) => arrivalOf(a) - arrivalOf(b) || Number(b.standing) - Number(a.standing)).map(tapOf)
  return { vouchers, taps, chosen: chosenOf(world, rows, taps) }
}

/** The last decision whose handover is still a gift. */
function chosenOf(world: World, rows: HandoverRow[], taps: Tap[]): string | null {
  const cases = rows.flatMap(({ id }) => world.extraCases.get(id) ?? [])
  const decided = cases.filter(({ standing }) => taps.some(({ id }) => id === standing))
  return decided.toSorted((a, b) => (b.decidedAt ?? 0) - (a.decidedAt ?? 0))[0]?.standing ?? null
}

const arrivalOf = ({ receivedAt, at }: HandoverRow): number => receivedAt ?? at

export const tapOf = ({ id, voucherCode, mode, at, uncertainty }: HandoverRow): Tap & { code: string } => ({ id, code: voucherCode, mode, at, uncertainty })

/** Writes down which handover counts and what the vouchers are now; labels alone, never stock. */
export function relabel(world: World, gift: Gift, settled: Settled): void {
  const codes = new Set(gift.vouchers.map(({ code }) => code))
  for (const { id, voucherCode, standing } of world.handovers.all()) {
    if (!codes.has(voucherCode) || standing === (id === settled.standing)) continue
    world.handovers.change(id, { standing: id === settled.standing })
    // The counters show who handed it over.
    if (!settled.states.has(voucherCode)) changeVoucher(world, voucherCode, {})
  }
  for (const [code, state] of settled.states) changeVoucher(world, code, { state, ...(state === 'issued' ? {} : UNWANTED) })
}

const UNWANTED = { wantedBy: null, wantedOfficeId: null, wantedAt: null }

/** Labels by what is left; answers the handover that counts. */
export function settleAnew(world: World, voucher: VoucherRow): string | null {
  const gift = giftOf(world, voucher)
  const settled = settleGift(gift)
  relabel(world, gift, settled)
  return settled.standing
}

/** Whether a person has said which of a gift's handovers counts. */
export function isDecided(world: World, voucher: VoucherRow): boolean {
  const codes = giftOf(world, voucher).vouchers.map(({ code }) => code)
  return world.handovers.all().some(({ id, voucherCode }) => codes.includes(voucherCode) && world.extraCases.get(id)?.standing)
}

/** A person said which handover of a gift counts: labels follow, now and when a later one arrives, as long as that one is still a gift. Decided about `about`. */
export function choose(world: World, about: string, standing: string, outcome: string): void {
  world.extraCases.set(about, { state: 'decided', outcome, standing, decidedAt: world.now })
  const gift = { ...giftOf(world, world.vouchers.get(world.handovers.get(about)?.voucherCode ?? '') as VoucherRow), chosen: standing }
  relabel(world, gift, settleGift(gift))
}
