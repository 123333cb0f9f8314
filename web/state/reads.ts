import { readSigned } from '#rules/signed-vouchers.ts'
import { readCode } from '#rules/voucher-codes.ts'

/** A camera sees a code many times over, and a clerk scans once too often: what is read again so soon is the same reading. */
export const TWICE = 5_000

/** Two reads of one code within 5 seconds are one, also when others were read between. A code that stays in sight is one for as long as it stays. */
export function makeReads() {
  const seen = new Map<string, { at: number; signed: string | null }>()
  return {
    isNew(text: string, at: number): boolean {
      for (const [code, last] of seen) if (at - last.at >= TWICE) seen.delete(code)
      const code = nameOf(text)
      const before = seen.get(code)
      const signed = readSigned(text).ok ? text : null
      // A genuine voucher held up after a forged one of its code is not the same reading.
      const isOther = signed !== null && before?.signed != null && before.signed !== signed
      seen.set(code, { at, signed: signed ?? before?.signed ?? null })
      return !before || isOther
    },
    /** Nothing came of it: the same code may be read again at once. */
    forget(text?: string): void {
      if (text === undefined) seen.clear()
      else seen.delete(nameOf(text))
    },
  }
}

/** A voucher's QR and its 12 digits are one code. */
function nameOf(text: string): string {
  const signed = readSigned(text)
  if (signed.ok) return signed.value.code
  const typed = readCode(text)
  return typed.ok ? typed.value : text.trim()
}
