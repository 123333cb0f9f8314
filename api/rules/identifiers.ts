/** Numbers and names as people type them: spaces, dots and dashes are forgiven (DOMAIN section 2, RULES section 13). */
import type { Day } from './days.ts'
import type { Verdict } from './words.ts'

export type Cccd = { cccd: string; birthYear: number; sex: 'male' | 'female'; knownPlace: boolean }

/** A 12-digit citizen number with what it tells: birth year, sex, and whether its place of birth is on the list (if not, only a warning). */
export function readCccd(text: string, today: Day): Verdict<Cccd, 'cccd-length' | 'cccd-not-digits' | 'cccd-impossible'> {
  const cccd = bare(text)
  if (!/^\d*$/.test(cccd)) return { ok: false, refusal: 'cccd-not-digits' }
  if (cccd.length !== 12) return { ok: false, refusal: 'cccd-length' }
  const centuryAndSex = Number(cccd[3])
  const birthYear = 1900 + 100 * Math.floor(centuryAndSex / 2) + Number(cccd.slice(4, 6))
  if (birthYear > Number(today.slice(0, 4))) return { ok: false, refusal: 'cccd-impossible' }
  const sex = centuryAndSex % 2 === 0 ? 'male' : 'female'
  return { ok: true, value: { cccd, birthYear, sex, knownPlace: BIRTH_PLACES.has(cccd.slice(0, 3)) } }
}

/** The 10-digit mã số BHXH; a health card of 15 characters gives its last ten. Leading zeros stay. */
export function readInsuranceNumber(text: string): Verdict<string, 'insurance-number-malformed'> {
  const number = /^(?:[A-Z]{2}[1-5]\d{2})?(\d{10})$/.exec(bare(text).toUpperCase())?.[1]
  return number ? { ok: true, value: number } : { ok: false, refusal: 'insurance-number-malformed' }
}

/** A Vietnamese mobile or landline number as E.164, `+84912345678`. */
export function readPhone(text: string): Verdict<string, 'phone-malformed'> {
  const national = bare(text).replace(/^(?:\+|00)?84(?=0?\d{9,10}$)0?/, '0')
  return /^0(?:[35789]\d{8}|2\d{9})$/.test(national) ? { ok: true, value: `+84${national.slice(1)}` } : { ok: false, refusal: 'phone-malformed' }
}

/** A name in NFC with single spaces: letters, apostrophe and hyphen, 2 to 60 characters. */
export function readName(text: string): Verdict<string, 'name-malformed'> {
  const name = text.normalize('NFC').replace(/[’‘ʼ]/g, "'").trim().replace(/\s+/g, ' ')
  const length = [...name].length
  const isName = length >= 2 && length <= 60 && /^\p{L}[\p{L}\p{M}' -]*$/u.test(name)
  return isName ? { ok: true, value: name } : { ok: false, refusal: 'name-malformed' }
}

/** `079190001234` as `079***1234`; a number too short to hide anything in is hidden whole. */
export function maskDigits(digits: string): string {
  return digits.length < 10 ? '***' : `${digits.slice(0, 3)}***${digits.slice(-4)}`
}

const LONG_NUMBER = /(?<!\d)(?:\d{9,15}|\d{3}([ .-])\d{3}\1\d{3}\1\d{3}|\d{4}([ .-])\d{4}\2\d{4}|\d{4}([ .-])\d{3}\3\d{3}|\d{3}([ .-])\d{3}\4\d{4})(?!\d)/g

/** A remark with the numbers of a person masked that someone wrote into it: what is typed freely is stored and shown as it stands (RULES section 13). */
export const hideNumbers = (remark: string): string => remark.replaceAll(LONG_NUMBER, (number) => maskDigits(number.replaceAll(/\D/g, '')))

/** "Nguyễn Văn An" as "N. V. A." */
export function initials(name: string): string {
  const words = name.normalize('NFC').split(/\s+/).filter(Boolean)
  return words.map((word) => `${[...word][0]?.toUpperCase()}.`).join(' ')
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s.\-‐–—()]/g, '')
}

/** The 63 provinces of the time before 1/7/2025, whose codes the numbers carry. */
const BIRTH_PLACES = new Set(
  (
    '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 ' +
    '049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096'
  ).split(' '),
)
