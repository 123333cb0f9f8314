import { plain } from '#rules/plain.ts'
import type { Place } from './set-up-target-moves.ts'
import type { Change } from './set-up-target-edits.ts'
import type { CellKey, GridRow } from './set-up-target-grid.ts'

/** What a block did: cells that take a number, and what did not fit, by the words of its cells. */
export type Pasted = { changes: Change[]; locked: number; outside: number; bad: string[]; unknown: string[] }

/** A block as a spreadsheet puts it on the clipboard: a row a line, a tab between cells. */
export const blockOf = (text: string): string[][] =>
  text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim().replaceAll(/^"|"$/g, '')))

export const MOST_PEOPLE = 1_000_000

/** A number of people as people write it: 1.200, 1,200 and 1 200 are one number. `undefined`: an empty cell or a dash; `null`: no such number. */
export function readPeople(text: string): number | null | undefined {
  const bare = text.replaceAll(/[\s\u00a0]/g, '')
  if (bare === '' || bare === '–' || bare === '-') return undefined
  if (!/^(\d{1,7}|\d{1,3}([.,]\d{3}){1,2})$/.test(bare)) return null
  const number = Number(bare.replaceAll(/[.,]/g, ''))
  return number <= MOST_PEOPLE ? number : null
}

type Into = { rows: readonly GridRow[]; columns: number; keyAt: (place: Place) => CellKey; isOpen: (key: CellKey) => boolean }

/** Lays a block over the grid from a cell on. Headings are passed over; a first column of names or codes says itself which rows are meant; an empty cell leaves what is there. */
export function laid(block: string[][], at: Place, { rows, columns, keyAt, isOpen }: Into): Pasted {
  const body = withoutHeadings(block)
  const named = body.every(([first = '']) => readPeople(first) === null && first !== '')
  const byName = new Map(rows.flatMap((row, index) => [[plain(row.name), index] as const, [plain(row.code), index] as const]))
  const pasted: Pasted = { changes: [], locked: 0, outside: 0, bad: [], unknown: [] }
  body.forEach((cells, line) => {
    const names = named ? leadingNames(cells) : []
    const row = named ? names.map((name) => byName.get(plain(name))).find((index) => index !== undefined) : at.row + line
    if (row === undefined) return void pasted.unknown.push(names[0] ?? '')
    cells.slice(names.length).forEach((cell, index) => lay(cell, { row, column: at.column + index }, pasted))
  })
  return pasted

  function lay(cell: string, place: Place, into: Pasted): void {
    const number = readPeople(cell)
    if (number === undefined) return
    if (place.row >= rows.length || place.column >= columns) into.outside += 1
    else if (number === null) into.bad.push(cell)
    else if (!isOpen(keyAt(place))) into.locked += 1
    else into.changes.push([keyAt(place), number])
  }
}

/** A row of words above rows with numbers is a heading. */
function withoutHeadings(block: string[][]): string[][] {
  const first = block.findIndex((cells) => cells.some((cell) => typeof readPeople(cell) === 'number'))
  return first > 0 && block.slice(0, first).every((cells) => cells.length > 1 || cells[0] === '') ? block.slice(first) : block
}

/** The code and the name before the numbers. */
function leadingNames(cells: string[]): string[] {
  const first = cells.findIndex((cell) => readPeople(cell) !== null)
  return first === -1 ? cells : cells.slice(0, first)
}
