import type { ListField, ListForm } from '#contract/lists.ts'
import { lettersOf, mended } from '#rules/old-letters.ts'
import type { BookRow, BookSheet } from './file-workbook.ts'
import { fieldsOf, formOf, headingKey } from './list-headings.ts'

/** A sheet once its heading is found: what stands above and in it, and the rows below. */
export type ListSheet = { name: string; form: ListForm; headings: string[]; fields: (ListField | null)[]; rows: BookRow[] }

/** How far down a heading is looked for: below two offices, the motto, a title and what the list is about. */
const WITHIN = 40
const MOST_COLUMNS = 200

export function sheetOf({ name, rows: given }: BookSheet): ListSheet {
  const rows = inTodaysLetters(given)
  const { at, height } = headingOf(rows)
  const heads = rows.slice(at, at + height)
  const below = rows.slice(at + height)
  const body = below[0] && isNumbering(below[0].cells) ? below.slice(1) : below
  const width = Math.min(MOST_COLUMNS, Math.max(0, ...heads.map(({ cells }) => cells.length), ...body.slice(0, 50).map(({ cells }) => cells.length)))
  const headings = joined(heads.map(({ cells }) => cells))
  const all = Array.from({ length: width }, (_, column) => headings[column] ?? '')
  const above = [name, ...rows.slice(0, at).flatMap(({ cells }) => cells)].join(' ')
  return { name, form: formOf(above, all), headings: all, fields: fieldsOf(all), rows: body.filter(({ cells }) => !isRepeated(cells, heads)) }
}

/** The sheet that most looks like a list. */
export function likeliestSheet(sheets: BookSheet[]): number {
  const scores = sheets.map(({ rows }) => headingOf(inTodaysLetters(rows.slice(0, WITHIN))).score * 1_000_000 + rows.length)
  return Math.max(0, scores.indexOf(Math.max(...scores)))
}

/** The row or rows whose words name most fields; of equals the fewest and first. */
function headingOf(rows: BookRow[]): { at: number; height: number; score: number } {
  let best = {
    at: Math.max(
      0,
      rows.findIndex(({ cells }) => cells.filter(Boolean).length > 1),
    ),
    height: 1,
    score: 0,
  }
  for (const height of [1, 2, 3])
    for (let at = 0; at < Math.min(WITHIN, rows.length - height + 1); at++) {
      const heads = rows.slice(at, at + height)
      if (!heads.every(({ number, cells }, place) => number === heads[0]!.number + place && (place === 0 || couldBelong(cells)))) continue
      const score = fieldsOf(joined(heads.map(({ cells }) => cells))).filter(Boolean).length
      if (score >= 2 && score > best.score) best = { at, height, score }
    }
  return best
}

/** A second row of heading has words alone, and neither numbers the columns nor holds anybody. */
const couldBelong = (cells: string[]): boolean =>
  !isNumbering(cells) && cells.every((cell) => !/^[\d.,/\s-]+$/.test(cell) || cell.trim() === '') && cells.every((cell) => !/\d{6}/.test(cell))

/** `A`, `B`, `(1)`, `2`, `(11=5x6)` below the heading. */
export function isNumbering(cells: string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length >= 3 && filled.every((cell) => /^\(?\s*([A-Za-zĐđ]|\d{1,2})\s*(\s*=[^)]*)?\)?$/.test(cell.trim()))
}

/** Words from top to bottom; those of a merged cell stand over each column that has words below. */
function joined(heads: string[][]): string[] {
  const width = Math.min(MOST_COLUMNS, Math.max(0, ...heads.map((cells) => cells.length)))
  const over = heads.map(() => '')
  return Array.from({ length: width }, (_, column) => {
    const words = heads.map((cells, level) => {
      const own = (cells[column] ?? '').replaceAll(/\s+/g, ' ').trim()
      const hasBelow = heads.slice(level + 1).some((lower) => (lower[column] ?? '').trim() !== '')
      over[level] = own || (hasBelow ? over[level]! : '')
      return over[level]
    })
    return words.filter(Boolean).join(' ')
  })
}

/** A heading comes again at the top of each printed page. */
function isRepeated(cells: string[], heads: BookRow[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  return (
    (filled.length >= 2 &&
      heads.some((head) => filled.length === head.cells.filter(Boolean).length && cells.every((cell, at) => cell === (head.cells[at] ?? '')))) ||
    (filled.length >= 2 && isNumbering(cells) && heads.length > 0 && cells[1] === 'B')
  )
}

/** Text that was typed in a font of old, column by column; a column that cannot tell goes with the others. */
function inTodaysLetters(rows: BookRow[]): BookRow[] {
  const typed = new Map<number, string[]>()
  const today = new Set<number>()
  for (const { cells } of rows)
    for (const [column, cell] of cells.entries()) {
      if (/[\u0100-\uFFFF]/.test(cell)) today.add(column)
      else if (/[\u0080-\u00FF]/.test(cell)) {
        const texts = typed.get(column) ?? []
        if (texts.length < 3_000) texts.push(cell)
        typed.set(column, texts)
      }
    }
  const told = new Map([...typed].map(([column, texts]) => [column, lettersOf(texts)]))
  const old = [...told].flatMap(([column, letters]) => (letters === 'tcvn3' || letters === 'vni' ? [{ letters, texts: typed.get(column)!.length }] : []))
  if (old.length === 0) return rows
  const most = old.toSorted((one, other) => other.texts - one.texts)[0]!.letters
  const of = (column: number) => {
    const letters = told.get(column)
    return letters === 'tcvn3' || letters === 'vni' ? letters : today.has(column) ? null : most
  }
  return rows.map(({ number, cells }) => ({
    number,
    cells: cells.map((cell, column) => {
      const letters = /[\u0080-\u00FF]/.test(cell) ? of(column) : null
      return letters ? mended(cell, letters) : cell
    }),
  }))
}

/** What tells one set of headings from another. */
export const headingsText = (headings: readonly string[]): string => headings.map(headingKey).join('\n')
