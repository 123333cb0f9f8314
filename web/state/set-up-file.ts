import { setUpFile as t } from '../text/set-up-file.vi.ts'
import type { Sheet } from './set-up-workbook.ts'

export type FileRead = { ok: true; kind: 'text'; text: string } | { ok: true; kind: 'sheets'; sheets: Sheet[] } | { ok: false; words: string }

const MEGABYTES = 5
const NOT = { 'no-workbook': t.noWorkbook, binary: t.binary, broken: t.broken, 'too-large': t.unpacksTooLarge, 'too-many-rows': t.unpacksTooLarge } as const

/** What a chosen file holds: the sheets of an XLSX, or text in UTF-8 as "CSV UTF-8" gives it, or in the UTF-16 of Excel's "Unicode Text". What cannot be read is said in a sentence. */
export async function readFile(file: Pick<Blob, 'arrayBuffer' | 'size'>): Promise<FileRead> {
  if (file.size === 0) return { ok: false, words: t.empty }
  if (file.size > MEGABYTES * 1024 * 1024) return { ok: false, words: t.tooLarge(MEGABYTES) }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const begins = (...signs: number[]) => signs.every((sign, index) => bytes[index] === sign)
  if (begins(0xd0, 0xcf)) return { ok: false, words: holds(bytes, wide('EncryptedPackage')) ? t.secret : t.old }
  if (begins(0x50, 0x4b)) return readSheets(bytes)
  const encoding = begins(0xff, 0xfe) ? 'utf-16le' : begins(0xfe, 0xff) ? 'utf-16be' : 'utf-8'
  try {
    return { ok: true, kind: 'text', text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch {
    return { ok: false, words: t.notText }
  }
}

/** The reader of workbooks comes over the network when the first one is chosen. */
async function readSheets(bytes: Uint8Array): Promise<FileRead> {
  const reader = await import('./set-up-workbook.ts').catch(() => null)
  if (!reader) return { ok: false, words: t.needsNetwork }
  const workbook = reader.readWorkbook(bytes)
  if (!workbook.ok) return { ok: false, words: NOT[workbook.why] }
  const sheets = workbook.sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')))
  return sheets.length > 0 ? { ok: true, kind: 'sheets', sheets } : { ok: false, words: t.empty }
}

const ascii = (word: string) => [...word].map((letter) => letter.charCodeAt(0))
/** As names stand in the container of old workbooks and of those with a password. */
const wide = (word: string) => ascii(word).flatMap((letter) => [letter, 0])

function holds(bytes: Uint8Array, signs: number[]): boolean {
  for (let at = bytes.indexOf(signs[0]!); at !== -1; at = bytes.indexOf(signs[0]!, at + 1))
    if (signs.every((sign, index) => bytes[at + index] === sign)) return true
  return false
}
