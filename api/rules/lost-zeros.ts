/** Numbers from spreadsheets, where zeros at the beginning are lost: given back where only one number can be meant. */
import type { Day } from './days.ts'
import { readCccd, readInsuranceNumber } from './identifiers.ts'

export type ReadNumber<Why extends string> = { ok: true; number: string; restored: boolean; fits: boolean } | { ok: false; why: Why }
export type KnownOf = { birthYear: number | null; sex: 'male' | 'female' | null }

/** A number that a spreadsheet has rounded: `7.2E+10`. */
export const isRounded = (text: string): boolean => /^\d+([.,]\d+e\+?|e\+)\d+$/i.test(text.trim())

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s.\-'’]/g, '')
    .replace(/^,+|,+$/g, '')

/**
 * A CCCD of 12 digits, or of 10 or 11 that are one again with their zeros: the place of birth is then a known one, and year and sex agree with those given.
 * With 10 digits, which a mã số BHXH has too, a birth year must agree. `fits` is false when a whole number contradicts what is given: only a warning.
 * Refusals: `rounded`, `old-id` (a CMND of 9), `ambiguous` (zeros that may be others), `malformed`.
 */
export function readListedCccd(text: string, known: KnownOf, today: Day): ReadNumber<'rounded' | 'old-id' | 'ambiguous' | 'malformed'> {
  if (isRounded(text)) return { ok: false, why: 'rounded' }
  const digits = bare(text)
  if (!/^\d+$/.test(digits)) return { ok: false, why: 'malformed' }
  if (digits.length === 9) return { ok: false, why: 'old-id' }
  if (digits.length !== 12 && digits.length !== 11 && digits.length !== 10) return { ok: false, why: 'malformed' }
  const read = readCccd(digits.padStart(12, '0'), today)
  if (!read.ok) return { ok: false, why: digits.length === 12 ? 'malformed' : 'ambiguous' }
  const { cccd, birthYear, sex, knownPlace } = read.value
  const fits = (known.birthYear ?? birthYear) === birthYear && (known.sex ?? sex) === sex
  if (digits.length === 12) return { ok: true, number: cccd, restored: false, fits }
  const isSure = knownPlace && fits && (digits.length === 11 || known.birthYear !== null)
  return isSure ? { ok: true, number: cccd, restored: true, fits } : { ok: false, why: 'ambiguous' }
}

/** A mã số BHXH of 10 digits, the last ten of a card of 15 characters, or 9 digits with their zero again. Refusals: `rounded`, `malformed`. */
export function readListedInsurance(text: string): ReadNumber<'rounded' | 'malformed'> {
  if (isRounded(text)) return { ok: false, why: 'rounded' }
  const digits = bare(text)
  const isShort = /^\d{9}$/.test(digits)
  const read = readInsuranceNumber(isShort ? `0${digits}` : digits)
  return read.ok ? { ok: true, number: read.value, restored: isShort, fits: true } : { ok: false, why: 'malformed' }
}
