import type { CounterCampaign, VoucherView } from '#contract/counter.ts'
import { offlineVerdict, type OfflineVerdict, type ReadVoucher } from '#rules/counter-offline.ts'
import { dayOf } from '#rules/days.ts'
import { readSigned, type SignedVoucher } from '#rules/signed-vouchers.ts'
import { readCode } from '#rules/voucher-codes.ts'
import type { Told } from '../device/counter-store.ts'
import { findVoucher, type OnShelf, type ShelfPowers } from './counter-shelf.ts'

/** What this device says of a voucher alone. `facts`: last fours that confirm a typed code. */
export type Judged = { verdict: OfflineVerdict; view: VoucherView; facts: readonly string[]; found: OnShelf | null }

/** Judges what was typed or scanned by the device's own store: genuine, used, valid (RULES section 11). */
export async function judge(power: ShelfPowers, told: Told | null, officeId: string, text: string, isTyped: boolean): Promise<Judged> {
  const campaigns = told?.campaigns ?? []
  const read = await readVoucher(text, campaigns)
  const found = read.by === 'mistyped' ? null : await findVoucher(power, read.code)
  return judgeRow(power, told, officeId, read, found, isTyped)
}

/** The same for one that was chosen out of the office's own. */
export const judgeFound = (power: ShelfPowers, told: Told | null, officeId: string, found: OnShelf): Judged =>
  judgeRow(power, told, officeId, { by: 'code', code: found.inside.code }, found, false)

function judgeRow(power: ShelfPowers, told: Told | null, officeId: string, read: ReadVoucher, found: OnShelf | null, isTyped: boolean): Judged {
  const campaigns = told?.campaigns ?? []
  const held = found && {
    ...{ campaignId: found.inside.campaignId, entitled: found.inside.entitled },
    ...{ state: found.row.state, hold: found.row.hold, booked: found.row.booked !== null },
  }
  const verdict = offlineVerdict({ read, held, campaigns, today: dayOf(power.now()), officeId })
  const campaign = campaigns.find(({ id }) => id === (found?.inside.campaignId ?? (read.by === 'signed' ? read.signedBy : null)))
  const view = viewOf(read, found, campaign, found?.row.home ? (told?.office ?? null) : null)
  const factNeeded = isTyped && verdict === 'redeemable'
  const shown: VoucherView = {
    ...view,
    verdict: verdict === 'needs-network' ? 'unknown' : verdict,
    factNeeded,
    lastFour: factNeeded ? null : view.lastFour,
  }
  return { verdict, view: shown, facts: found?.inside.facts ?? [], found }
}

function viewOf(
  read: ReadVoucher,
  found: OnShelf | null,
  campaign: CounterCampaign | undefined,
  office: string | null,
): Omit<VoucherView, 'verdict' | 'factNeeded'> {
  const inside = found?.inside
  return {
    ...{ code: read.by === 'mistyped' ? '' : read.code, campaignId: campaign?.id ?? null, office, hold: found?.row.hold ?? null, holder: null },
    ...{ initials: inside?.initials ?? null, birthYear: inside?.birthYear ?? null, lastFour: inside?.lastFour ?? null },
    ...{ participation: inside?.participation ?? null, product: inside?.product ?? null, unverified: inside?.unverified ?? false },
    ...{ firstDay: campaign?.firstDay ?? null, lastDay: campaign?.lastVoucherDay ?? null, training: campaign?.training ?? false },
    ...{ redeemed: found?.row.redeemed ?? null, line: null },
  }
}

/** A QR's signature is tried with the keys of all campaigns that share its number. */
async function readVoucher(text: string, campaigns: readonly CounterCampaign[]): Promise<ReadVoucher> {
  const signed = readSigned(text)
  if (!signed.ok) {
    const code = readCode(text)
    return code.ok ? { by: 'code', code: code.value } : { by: 'mistyped' }
  }
  const { code, campaignNumber } = signed.value
  const named = campaigns.filter(({ number }) => number === campaignNumber)
  const proofs = await Promise.all(named.map((campaign) => isSignedBy(campaign.publicKey, signed.value)))
  return { by: 'signed', code, campaignNumber, signedBy: named.find((_, at) => proofs[at])?.id ?? null }
}

const keys = new Map<string, Promise<CryptoKey>>()

async function isSignedBy(publicKey: string, { signed, signature }: SignedVoucher): Promise<boolean> {
  try {
    const key = await (keys.get(publicKey) ?? keys.set(publicKey, imported(publicKey)).get(publicKey))
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key as CryptoKey, signature, new TextEncoder().encode(signed))
  } catch {
    return false
  }
}

function imported(publicKey: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(publicKey.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
  return crypto.subtle.importKey('raw', bytes, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
}
