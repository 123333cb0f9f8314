import { and, eq } from 'drizzle-orm'
import type { VoucherView } from '#contract/counter.ts'
import { verdictAt, type CounterVerdict } from '#rules/handover.ts'
import { initials } from '#rules/identifiers.ts'
import { openContents } from '../enrolments/contents.ts'
import { lastVoucherDay } from '../enrolments/view.ts'
import type { EnrolmentRow, HandoverRow, VoucherRow } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { enrolments, handovers } from '../schema/index.ts'
import type { Store } from '../store.ts'
import type { Clerk } from './clerk.ts'
import { holderOf } from './holder.ts'
import { placeAt } from './line.ts'

/** What is said of a code that no voucher stands behind. */
export const EMPTY = {
  campaignId: null,
  initials: null,
  birthYear: null,
  lastFour: null,
  participation: null,
  product: null,
  unverified: false,
  office: null,
  firstDay: null,
  lastDay: null,
  redeemed: null,
  factNeeded: false,
  training: false,
  line: null,
  hold: null,
  holder: null,
}

export const daysOf = (campaign: Campaign) => ({
  ...{ campaignId: campaign.id, training: campaign.training, firstDay: campaign.firstDay, lastDay: lastVoucherDay(campaign) },
})

/** While a gift may still be fetched. */
const UNSAID: CounterVerdict[] = ['redeemable', 'held', 'not-yet']

/** The facts a verdict is made of, for the look-up and for the handover alike. */
export function verdictOf(campaign: Campaign, voucher: VoucherRow | null, entry: EnrolmentRow | undefined, now: number, officeId: string): CounterVerdict {
  if (!voucher || !entry) return 'unknown'
  // Whom it is for can no longer be said.
  if (!campaign.key && voucher.state === 'issued') return 'expired'
  return verdictAt(
    { state: voucher.state, firstDay: campaign.firstDay, lastDay: lastVoucherDay(campaign), entryState: entry.state, offices: campaign.officeIds },
    now,
    officeId,
  )
}

/** What a clerk sees of a voucher; `hold` is the number under which this device holds it. */
export async function viewOf(store: Store, clerk: Clerk, voucher: VoucherRow, isTyped: boolean): Promise<VoucherView> {
  const { read } = store.connections
  const campaign = store.register.campaigns.get(voucher.campaignId) as Campaign
  const [entry] = await read.select().from(enrolments).where(eq(enrolments.id, voucher.enrolmentId))
  const [booked] = await read
    .select()
    .from(handovers)
    .where(and(eq(handovers.voucherCode, voucher.code), eq(handovers.standing, true)))
  const contents = entry ? openContents(campaign.key, entry) : null
  const worth = verdictOf(campaign, voucher, entry, store.now(), clerk.officeId)
  const isHeld = worth === 'redeemable' && voucher.heldBy !== null && voucher.heldBy !== clerk.deviceId
  const verdict = isHeld ? 'held' : worth
  return {
    ...{ verdict, code: voucher.code, initials: contents && initials(contents.name), birthYear: contents?.birthYear ?? null },
    // Of a typed code they are what the participant has yet to say.
    lastFour: isTyped && UNSAID.includes(verdict) ? null : ((contents?.cccd ?? contents?.insuranceNumber)?.slice(-4) ?? null),
    ...daysOf(campaign),
    hold: worth === 'redeemable' && !isHeld ? voucher.hold : null,
    holder: isHeld ? await holderOf(store, voucher) : null,
    ...{ participation: entry?.participation ?? null, product: entry?.product ?? null, unverified: entry?.state === 'received' },
    office: (voucher.officeId && store.register.offices.get(voucher.officeId)?.name) || null,
    redeemed: booked ? redeemedOf(store, booked) : null,
    line: worth === 'redeemable' && !campaign.training ? await placeAt(read, clerk.officeId, voucher.code) : null,
    factNeeded: isTyped && verdict === 'redeemable',
  }
}

export const redeemedOf = (store: Store, { at, officeId, clerkId }: HandoverRow) => ({
  at,
  office: store.register.offices.get(officeId)?.name ?? '',
  by: store.register.staff.get(clerkId)?.name ?? '',
})
