import { createECDH, createPrivateKey, hkdfSync, sign, type KeyObject, verify } from 'node:crypto'
import { campaignNumber, factsText, joinSignature, readSigned, type SignedVoucher } from '#rules/signed-vouchers.ts'
import { lastVoucherDay } from '../enrolments/view.ts'
import type { Keys } from '../keys.ts'
import type { Campaign } from '../register.ts'
import type { Store } from '../store.ts'

type Signing = { keys: Keys }
/** The private half never leaves this file: it stands in no row, no answer and no log (RULES section 10). */
type Pair = { private: KeyObject; public: string }

/** The 178 digits of a voucher's QR: its code, its campaign and its last day under the campaign's own key. */
export function signVoucher({ keys }: Signing, campaign: Campaign, code: string): string {
  const facts = factsText({ code, campaignNumber: campaignNumber(campaign.id), lastDay: lastVoucherDay(campaign) })
  return joinSignature(facts, sign('sha256', Buffer.from(facts), { key: pairOf(keys, campaign.id).private, dsaEncoding: 'ieee-p1363' }))
}

/** The uncompressed P-256 point of a campaign, base64url: what a counter proves its vouchers with, and what forges none. */
export const publicKeyOf = ({ keys }: Signing, campaignId: string): string => pairOf(keys, campaignId).public

/** What was scanned, proved: its facts and the campaign whose key signed it. Null: not a signed voucher, altered, or of no campaign here. */
export function readGenuine(store: Signing & Pick<Store, 'register'>, text: string): { voucher: SignedVoucher; campaign: Campaign } | null {
  const read = readSigned(text)
  if (!read.ok) return null
  // Two campaigns may share a number: the key that fits says which one it is.
  const named = [...store.register.campaigns.values()].filter(({ id }) => campaignNumber(id) === read.value.campaignNumber)
  const campaign = named.find(({ id }) => isSignedBy(store, id, read.value))
  return campaign ? { voucher: read.value, campaign } : null
}

function isSignedBy({ keys }: Signing, campaignId: string, { signed, signature }: SignedVoucher): boolean {
  return verify('sha256', Buffer.from(signed), { key: pairOf(keys, campaignId).private, dsaEncoding: 'ieee-p1363' }, signature)
}

const known = new WeakMap<Keys, Map<string, Pair>>()
const KEPT = 64

function pairOf(keys: Keys, campaignId: string): Pair {
  const pairs = known.get(keys) ?? new Map<string, Pair>()
  known.set(keys, pairs)
  const found = pairs.get(campaignId) ?? makePair(keys.VOUCHER_KEYS.secret, campaignId)
  if (pairs.size >= KEPT && !pairs.has(campaignId)) pairs.clear()
  pairs.set(campaignId, found)
  return found
}

/** The order of P-256. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
/** 64 bits more than the order has, so that no scalar is likelier than another (FIPS 186-5, A.2.1). */
const SEED_BYTES = 40

function makePair(secret: Uint8Array, campaignId: string): Pair {
  const seed = Buffer.from(hkdfSync('sha256', secret, campaignId, 'ra-quan voucher p-256', SEED_BYTES)).toString('hex')
  const scalar = ((BigInt(`0x${seed}`) % (ORDER - 1n)) + 1n).toString(16).padStart(64, '0')
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(scalar, 'hex')
  const point = curve.getPublicKey()
  const [x, y, d] = [point.subarray(1, 33), point.subarray(33), Buffer.from(scalar, 'hex')].map((bytes) => bytes.toString('base64url'))
  const jwk = { kty: 'EC', crv: 'P-256', x, y, d } as { kty: string; crv: string; x: string; y: string; d: string }
  return { private: createPrivateKey({ key: jwk, format: 'jwk' }), public: point.toString('base64url') }
}
