import { and, eq } from 'drizzle-orm'
import { dayOf } from '#rules/days.ts'
import { lastVoucherDay } from '../enrolments/view.ts'
import { blanks, enrolments, handovers, vouchers } from '../schema/index.ts'
import type { Campaign, Office } from '../register.ts'
import type { Store } from '../store.ts'
import { verdictOf, redeemedOf } from './said.ts'

/** What a participant's own link tells: valid or used, where, until when; nothing of the person. `pending`: its entry still waits on the phone that showed it. */
export type PublicVoucher = {
  campaign: string
  state: 'valid' | 'used' | 'ended' | 'pending'
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
  if (!voucher) return readBlank(store, token)
  const campaign = store.register.campaigns.get(voucher.campaignId)
  if (!campaign?.key) return null
  const [entry] = await read.select().from(enrolments).where(eq(enrolments.id, voucher.enrolmentId))
  const standing = and(eq(handovers.voucherCode, voucher.code), eq(handovers.standing, true))
  const [booked] = await read.select().from(handovers).where(standing)
  const verdict = verdictOf(campaign, voucher, entry, store.now(), campaign.officeIds[0] ?? '')
  const redeemed = booked ? redeemedOf(store, booked) : null
  return {
    ...factsOf(campaign),
    state: verdict === 'already-redeemed' ? 'used' : verdict === 'redeemable' || verdict === 'not-yet' ? 'valid' : 'ended',
    office: (voucher.officeId && store.register.offices.get(voucher.officeId)) || null,
    redeemed: redeemed && { at: redeemed.at, office: redeemed.office },
  }
}

async function readBlank(store: Store, token: string): Promise<PublicVoucher | null> {
  const [blank] = await store.connections.read.select().from(blanks).where(eq(blanks.token, token))
  const campaign = blank && store.register.campaigns.get(blank.campaignId)
  if (!campaign?.key) return null
  const state = dayOf(store.now()) > lastVoucherDay(campaign) ? 'ended' : 'pending'
  return { ...factsOf(campaign), state, office: null, redeemed: null }
}

const factsOf = (campaign: Campaign) => ({
  ...{ campaign: campaign.name, training: campaign.training, firstDay: campaign.firstDay, lastDay: lastVoucherDay(campaign) },
})
