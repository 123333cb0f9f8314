import { setUpFile as t, unreadable } from '../text/set-up-file.vi.ts'
import type { Sheet } from './set-up-workbook.ts'

export type FileRead = { ok: true; kind: 'text'; text: string } | { ok: true; kind: 'sheets'; sheets: Sheet[] } | { ok: false; words: string }
/** `old`: a workbook of before 2007; `secret`: one with a password. */
export type FileKind = 'empty' | 'old' | 'secret' | 'zip' | 'text'

const MEGABYTES = 5

/** What a chosen file holds: the sheets of an XLSX, or text in UTF-8 as "CSV UTF-8" gives it, or in the UTF-16 of Excel's "Unicode Text". What cannot be read is said in a sentence. */
export async function readFile(file: Pick<Blob, 'arrayBuffer' | 'size'>): Promise<FileRead> {
  if (file.size > MEGABYTES * 1024 * 1024) return { ok: false, words: t.tooLarge(MEGABYTES) }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const kind = kindOfFile(bytes)
  if (kind === 'zip') return readSheets(bytes)
  if (kind !== 'text') return { ok: false, words: t[kind] }
  const begins = (...signs: number[]) => signs.every((sign, index) => bytes[index] === sign)
  const encoding = begins(0xff, 0xfe) ? 'utf-16le' : begins(0xfe, 0xff) ? 'utf-16be' : 'utf-8'
  try {
    return { ok: true, kind: 'text', text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch {
    return { ok: false, words: t.notText }
  }
}

/** What a file is by its first bytes. */
export function kindOfFile(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty'
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return holds(bytes, wide('EncryptedPackage')) ? 'secret' : 'old'
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? 'zip' : 'text'
}

/** The reader of workbooks comes over the network when the first one is chosen. */
async function readSheets(bytes: Uint8Array): Promise<FileRead> {
  const reader = await import('./set-up-workbook.ts').catch(() => null)
  if (!reader) return { ok: false, words: t.needsNetwork }
  const workbook = reader.readWorkbook(bytes)
  if (!workbook.ok) return { ok: false, words: workbook.why === 'too-many-rows' ? t.unpacksTooLarge : unreadable[workbook.why] }
  const sheets = workbook.sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')))
  return sheets.length > 0 ? { ok: true, kind: 'sheets', sheets } : { ok: false, words: t.empty }
}

/** As names stand in the container of old workbooks and of those with a password. */
const wide = (word: string) => [...word].flatMap((letter) => [letter.charCodeAt(0), 0])

function holds(bytes: Uint8Array, signs: number[]): boolean {
  for (let at = bytes.indexOf(signs[0]!); at !== -1; at = bytes.indexOf(signs[0]!, at + 1))
    if (signs.every((sign, index) => bytes[at + index] === sign)) return true
  return false
}
