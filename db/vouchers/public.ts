import { eq } from 'drizzle-orm'
import { lastVoucherDay } from '../enrolments/view.ts'
import { enrolments, handovers, vouchers } from '../schema/index.ts'
import type { Office } from '../register.ts'
import type { Store } from '../store.ts'
import { verdictOf, redeemedOf } from './look-up.ts'

/** What a participant's own link tells: valid or used, where, until when; nothing of the person. */
export type PublicVoucher = {
  campaign: string
  state: 'valid' | 'used' | 'ended'
  training: boolean
  firstDay: string
  lastDay: string
  office: Office | null
  redeemed: { at: number; office: string } | null
}

/** Null for every token that is unknown, malformed or erased. */
export async function readPublicVoucher(store: Store, token: string): Promise<PublicVoucher | null> {
  if (!/^[\w-]{22}$/.test(token)) return null
  const { read } = store.connections
  const [voucher] = await read.select().from(vouchers).where(eq(vouchers.token, token))
  const campaign = voucher && store.register.campaigns.get(voucher.campaignId)
  if (!voucher || !campaign?.key) return null
  const [entry] = await read.select().from(enrolments).where(eq(enrolments.id, voucher.enrolmentId))
  const [booked] = await read.select().from(handovers).where(eq(handovers.voucherCode, voucher.code))
  const verdict = verdictOf(campaign, voucher, entry, store.now(), campaign.officeIds[0] ?? '')
  const redeemed = booked ? redeemedOf(store, booked) : null
  return {
    campaign: campaign.name,
    state: verdict === 'already-redeemed' ? 'used' : verdict === 'redeemable' || verdict === 'not-yet' ? 'valid' : 'ended',
    training: campaign.training,
    firstDay: campaign.firstDay,
    lastDay: lastVoucherDay(campaign),
    office: (voucher.officeId && store.register.offices.get(voucher.officeId)) || null,
    redeemed: redeemed && { at: redeemed.at, office: redeemed.office },
  }
}
