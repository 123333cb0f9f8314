import type { ImportKind } from '#contract/imports.ts'
import { columns } from '../text/set-up-import.vi.ts'
import { plain } from '#rules/plain.ts'
import type { Sheet } from './set-up-workbook.ts'

/** A sheet as the table that the server reads. `above` counts the rows before the heading, so that a bad row is told by its number in the file. */
export type SheetTable = { text: string; above: number }

/** How far down a heading is looked for: below the names of two offices, a title and a line about the letter it came with. */
const HEADING_WITHIN = 20

/** The table of a sheet: titles above its heading are left out, a heading of two rows with merged cells becomes one. */
export function tableOf(kind: ImportKind, rows: string[][]): SheetTable {
  const at = headingAt(kind, rows)
  const [heading = [], below = []] = [rows[at], rows[at + 1]]
  const isDouble = hasSecondHeading(heading, below)
  const body = rows.slice(at + (isDouble ? 2 : 1))
  const table = [isDouble ? joinedHeading(heading, below) : heading, ...body]
  return { text: table.map((cells) => cells.map(oneLine).join('\t')).join('\n'), above: at + (isDouble ? 1 : 0) }
}

/** The sheet that most looks like a table of this kind. */
export function likeliest(kind: ImportKind, sheets: Sheet[]): number {
  const scores = sheets.map(({ rows }) => score(kind, rows[headingAt(kind, rows)] ?? []))
  return scores.indexOf(Math.max(...scores))
}

function headingAt(kind: ImportKind, rows: string[][]): number {
  const scores = rows.slice(0, HEADING_WITHIN).map((cells) => score(kind, cells))
  const best = Math.max(...scores)
  if (best > 0) return scores.indexOf(best)
  return Math.max(
    0,
    rows.findIndex((cells) => cells.filter(Boolean).length > 1),
  )
}

/** How many cells of a row are names of columns. */
const score = (kind: ImportKind, cells: string[]): number => new Set(cells.map(plain).filter((cell) => isColumn(kind, cell))).size

const OTHERS =
  /^(stt|tt|ma|ma \S+( \S+){0,3}|ten|ten don vi|ten quay|ho ten|ho va ten|don vi|ten tap the|tap the thi dua|ghi chu|(tuan|dot|ky) \d+|ngay ra quan|ca dot)$/
const isColumn = (kind: ImportKind, cell: string) =>
  cell !== '' && (OTHERS.test(cell) || Object.entries(columns[kind]).some(([field, { name }]) => plain(name) === cell || field === cell))

/** A second row of heading names what stands below merged cells: TN and YT below each week, nothing below the code. */
function hasSecondHeading(heading: string[], below: string[]): boolean {
  const words = below.filter(Boolean)
  const merged = below.some((cell, index) => cell !== '' && !heading[index])
  return merged && words.every((cell) => !/^[\d.,\s]*$/.test(cell)) && words.length < Math.max(heading.length, below.length)
}

function joinedHeading(heading: string[], below: string[]): string[] {
  let above = ''
  return Array.from({ length: Math.max(heading.length, below.length) }, (_, index) => {
    above = heading[index] || (below[index] ? above : '')
    return [above, below[index]].filter(Boolean).join(' ')
  })
}

/** A cell of the table is one line, and a quote in it is a quote. */
function oneLine(cell: string): string {
  const line = cell.replaceAll(/\s+/g, ' ').trim()
  return line.includes('"') ? `"${line.replaceAll('"', '""')}"` : line
}
