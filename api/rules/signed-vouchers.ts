/**
 * What a voucher's QR says, in digits alone (RULES section 10): version 1, the code's 12 digits, 5 of the campaign, the last day as 5 digits of days since 1/1/1970,
 * and the ECDSA P-256 signature over those 23 digits as 155 digits: 178, what version 6-Q holds in numeric mode.
 */
import { addDays, daysBetween, type Day } from './days.ts'
import { readCode } from './voucher-codes.ts'
import type { Verdict } from './words.ts'

export type VoucherFacts = { code: string; campaignNumber: number; lastDay: Day }
/** `signed` is the text the signature is over, `signature` 64 bytes, r and s as in IEEE P1363. */
export type SignedVoucher = VoucherFacts & { signed: string; signature: Uint8Array<ArrayBuffer> }

const VERSION = '1'
const HEAD = 23
const EPOCH = '1970-01-01'
export const SIGNED_LENGTH = 178

/** Five digits that lead to a campaign's key, made of its id. They prove nothing: two campaigns may share them, the key tells them apart. */
export function campaignNumber(id: string): number {
  let hash = 0x811c9dc5
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193) >>> 0
  return hash % 100_000
}

/** The 23 digits that are signed. */
export function factsText({ code, campaignNumber: campaign, lastDay }: VoucherFacts): string {
  return VERSION + code + String(campaign).padStart(5, '0') + String(daysBetween(EPOCH, lastDay)).padStart(5, '0')
}

/** The 178 digits of the QR. Throws on a signature that is not of 64 bytes. */
export function joinSignature(facts: string, signature: Uint8Array): string {
  if (signature.length !== 64) throw new RangeError('a P-256 signature has 64 bytes')
  const hex = [...signature].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return (
    facts +
    BigInt(`0x${hex}`)
      .toString()
      .padStart(SIGNED_LENGTH - HEAD, '0')
  )
}

/** What was scanned, taken apart. Whether the signature is right, a caller with the campaign's public key says; `not-signed`: something else was scanned. */
export function readSigned(text: string): Verdict<SignedVoucher, 'not-signed'> {
  const digits = text.normalize('NFKC').replace(/\s/g, '')
  if (!/^1\d{177}$/.test(digits)) return NOT_SIGNED
  const signature = BigInt(digits.slice(HEAD)).toString(16).padStart(128, '0')
  const code = readCode(digits.slice(1, 13))
  if (!code.ok || signature.length > 128) return NOT_SIGNED
  const bytes = Uint8Array.from(signature.match(/../g) as string[], (pair) => Number.parseInt(pair, 16))
  const lastDay = addDays(EPOCH, Number(digits.slice(18, HEAD)))
  return { ok: true, value: { code: code.value, campaignNumber: Number(digits.slice(13, 18)), lastDay, signed: digits.slice(0, HEAD), signature: bytes } }
}

const NOT_SIGNED = { ok: false, refusal: 'not-signed' } as const
