import type { ListField, ListMapping, ListRow } from '#contract/lists.ts'
import type { Day } from '#rules/days.ts'
import { hideNumbers } from '#rules/identifiers.ts'
import { plain } from '#rules/plain.ts'
import type { Participation } from '#rules/words.ts'
import { planOf } from '#rules/written-words.ts'
import type { BookRow } from './file-workbook.ts'
import type { BadListRow, ListNote } from './list-faults.ts'
import { cellsBy, type CellsOf, readRow } from './list-row.ts'

export type ReadListRow = { row: ListRow; notes: ListNote[] }
export type ListRead = { rows: ReadListRow[]; bad: BadListRow[]; /** Sums, sections, signatures and the like. */ leftOut: number }
export type ListReading = { headings: readonly string[]; mapping: ListMapping; today: Day; from1904: boolean }

/** The rows of a list as payments. A row that names a plan gives it to those below; sums, signatures and what stands around them are left out. */
export function readRows(rows: readonly BookRow[], reading: ListReading): ListRead {
  const read: ListRead = { rows: [], bad: [], leftOut: 0 }
  const cellsOf = cellsBy(reading)
  let plan: Participation | null = null
  let isBelow = false
  for (const { number, cells } of rows) {
    const of = cellsOf(cells)
    const kind = kindOf(cells, of, isBelow)
    if (kind !== 'row') {
      read.leftOut++
      if (kind === 'section') plan = planOf(wordsOf(cells))
      if (kind === 'signature') isBelow = true
      continue
    }
    const outcome = readRow(number, of, plan, reading)
    if ('fault' in outcome) read.bad.push({ ...outcome, text: hideNumbers(outcome.text.slice(0, 80)) })
    else read.rows.push(outcome)
  }
  return read
}

const wordsOf = (cells: readonly string[]) => cells.filter((cell) => /\p{L}/u.test(cell)).join(' ')
const SUM = /^(cong|tong( cong| so)?|luy ke)( (muc|phan|trang|nhom|so|nguoi|tien|danh sach|[a-z]|[ivx]+|\d+))*[ :.]*$/
const SIGNATURE =
  /^(ngay .{0,8}thang .{0,8}nam|.{0,30}, ?ngay .{0,8}thang|nguoi (lap|nop|kiem)|ke toan|thu truong|giam doc|truong phong|can bo (thu|lap)|dai dien|xac nhan (cua|co quan)|\(?ky,? (va )?(ghi ro )?(ho|dong))/
const SECTION = /^([ivx]{1,4}|[a-d]|\d{1,2}(\.\d{1,2})*)[.)/:\s]\s*\p{L}/u

type Kind = 'row' | 'section' | 'sum' | 'signature' | 'below'
const NUMBERS: readonly ListField[] = ['cccd', 'insuranceNumber', 'receiptNumber']

function kindOf(cells: readonly string[], of: CellsOf, isBelow: boolean): Kind {
  if (NUMBERS.some((field) => of(field).text !== '')) return 'row'
  const words = cells.filter((cell) => /\p{L}/u.test(cell)).map(plain)
  if (words.length === 0) return of('name').text === '' ? 'below' : 'row'
  if (words.some((word) => SIGNATURE.test(word))) return 'signature'
  if (
    words.some((word) =>
      SUM.test(
        word
          .replaceAll(/[()+=]/g, ' ')
          .replaceAll(/\s+/g, ' ')
          .trim(),
      ),
    ) &&
    of('birth').text === ''
  )
    return 'sum'
  if (isBelow && of('birth').text === '' && of('amount').text === '') return 'below'
  const isNumbered = SECTION.test(words[0]!) || (words.length > 1 && /^([ivx]{1,4}|[a-d])[.)]?$/.test(words[0]!))
  const isAlone = of('birth').text === '' && words.length <= 2 + Number(isNumbered)
  return isAlone && (isNumbered || planOf(words.join(' ')) !== null || (words.length === 1 && of('name').text === '')) ? 'section' : 'row'
}
