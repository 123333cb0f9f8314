/** Voucher codes: ten random digits and two check digits, ISO 7064 MOD 97-10 (RULES section 10). Digits survive Telex, VNI and wedge scanners. */
import type { Verdict } from './words.ts'

/** The 12-digit code of ten random digits, which the caller draws. Throws on anything but ten digits. */
export function makeCode(tenDigits: string): string {
  if (!/^\d{10}$/.test(tenDigits)) throw new RangeError('a voucher code is made of ten digits')
  return tenDigits + checkDigits(tenDigits)
}

/** The code that was typed or scanned, without its spaces and dashes; wrong check digits are a slip, never "unknown". */
export function readCode(text: string): Verdict<string, 'code-mistyped'> {
  const code = text.normalize('NFKC').replace(/[\s.\-‐–—]/g, '')
  const isRight = /^\d{12}$/.test(code) && checkDigits(code.slice(0, 10)) === code.slice(10)
  return isRight ? { ok: true, value: code } : { ok: false, refusal: 'code-mistyped' }
}

/** A code for the eye: `1234 5678 9012`. */
export function showCode(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ')
}

function checkDigits(tenDigits: string): string {
  return String(98 - ((Number(tenDigits) * 100) % 97)).padStart(2, '0')
}
