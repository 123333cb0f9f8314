import { and, desc, eq } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import type { VoucherView } from '#contract/counter.ts'
import { dayOf } from '#rules/days.ts'
import { readCccd } from '#rules/identifiers.ts'
import { personKeysOf } from '../campaign-keys.ts'
import { lastVoucherDay } from '../enrolments/view.ts'
import type { VoucherRow } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { blanks, personKeys, vouchers } from '../schema/index.ts'
import type { Store } from '../store.ts'
import type { Clerk } from './clerk.ts'
import { countMiss, refuseLocked } from './guesses.ts'
import { readText } from './read-text.ts'
import { daysOf, EMPTY, viewOf } from './said.ts'

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
