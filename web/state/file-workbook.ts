import { setUpFile as t } from '../text/set-up-file.vi.ts'
import { columnOf, cut, MOST_LETTERS, numberOf } from './file-cells.ts'
import { type Formats, formatsOf } from './file-formats.ts'
import { attribute, makeScanner, unescaped } from './file-xml.ts'
import { type Budget, partsOf, UnreadableFile, unpackPart, type ZipPart } from './file-zip.ts'

/** What a workbook may cost, whatever it says of itself: bytes unpacked, rows with something in them, columns from the left. */
export type BookLimits = { bytes: number; rows: number; columns: number }
/** A row with something in it. `number` is the one that people see beside it. */
export type BookRow = { number: number; cells: string[] }
export type BookSheet = { name: string; rows: BookRow[] }
export type Book = { sheets: BookSheet[]; from1904: boolean }

const MOST_WORDS = 3_000_000
/** Excel has 1,048,576 rows. */
const MOST_ROW = 2_000_000

/**
 * The sheets of an XLSX as people see them: codes keep their zeros, days are written 28/11/2025, a formula is its stored result, one without it says so.
 * It is read while it unpacks, piece by piece, and only what stands in the file itself: links to other files, what the file declares and how large it says that it is are passed over.
 * Throws `UnreadableFile`.
 */
export function readBook(bytes: Uint8Array, limits: BookLimits, progress: (share: number) => void = () => {}): Book {
  const parts = partsOf(bytes)
  if (parts.has('xl/workbook.bin')) throw new UnreadableFile('binary')
  if (!parts.has('xl/workbook.xml')) throw new UnreadableFile('no-workbook')
  const said = [...parts].reduce((sum, [name, { says }]) => sum + (/\.(xml|rels)$/.test(name) ? says : 0), 0)
  if (said > limits.bytes) throw new UnreadableFile('too-large')
  const budget = { bytes: limits.bytes }
  const { sheets, from1904 } = contentsOf(parts, budget)
  if (sheets.length === 0) throw new UnreadableFile('broken')
  const formats = formatsOf(parts.has('xl/styles.xml') ? wholeText(parts.get('xl/styles.xml')!, budget) : '')
  const words = parts.has('xl/sharedStrings.xml') ? readWords(parts.get('xl/sharedStrings.xml')!, budget) : []
  const left = { rows: limits.rows }
  return {
    from1904,
    sheets: sheets.map(({ name, part }, at) => ({
      name,
      rows: readRows(part, { budget, formats, words, from1904, left, columns: limits.columns, progress: (share) => progress((at + share) / sheets.length) }),
    })),
  }
}

function wholeText(part: ZipPart, budget: Budget): string {
  if (part.says > 20_000_000) throw new UnreadableFile('too-large')
  const pieces: string[] = []
  unpackPart(part, budget, (text) => void pieces.push(text))
  return pieces.join('')
}

function contentsOf(parts: Map<string, ZipPart>, budget: Budget) {
  const targets = new Map<string, string>()
  const relations = parts.get('xl/_rels/workbook.xml.rels')
  const listen = (open: (name: string, attributes: string) => void) => makeScanner({ open, close: () => {}, text: () => {} })
  if (relations) {
    const scan = listen((name, given) => {
      if (name === 'Relationship' && attribute(given, 'TargetMode') !== 'External')
        targets.set(attribute(given, 'Id') ?? '', unescaped(attribute(given, 'Target') ?? ''))
    })
    unpackPart(relations, budget, scan)
  }
  let from1904 = false
  const sheets: { name: string; part: ZipPart }[] = []
  const scan = listen((name, given) => {
    if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(given, 'date1904') ?? '')
    if (name !== 'sheet') return
    const target = targets.get(attribute(given, 'r:id') ?? attribute(given, 'relationships:id') ?? '')
    const part = target && parts.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    if (part) sheets.push({ name: unescaped(attribute(given, 'name') ?? ''), part })
  })
  unpackPart(parts.get('xl/workbook.xml')!, budget, scan)
  return { sheets, from1904 }
}

/** The table of texts that cells name by their place. Readings above a text (`rPh`) are not part of it. */
function readWords(part: ZipPart, budget: Budget): string[] {
  const words: string[] = []
  let [word, inText, inReading] = ['', false, false]
  const scan = makeScanner({
    open: (name, _, isEmpty) => {
      if (name === 'si') word = ''
      if (name === 't') inText = !isEmpty && !inReading
      if (name === 'rPh') inReading = !isEmpty
    },
    close: (name) => {
      if (name === 't') inText = false
      if (name === 'rPh') inReading = false
      if (name === 'si' && words.push(cut(unescaped(word))) > MOST_WORDS) throw new UnreadableFile('too-large')
    },
    text: (text) => {
      if (inText && word.length < 8 * MOST_LETTERS) word += text
    },
  })
  unpackPart(part, budget, scan)
  return words
}

type RowsOf = {
  budget: Budget
  formats: Formats
  words: string[]
  from1904: boolean
  left: { rows: number }
  columns: number
  progress: (share: number) => void
}

function readRows(part: ZipPart, { budget, formats, words, from1904, left, columns, progress }: RowsOf): BookRow[] {
  const rows: BookRow[] = []
  let [number, column, type, style, cells, value] = [0, -1, 'n', 0, [] as string[], '']
  let [hasFormula, hasValue, collects, isFilled] = [false, false, false, false]
  const textOf = (): string => {
    if (type === 'e') return value || t.uncomputed
    if (hasFormula && (!hasValue || (value === '' && type === 'n'))) return t.uncomputed
    if (type === 's') return words[Number(value)] ?? ''
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
    if (type === 'd') return value.replace(/T00:00:00.*$/, '')
    return type === 'n' && value !== '' ? numberOf(value, style, formats, from1904) : cut(unescaped(value))
  }
  const scan = makeScanner({
    open: (name, given, isEmpty) => {
      if (name === 'row') {
        number = Math.max(number + 1, Number(attribute(given, 'r') ?? 0) || 0)
        if (number > MOST_ROW) throw new UnreadableFile('too-many-rows')
        ;[cells, column, isFilled] = [[], -1, false]
      } else if (name === 'c') {
        column = columnOf(attribute(given, 'r')) ?? column + 1
        ;[type, style, value] = [attribute(given, 't') ?? 'n', Number(attribute(given, 's') ?? 0), '']
        ;[hasFormula, hasValue] = [false, false]
      } else if (name === 'f') hasFormula = true
      else if (name === 'v' || name === 't') [collects, hasValue] = [!isEmpty, hasValue || !isEmpty]
    },
    close: (name) => {
      if (name === 'v' || name === 't') collects = false
      if (name === 'c' && column < columns && (value !== '' || hasFormula)) {
        const text = textOf()
        while (cells.length < column) cells.push('')
        cells[column] = text
        isFilled ||= text !== ''
      }
      if (name !== 'row' || !isFilled) return
      if (--left.rows < 0) throw new UnreadableFile('too-many-rows')
      rows.push({ number, cells })
    },
    text: (text) => {
      if (collects && value.length < 8 * MOST_LETTERS) value += text
    },
  })
  unpackPart(part, budget, (text, share) => (scan(text), progress(share)))
  return rows
}
