import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import readSheets from 'read-excel-file/universal'
import { paddedFormats, settleCells } from './set-up-workbook-cells.ts'

export type Sheet = { name: string; rows: string[][] }
export type Workbook = { ok: true; sheets: Sheet[] } | { ok: false; why: 'no-workbook' | 'broken' | 'too-large' }

/** What a workbook may unpack to: a few megabytes of rows are some tens of megabytes of XML. */
const MOST_BYTES = 60 * 1024 * 1024

/**
 * The sheets of an XLSX as people see them: codes keep their zeros, days are written 28/11/2025, a formula is its result.
 * It is unpacked here, so that a small file does not turn into a flood and the cells that the library leaves out are settled, and handed on without compression.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const parts = unpack(bytes)
  if (typeof parts === 'string') return { ok: false, why: parts }
  if (!parts['xl/workbook.xml']) return { ok: false, why: 'no-workbook' }
  try {
    const sheets = await readSheets(bufferOf(zipSync(settled(parts), { level: 0 })))
    return { ok: true, sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOf)) })) }
  } catch {
    return { ok: false, why: 'broken' }
  }
}

type Parts = Record<string, Uint8Array>

/** Only the XML of a workbook, as long as it says that it is not too much. */
function unpack(bytes: Uint8Array): Parts | 'broken' | 'too-large' {
  let size = 0
  const wanted = ({ name, originalSize }: { name: string; originalSize: number }) => {
    const isXml = /\.(xml|xml\.rels)$/.test(name)
    size += isXml ? originalSize : 0
    return isXml && size <= MOST_BYTES
  }
  try {
    const parts = unzipSync(bytes, { filter: wanted })
    return size > MOST_BYTES ? 'too-large' : parts
  } catch {
    return 'broken'
  }
}

function settled(parts: Parts): Parts {
  const formats = paddedFormats(parts['xl/styles.xml'] ? strFromU8(parts['xl/styles.xml']) : '')
  const isSheet = (name: string) => /worksheets\/[^/]+\.xml$/.test(name)
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, isSheet(name) ? strToU8(settleCells(strFromU8(part), formats)) : part]))
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer

/** A cell in words. The library's own type says of a day that it is the class of days. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return dayText(cell)
  if (typeof cell === 'number') return numberText(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return String(cell).normalize('NFC')
}

function dayText(instant: Date): string {
  const [day, time] = [instant.toISOString().slice(0, 10), instant.toISOString().slice(11, 16)]
  return `${day.split('-').toReversed().join('/')}${time === '00:00' ? '' : ` ${time}`}`
}

/** Without groups and without an exponent. Three decimals get a fourth: 1,125 would be read as a thousand and more. */
function numberText(number: number): string {
  if (Number.isInteger(number)) return BigInt(number).toString()
  const [whole, decimals = ''] = String(Number(number.toPrecision(12))).split('.')
  return `${whole},${decimals.length === 3 ? `${decimals}0` : decimals}`
}
