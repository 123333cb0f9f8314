import papaparse from 'papaparse'
import { canonical, hashOf } from '#contract/canonical.ts'
import type { ListField, ListForm, ListMapping, ListRow } from '#contract/lists.ts'
import type { Day } from '#rules/days.ts'
import { hideNumbers } from '#rules/identifiers.ts'
import { listFile as t } from '../text/list-file.vi.ts'
import { setUpFile, unreadable } from '../text/set-up-file.vi.ts'
import { readText, type Encoding } from './file-text.ts'
import { type Book, type BookRow, readBook } from './file-workbook.ts'
import { UnreadableFile } from './file-zip.ts'
import type { BadListRow, ListNote } from './list-faults.ts'
import { type ListRead, type ReadListRow, readRows } from './list-rows.ts'
import { headingsText, likeliestSheet, type ListSheet, sheetOf } from './list-sheet.ts'
import { kindOfFile } from './set-up-file.ts'

/** A column as it is shown: its heading, some cells with their numbers masked, the field that it names. */
export type ListColumn = { heading: string; samples: string[]; field: ListField | null }
/** A chosen file. `key` tells its set of headings from others. */
export type ListHead = { sheets: string[]; sheet: number; form: ListForm; columns: ListColumn[]; key: string; rows: number; encoding: Encoding | null }
export type ListOpened = { ok: true; head: ListHead } | { ok: false; words: string }
/** What the rows say with a mapping. `notes` counts rows by what there is to say of them, with the first few of each. */
export type ListLook = {
  good: number
  leftOut: number
  noted: number
  notes: { note: ListNote; count: number; rows: number[] }[]
  bad: BadListRow[]
  first: ReadListRow[]
}
export type ListFileGiven = Pick<Blob, 'arrayBuffer' | 'size'>

const MEGABYTES = 40
const LIMITS = { bytes: 400 * 1024 * 1024, rows: 220_000, columns: 200 }
const SHOWN = 20
const PIECE = 500

/** Reads one list after the other, all by itself: in a worker of a browser, or beside a test. */
export function makeListReading(progress: (share: number) => void = () => {}) {
  let book: Book = { sheets: [], from1904: false }
  let sheet: ListSheet | null = null
  let read: ListRead = { rows: [], bad: [], leftOut: 0 }
  let encoding: Encoding | null = null

  async function open(file: ListFileGiven): Promise<ListOpened> {
    if (file.size > MEGABYTES * 1024 * 1024) return { ok: false, words: setUpFile.tooLarge(MEGABYTES) }
    const bytes = new Uint8Array(await file.arrayBuffer())
    const kind = kindOfFile(bytes)
    if (kind === 'empty' || kind === 'old' || kind === 'secret') return { ok: false, words: setUpFile[kind] }
    encoding = null
    if (kind === 'zip') {
      try {
        book = readBook(bytes, LIMITS, progress)
      } catch (error) {
        return { ok: false, words: sentenceOf(error) }
      }
    } else {
      const text = readText(bytes)
      if (!text.ok) return { ok: false, words: t.unknownLetters }
      const rows = rowsOf(text.text, progress)
      if (typeof rows === 'string') return { ok: false, words: rows }
      encoding = text.encoding
      book = { from1904: false, sheets: [{ name: '', rows }] }
    }
    book.sheets = book.sheets.filter(({ rows }) => rows.length > 0)
    if (book.sheets.length === 0) return { ok: false, words: setUpFile.empty }
    return { ok: true, head: await take(likeliestSheet(book.sheets)) }
  }

  async function take(at: number): Promise<ListHead> {
    sheet = sheetOf(book.sheets[at]!)
    const { form, headings, fields, rows } = sheet
    const samples = (column: number) => {
      const filled = rows.slice(0, 40).flatMap(({ cells }) => (cells[column]?.trim() ? [hideNumbers(cells[column]).slice(0, 60)] : []))
      return filled.slice(0, 3)
    }
    return {
      ...{ sheets: book.sheets.map(({ name }) => name), sheet: at, form, encoding, rows: rows.length, key: await hashOf(headingsText(headings)) },
      columns: headings.map((heading, column) => ({ heading, samples: samples(column), field: fields[column] ?? null })),
    }
  }

  async function look(mapping: ListMapping, today: Day): Promise<ListLook> {
    const { headings, rows } = sheet!
    read = readRows(rows, { headings, mapping, today, from1904: book.from1904 })
    const notes = new Map<ListNote, { note: ListNote; count: number; rows: number[] }>()
    for (const { row, notes: own } of read.rows)
      for (const note of own) {
        const known = notes.get(note) ?? { note, count: 0, rows: [] }
        known.count++
        if (known.rows.length < 5) known.rows.push(row.row)
        notes.set(note, known)
      }
    const noted = read.rows.filter((row) => row.notes.length > 0)
    return { good: read.rows.length, leftOut: read.leftOut, noted: noted.length, notes: [...notes.values()], bad: read.bad, first: read.rows.slice(0, SHOWN) }
  }

  const rows = async (from: number, count: number): Promise<ListRow[]> => read.rows.slice(from, from + count).map(({ row }) => row)

  /** The rows that cannot be sent, as they stand in the file, below their headings. */
  async function badCells(): Promise<{ headings: string[]; rows: { number: number; cells: string[] }[] }> {
    const numbers = new Set(read.bad.map(({ row }) => row))
    return { headings: sheet!.headings, rows: sheet!.rows.filter(({ number }) => numbers.has(number)) }
  }

  return { open, take, look, rows, badCells, digest: () => digestOf(read.rows.map(({ row }) => row)) }
}
export type ListReading = ReturnType<typeof makeListReading>

/** What tells one list from another: SHA-256 over those of 500 rows each, of their canonical JSON, so that a long list is never one text. */
export async function digestOf(rows: readonly ListRow[]): Promise<string> {
  const pieces: string[] = []
  for (let at = 0; at < rows.length; at += PIECE) pieces.push(await hashOf(canonical(rows.slice(at, at + PIECE))))
  return hashOf(pieces)
}

function rowsOf(text: string, progress: (share: number) => void): BookRow[] | string {
  const { data, errors } = papaparse.parse<string[]>(text, { delimiter: delimiterOf(text) })
  const broken = errors.find(({ type }) => type === 'Quotes')
  if (broken) return t.openQuote((broken.row ?? 0) + 1)
  if (data.length > LIMITS.rows + 1_000) return setUpFile.tooManyRows
  progress(1)
  return data.flatMap((cells, at) =>
    cells.some((cell) => cell.trim() !== '') ? [{ number: at + 1, cells: cells.slice(0, LIMITS.columns).map((cell) => cell.slice(0, 1_000)) }] : [],
  )
}

/** The sign between cells: the one that stands most often in the fullest of the first lines. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000).split('\n').slice(0, 60)
  const most = (sign: string) => Math.max(...head.map((line) => line.split(sign).length))
  return ['\t', ';', ','].toSorted((one, other) => most(other) - most(one))[0]!
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof UnreadableFile)) throw error
  return unreadable[error.why]
}
