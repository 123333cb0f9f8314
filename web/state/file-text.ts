import { lettersOf, mended, type OldLetters } from '#rules/old-letters.ts'

export type Encoding = 'utf-8' | 'utf-16' | 'windows-1258' | OldLetters
export type TextRead = { ok: true; text: string; encoding: Encoding } | { ok: false }

/** What UTF-8 leaves behind that was taken for Windows-1252 and written as UTF-8 once more. */
const TWICE = /á[»º]|Ä[\u0080-\u00BF\u0192\u2018-\u201E]|Ã[\u0080-\u00BF]|Æ[°¡]/
/** As much as tells the letters of a file. */
const ENOUGH = 300_000

/** The text of a CSV: UTF-8, UTF-16 with or without its mark, Windows-1258 with its tones behind the letters, or the letters of TCVN3 and VNI fonts. What is none of these for sure is refused. */
export function readText(bytes: Uint8Array): TextRead {
  const wide = wideOf(bytes)
  const text = wide ? decoded(bytes, wide) : decoded(bytes, 'utf-8')
  if (text !== null) {
    const letters = lettersOf(pieces(text))
    if (letters === 'unknown' && TWICE.test(text)) return { ok: false }
    return letters === 'today' || letters === 'unknown'
      ? { ok: true, text, encoding: wide ? 'utf-16' : 'utf-8' }
      : { ok: true, text: inLetters(text, letters), encoding: letters }
  }
  if (wide || bytes.includes(0)) return { ok: false }
  const vietnamese = decoded(bytes, 'windows-1258')!
  const latin = new TextDecoder('windows-1252').decode(bytes)
  const old = lettersOf(pieces(latin))
  if (old === 'tcvn3' || old === 'vni') return { ok: true, text: inLetters(latin, old), encoding: old }
  return lettersOf(pieces(vietnamese)) === 'today' ? { ok: true, text: vietnamese, encoding: 'windows-1258' } : { ok: false }
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).normalize('NFC')
  } catch {
    return null
  }
}

/** UTF-16 by its mark, or by the zeros that stand beside each letter of the alphabet. */
function wideOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 2_000)
  const zeros = [0, 1].map((rest) => head.filter((byte, at) => at % 2 === rest && byte === 0).length)
  if (zeros[1]! > head.length / 8 && zeros[0] === 0) return 'utf-16le'
  return zeros[0]! > head.length / 8 && zeros[1] === 0 ? 'utf-16be' : null
}

const CELLS = /[;,\t\r\n"]+/
const pieces = (text: string): string[] => text.slice(0, ENOUGH).split(CELLS)
/** Cell by cell, since what is in capitals is told of each. */
const inLetters = (text: string, letters: OldLetters): string => text.replaceAll(/[^;,\t\r\n"]+/g, (cell) => mended(cell, letters))
