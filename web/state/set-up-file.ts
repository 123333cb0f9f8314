import { setUpImport as t } from '../text/set-up-import.vi.ts'

export type FileText = { ok: true; text: string } | { ok: false; words: string }

/** The text of a chosen file: UTF-8 as "CSV UTF-8" gives it, or the UTF-16 of Excel's "Unicode Text". An Excel workbook or another encoding is said in a sentence, since it would come in garbled. */
export async function readFile(file: Pick<Blob, 'arrayBuffer'>): Promise<FileText> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const begins = (...signs: number[]) => signs.every((sign, index) => bytes[index] === sign)
  if (begins(0x50, 0x4b) || begins(0xd0, 0xcf)) return { ok: false, words: t.excel }
  const encoding = begins(0xff, 0xfe) ? 'utf-16le' : begins(0xfe, 0xff) ? 'utf-16be' : 'utf-8'
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch {
    return { ok: false, words: t.notText }
  }
}
