import papaparse from 'papaparse'
import type { BadRow } from '#contract/imports.ts'
import { plain } from './words.ts'

/** What a column is called in a heading row, plain (see `plain`); `required` ones must be there, those without a field are passed over. */
export type Column = { field: string; names: string[]; required?: boolean }
export type Row = { row: number; cells: Partial<Record<string, string>> }
export type Table = { fields: string[]; rows: Row[]; bad: BadRow[] }

/** Reads CSV with a heading row: comma, semicolon or tab, with or without BOM. A missing or unknown heading is bad in row 1. */
export function readTable(text: string, columnsOf: (heading: string[]) => Column[]): Table {
  const clean = text.replace(/^\uFEFF/, '').normalize('NFC')
  const lines = papaparse.parse<string[]>(clean, { delimiter: delimiterOf(clean) }).data.map((cells) => cells.map((cell) => cell.trim().replace(/\s+/g, ' ')))
  const [heading = [], ...body] = lines
  const columns = columnsOf(heading)
  const fields = heading.map((name) => columns.find(({ field, names }) => field === name || names.includes(plain(name)))?.field ?? null)
  const rows = body.flatMap((cells, index) => (cells.every((cell) => cell === '') ? [] : [{ row: index + 2, cells: cellsOf(fields, cells) }]))
  return { fields: fields.flatMap((field) => field || []), rows, bad: badHeadings(heading, fields, columns) }
}

/** The separator that the heading row uses most: a comma inside an address must not win. */
function delimiterOf(text: string): string {
  const heading = text.split(/\r?\n/, 1)[0] ?? ''
  const counts = ['\t', ';', ','].map((sign) => [sign, heading.split(sign).length] as const)
  return counts.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ','
}

const cellsOf = (fields: (string | null)[], cells: string[]) =>
  Object.fromEntries(fields.flatMap((field, index) => (field ? [[field, cells[index] ?? '']] : [])))

const IGNORED = new Set(['', 'stt', 'tt', 'so thu tu', 'no', 'ghi chu', 'note', 'notes'])

function badHeadings(heading: string[], fields: (string | null)[], columns: Column[]): BadRow[] {
  const missing = columns
    .filter(({ field, required }) => required && !fields.includes(field))
    .map(({ field }) => ({ row: 1, field, reason: 'missing' as const, value: '' }))
  const unknown = heading.flatMap((name, index) =>
    fields[index] === null && !IGNORED.has(plain(name)) ? [{ row: 1, field: name, reason: 'unknown' as const, value: name }] : [],
  )
  const repeated = heading.flatMap((name, index) =>
    fields[index] && fields.indexOf(fields[index] as string) < index
      ? [{ row: 1, field: fields[index] as string, reason: 'repeated' as const, value: name }]
      : [],
  )
  return [...missing, ...unknown, ...repeated]
}
