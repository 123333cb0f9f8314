import { campaignNumber, readSigned, SIGNED_LENGTH } from '#rules/signed-vouchers.ts'
import { readCode } from '#rules/voucher-codes.ts'
import type { Campaign } from '../register.ts'
import type { Store } from '../store.ts'
import { readGenuine } from './signing.ts'

/** `campaign`: whose key signed it, where a QR was scanned. `code` of one that is none: as far as it can be read. */
export type ReadText =
  | { code: string; campaign: Campaign | null; wrong: null }
  | { code: string; campaign: null; wrong: 'mistyped' | 'forged' | 'other-campaign' }

/** What somebody typed or scanned: 12 digits, or the 178 of a QR, proved. Every door that takes a code reads it so. */
export function readText(store: Store, text: string): ReadText {
  const digits = text.normalize('NFKC').replace(/\s/g, '')
  const signed = digits.length === SIGNED_LENGTH
  const genuine = signed ? readGenuine(store, digits) : null
  if (signed && !genuine) return { code: digits.slice(1, 13), campaign: null, wrong: whyNotGenuine(store, digits) }
  const read = readCode(genuine?.voucher.code ?? text)
  if (!read.ok) return { code: text.replace(/\D/g, '').slice(0, 12), campaign: null, wrong: 'mistyped' }
  return { code: read.value, campaign: genuine?.campaign ?? null, wrong: null }
}

/** No key proves it: changed by hand, or signed for a campaign that is not here. */
function whyNotGenuine({ register }: Store, digits: string): 'forged' | 'other-campaign' {
  const read = readSigned(digits)
  const isOurs = !read.ok || [...register.campaigns.keys()].some((id) => campaignNumber(id) === read.value.campaignNumber)
  return isOurs ? 'forged' : 'other-campaign'
}
