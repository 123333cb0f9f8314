import { readSigned } from '#rules/signed-vouchers.ts'
import { readCode } from '#rules/voucher-codes.ts'

/** A camera sees a code many times over, and a clerk scans once too often: what is read again so soon is the same reading. */
export const TWICE = 5_000

/** Two reads of one code within 5 seconds are one, also when others were read between. A code that stays in sight is one for as long as it stays. */
export function makeReads() {
  const seen = new Map<string, number>()
  return {
    isNew(text: string, at: number): boolean {
      for (const [code, last] of seen) if (at - last >= TWICE) seen.delete(code)
      const code = nameOf(text)
      const isNew = !seen.has(code)
      seen.set(code, at)
      return isNew
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
