import { and, desc, eq } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import type { VoucherView } from '#contract/counter.ts'
import { dayOf } from '#rules/days.ts'
import { verdictAt, type CounterVerdict } from '#rules/handover.ts'
import { initials, readCccd } from '#rules/identifiers.ts'
import { personKeysOf } from '../campaign-keys.ts'
import { openContents } from '../enrolments/contents.ts'
import { lastVoucherDay } from '../enrolments/view.ts'
import type { EnrolmentRow, HandoverRow, VoucherRow } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { blanks, enrolments, handovers, personKeys, vouchers } from '../schema/index.ts'
import type { Store } from '../store.ts'
import type { Clerk } from './clerk.ts'
import { countMiss, refuseLocked } from './guesses.ts'
import { holderOf } from './holder.ts'
import { placeAt } from './line.ts'
import { readText } from './read-text.ts'

const EMPTY = {
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

/** What a typed or scanned code is worth at this counter. A wrong check digit is `mistyped`, never unknown; ten unknown ones in ten minutes lock the device (`lookup-locked`). */
export async function lookUpCode(store: Store, clerk: Clerk, text: string, isTyped: boolean): Promise<VoucherView> {
  const found = await findByCode(store, clerk, text)
  return 'verdict' in found ? found : viewOf(store, clerk, found, isTyped)
}

/** Finds a participant's voucher by their own CCCD, matched exactly by its keyed hash; `unknown` when there is none. */
export async function lookUpPerson(store: Store, clerk: Clerk, text: string): Promise<VoucherView> {
  const found = await findByPerson(store, clerk, text)
  return 'verdict' in found ? found : viewOf(store, clerk, found, false)
}

/** The voucher of 12 typed digits or of a QR's 178, or what the counter says when there is none to be judged. */
export async function findByCode(store: Store, clerk: Clerk, text: string): Promise<VoucherRow | VoucherView> {
  await refuseLocked(store, clerk.deviceId)
  const read = readText(store, text)
  if (read.wrong !== null) return { verdict: read.wrong, code: read.code, ...EMPTY }
  const { code } = read
  const db = store.connections.read
  const [voucher] = await db.select().from(vouchers).where(eq(vouchers.code, code))
  if (voucher) return read.campaign && read.campaign.id !== voucher.campaignId ? { verdict: 'forged', code, ...EMPTY } : voucher
  const [blank] = await db.select().from(blanks).where(eq(blanks.code, code))
  const campaign = read.campaign ?? (blank && store.register.campaigns.get(blank.campaignId))
  if (campaign) return { ...EMPTY, verdict: 'unsent', code, ...daysOf(campaign) }
  await countMiss(store, clerk)
  return { verdict: 'unknown', code, ...EMPTY }
}

const daysOf = (campaign: Campaign) => ({
  ...{ campaignId: campaign.id, training: campaign.training, firstDay: campaign.firstDay, lastDay: lastVoucherDay(campaign) },
})

/** The same by a participant's own CCCD, which fails to match as a CCCD is refused by name. */
export async function findByPerson(store: Store, clerk: Clerk, text: string): Promise<VoucherRow | VoucherView> {
  await refuseLocked(store, clerk.deviceId)
  const read = readCccd(text, dayOf(store.now()))
  if (!read.ok) throw new Refused(read.refusal, ['cccd'])
  const own: VoucherRow[] = []
  for (const campaign of newestFirst(store)) {
    const voucher = await voucherOfPerson(store, campaign, read.value.cccd)
    if (voucher && isFetchable(campaign, voucher, store.now())) return voucher
    if (voucher) own.push(voucher)
  }
  if (own[0]) return own[0]
  await countMiss(store, clerk)
  return { verdict: 'unknown', code: '', ...EMPTY }
}

/** One that may still be fetched comes before what another campaign gave or let run out; never one of a dry run. */
const isFetchable = (campaign: Campaign, { state }: VoucherRow, now: number): boolean =>
  !campaign.training && state === 'issued' && dayOf(now) <= lastVoucherDay(campaign)

/** A dry run comes last, so that its voucher never stands before a real one. */
const newestFirst = (store: Store): Campaign[] =>
  [...store.register.campaigns.values()].toReversed().toSorted((one, other) => Number(one.training) - Number(other.training))

async function voucherOfPerson(store: Store, campaign: Campaign, cccd: string): Promise<VoucherRow | undefined> {
  const [key] = campaign.key ? personKeysOf(campaign.key, { cccd, insuranceNumber: null }) : []
  if (!key) return undefined
  const { read } = store.connections
  const [person] = await read
    .select()
    .from(personKeys)
    .where(and(eq(personKeys.campaignId, campaign.id), eq(personKeys.key, key)))
  const own = person ? await read.select().from(vouchers).where(eq(vouchers.personId, person.personId)).orderBy(desc(vouchers.issuedAt)) : []
  return own.find(({ state }) => state === 'issued') ?? own[0]
}

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
