import type { ListField, ListRow } from '#contract/lists.ts'
import { LIST_FIELDS } from '#rules/list-words.ts'
import { readName } from '#rules/identifiers.ts'
import { isRounded, readListedCccd, readListedInsurance } from '#rules/lost-zeros.ts'
import type { Participation } from '#rules/words.ts'
import { readBirth, readDay, readMonth } from '#rules/written-days.ts'
import { isOtherInsurance, isTicked, planOf, readMoney, readMonths, readProduct, readSex } from '#rules/written-words.ts'
import { setUpFile } from '../text/set-up-file.vi.ts'
import { sexOf } from './list-headings.ts'
import type { BadListRow, ListNote } from './list-faults.ts'
import type { ListReading, ReadListRow } from './list-rows.ts'

type Cell = { text: string; column: number | null }
/** The cell that fills a field; of two columns the one with something in it. */
export type CellsOf = (field: ListField) => Cell

export function cellsBy({ mapping }: ListReading): (cells: readonly string[]) => CellsOf {
  const places = new Map<ListField, number[]>()
  for (const [column, field] of mapping.columns.entries()) if (field) places.set(field, [...(places.get(field) ?? []), column])
  const cellOf = (cells: readonly string[], field: ListField): Cell => {
    const columns = places.get(field) ?? []
    const column = columns.find((one) => (cells[one] ?? '').trim() !== '') ?? columns[0] ?? null
    // An apostrophe before a sign was put there so that no spreadsheet takes the cell for a formula.
    return {
      text:
        column === null
          ? ''
          : (cells[column] ?? '')
              .replaceAll(/\s+/g, ' ')
              .trim()
              .replace(/^'(?=[=+\-@\d])/, ''),
      column,
    }
  }
  return (cells) => {
    const read = new Map<ListField, Cell>()
    return (field) => {
      const known = read.get(field) ?? cellOf(cells, field)
      read.set(field, known)
      return known
    }
  }
}

const ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)/

/** A row as a payment with what there is to say of it, or why it is none. */
export function readRow(row: number, of: CellsOf, section: Participation | null, reading: ListReading): ReadListRow | BadListRow {
  for (const field of LIST_FIELDS) {
    const { text, column } = of(field)
    if (ERROR.test(text)) return { row, fault: 'error-value', column, text }
    if (text === setUpFile.uncomputed) return { row, fault: 'uncomputed', column, text }
    if ((field === 'cccd' || field === 'insuranceNumber' || field === 'receiptNumber') && isRounded(text)) return { row, fault: 'rounded', column, text }
  }
  const named = of('name')
  const name = readName(named.text)
  if (!name.ok) return { row, fault: named.text === '' ? 'name-missing' : 'name-malformed', ...named }
  const said = of('product')
  const product = isOtherInsurance(said.text) ? null : ((said.text === '' ? null : readProduct(said.text)) ?? reading.mapping.product)
  if (!product) return { row, fault: 'product-unknown', ...said }

  const notes: ListNote[] = []
  const noted = <Value>(value: Value | null, text: string, note: ListNote): Value | null => {
    if (text !== '' && value === null) notes.push(note)
    return value
  }
  const { birthYear, sex } = whoOf(of, reading, noted)
  const numbers = numbersOf(of, { birthYear, sex }, reading, notes)
  if (!numbers.cccd && !numbers.insuranceNumber && birthYear === null)
    return { row, fault: 'nothing-to-compare', ...(of('cccd').text ? of('cccd') : of('insuranceNumber')) }
  return { row: { row, product, name: name.value, ...numbers, birthYear, sex, ...paymentOf(of, section, reading, noted, notes) }, notes }
}

type Noted = <Value>(value: Value | null, text: string, note: ListNote) => Value | null

function whoOf(of: CellsOf, { headings, today, from1904 }: ListReading, noted: Noted): { birthYear: number | null; sex: 'male' | 'female' | null } {
  const [born, given] = [of('birth'), of('sex')]
  const birthYear = noted(readBirth(born.text, today, from1904)?.year ?? null, born.text, 'birth-malformed')
  const ofColumn = given.column === null ? null : sexOf(headings[given.column] ?? '')
  const other = ofColumn === 'female' ? 'male' : 'female'
  // In a column for women alone whoever has no cross is a man.
  const ticked = ofColumn && (isTicked(given.text) ? ofColumn : given.text === '' ? other : null)
  const bornAs = born.column !== null && born.text !== '' && given.column === null ? sexOf(headings[born.column] ?? '') : null
  return { birthYear, sex: noted(ticked ?? readSex(given.text) ?? bornAs, given.text, 'sex-unknown') }
}

function numbersOf(
  of: CellsOf,
  known: { birthYear: number | null; sex: 'male' | 'female' | null },
  { today }: ListReading,
  notes: ListNote[],
): { cccd: string | null; insuranceNumber: string | null } {
  const [cccdText, insuranceText] = [of('cccd').text, of('insuranceNumber').text]
  const read = cccdText === '' ? null : readListedCccd(cccdText, known, today)
  const insurance = insuranceText === '' ? null : readListedInsurance(insuranceText)
  // Since 1/8/2025 the CCCD stands for the mã số BHXH, in its column too.
  const moved = insurance?.ok === false && !read?.ok ? readListedCccd(insuranceText, known, today) : null
  const isMoved = moved?.ok === true && !moved.restored
  if (isMoved) notes.push('cccd-in-insurance')
  else if (insurance && !insurance.ok) notes.push('insurance-malformed')
  if (insurance?.ok && insurance.restored) notes.push('insurance-zeros')
  if (insurance?.ok && /[a-z]/i.test(insuranceText)) notes.push('insurance-card')
  if (read?.ok && read.restored) notes.push('cccd-zeros')
  const cccd = isMoved ? moved : read?.ok ? read : null
  if (cccd && !cccd.fits) notes.push('cccd-differs')
  if (read && !read.ok) notes.push(read.why === 'old-id' ? 'cccd-old-id' : read.why === 'ambiguous' ? 'cccd-ambiguous' : 'cccd-malformed')
  return { cccd: cccd?.number ?? null, insuranceNumber: insurance?.ok ? insurance.number : null }
}

type Payment = Pick<ListRow, 'participation' | 'receiptNumber' | 'paidDay' | 'amount' | 'months' | 'fromMonth' | 'collectorCode' | 'place'>

function paymentOf(of: CellsOf, section: Participation | null, { today, from1904 }: ListReading, noted: Noted, notes: ListNote[]): Payment {
  const text = (field: ListField) => of(field).text
  const short = (given: string, most: number) => (given !== '' && given.length <= most ? given : null)
  // "0012345 ngày 28/11/2025" in the one column of a receipt.
  const [, number, day] = /^(.*\d)[,;\s]+(?:ngày\s*)?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})$/i.exec(text('receiptNumber')) ?? []
  const receipt = number ?? text('receiptNumber')
  const paid = text('paidDay') || (day ?? '')
  const place = text('place')
  if (place.length > 120) notes.push('place-cut')
  return {
    participation: text('plan') === '' ? section : noted(planOf(text('plan')), text('plan'), 'plan-unknown'),
    receiptNumber: noted(short(receipt, 30), receipt, 'receipt-long'),
    paidDay: noted(readDay(paid, today, from1904), paid, 'paid-day-malformed'),
    amount: noted(readMoney(text('amount')), text('amount'), 'amount-malformed'),
    months: noted(readMonths(text('months')), text('months'), 'months-malformed'),
    fromMonth: noted(readMonth(text('fromMonth'), today, from1904), text('fromMonth'), 'from-month-malformed'),
    collectorCode: noted(short(text('collectorCode'), 20), text('collectorCode'), 'collector-long'),
    place: place === '' ? null : place.slice(0, 120).trim(),
  }
}
