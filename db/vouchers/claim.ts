import type { Claim, VoucherView } from '#contract/counter.ts'
import { claim } from '#rules/holding.ts'
import type { VoucherRow, World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import type { Store } from '../store.ts'
import type { Clerk } from './clerk.ts'
import { changeHold } from './holds.ts'
import { findByCode, findByPerson } from './look-up.ts'
import { verdictOf, viewOf } from './said.ts'

/**
 * Looks a voucher up and holds it for this device, when it may be redeemed here and no other device holds it; else it is wanted from now on (`held`), and may be
 * asked for again (RULES section 11). Refuses `lookup-locked` and what is no CCCD.
 */
export async function claimVoucher(store: Store, clerk: Clerk, asked: Claim): Promise<VoucherView> {
  const found = await (asked.by === 'cccd' ? findByPerson(store, clerk, asked.cccd) : findByCode(store, clerk, asked.text))
  if ('verdict' in found) return found
  const { code } = found
  const row = await store.lane.do({ name: 'claim-voucher', needs: { vouchers: [code] }, run: (world) => hold(world, clerk, code) })
  return viewOf(store, clerk, row ?? found, asked.by === 'code' && asked.source === 'typed')
}

function hold(world: World, { deviceId, officeId }: Clerk, code: string): VoucherRow | null {
  const voucher = world.vouchers.get(code)
  if (!voucher) return null
  const campaign = world.register.campaigns.get(voucher.campaignId) as Campaign
  const verdict = verdictOf(campaign, voucher, world.enrolments.get(voucher.enrolmentId), world.now, officeId)
  if (verdict !== 'redeemable') return voucher
  const { held } = claim(voucher, deviceId, world.nextSeq(), world.now)
  return changeHold(world, voucher, held, held.wantedBy === deviceId ? officeId : voucher.wantedOfficeId)
}
