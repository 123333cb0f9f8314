import { Refused } from '#contract/refusals.ts'
import { initials } from '#rules/identifiers.ts'
import { openContents } from '../enrolments/contents.ts'
import type { EnrolmentRow, VoucherRow, World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import type { Store } from '../store.ts'
import type { Clerk } from './clerk.ts'
import { verdictOf } from './said.ts'

export type Found = { voucher: VoucherRow; entry: EnrolmentRow; campaign: Campaign }

/** A voucher that a clerk's office may change: its own, or one that has no home yet. `not-found` for any other, as for none. */
export function ownVoucher(world: World, clerk: Clerk, code: string): Found {
  const found = findVoucher(world, code)
  if (found.voucher.officeId !== null && found.voucher.officeId !== clerk.officeId) throw new Refused('not-found')
  return found
}

/** Any voucher that was issued once; `not-found` for a blank or an unknown code. */
export function findVoucher(world: World, code: string): Found {
  const voucher = world.vouchers.get(code)
  const entry = voucher && world.enrolments.get(voucher.enrolmentId)
  const campaign = voucher && world.register.campaigns.get(voucher.campaignId)
  if (!voucher || !entry || !campaign || voucher.state === 'blank') throw new Refused('not-found')
  return { voucher, entry, campaign }
}

/** Refuses `voucher-ended` for one that brings no gift any more, wherever it is shown. */
export function mustBringGift(world: World, { voucher, entry, campaign }: Found): void {
  const verdict = verdictOf(campaign, voucher, entry, world.now, campaign.officeIds[0] ?? '')
  if (verdict !== 'redeemable' && verdict !== 'not-yet') throw new Refused('voucher-ended', [], { verdict })
}

/** What a counter may show of the person: never a name, never a whole number. */
export function whoOf(campaign: Campaign | undefined, entry: EnrolmentRow): { initials: string | null; birthYear: number | null; lastFour: string | null } {
  const contents = campaign ? openContents(campaign.key, entry) : null
  return {
    initials: contents && initials(contents.name),
    birthYear: contents?.birthYear ?? null,
    lastFour: (contents?.cccd ?? contents?.insuranceNumber)?.slice(-4) ?? null,
  }
}

export const slipOffice = (store: Store, officeId: string | null) => {
  const office = officeId === null ? undefined : store.register.offices.get(officeId)
  return office ? { name: office.name, address: office.address, hours: office.hours, phone: office.phone } : null
}
