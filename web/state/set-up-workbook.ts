import { readBook } from './file-workbook.ts'
import { type FileTrouble, UnreadableFile } from './file-zip.ts'

export type Sheet = { name: string; rows: string[][] }
export type Workbook = { ok: true; sheets: Sheet[] } | { ok: false; why: FileTrouble }

/** What a workbook of set-up may be: a few megabytes of rows are some tens of megabytes of XML. */
const LIMITS = { bytes: 60 * 1024 * 1024, rows: 20_000, columns: 400 }

/** The sheets of an XLSX as people see them, with the rows that are empty between others. */
export function readWorkbook(bytes: Uint8Array): Workbook {
  try {
    return { ok: true, sheets: readBook(bytes, LIMITS).sheets.map(({ name, rows }) => ({ name, rows: withEmptyRows(rows) })) }
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, why: error.why }
    throw error
  }
}

/** All rows as wide as the widest. */
function withEmptyRows(rows: { number: number; cells: string[] }[]): string[][] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const empty = Array.from({ length: width }, () => '')
  const all: string[][] = []
  for (const { number, cells } of rows) {
    while (all.length < number - 1) all.push(empty)
    all.push([...cells, ...empty.slice(cells.length)])
  }
  return all
}
