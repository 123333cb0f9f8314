import { makeChance } from '../../api/demo/chance.ts'
import { makeParticipant } from '../../api/demo/participants.ts'
import { addDays } from '#rules/days.ts'
import type { Participation } from '#rules/words.ts'
import { type MadeCell, type MadeOptions, workbookBytes } from './made-workbook.ts'
import { AMOUNT_AT, cellsOf, HEADINGS, type Listed, type ListFault, type OfficialForm, PLANS, planWord, two } from './official-cells.ts'
import { type Encoding, encoded } from './old-encodings.ts'

export type OfficialOptions = {
  faults?: Partial<Record<ListFault, readonly number[]>>
  /** Without marks in the headings. */ bare?: boolean
  /** Rows of one plan in a row, under a row that names it; the form has no column for it. */ sections?: boolean
}

/** So many made people, always the same ones. `codes` are the collectors who took the money, `firstDay` the day of the first receipt; ten days follow. */
export function madeListed(count: number, of: { form: OfficialForm; seed?: number; codes?: readonly string[]; firstDay?: string }): Listed[] {
  const chance = makeChance(of.seed ?? 11)
  return Array.from({ length: count }, (_, at): Listed => {
    const { name, sex, birthYear, cccd } = makeParticipant(chance)
    const paidDay = addDays(of.firstDay ?? '2025-11-12', chance.below(10))
    return {
      ...{ name, sex, cccd, paidDay },
      birth: chance.happens(0.8) ? `${birthYear}-${two(chance.between(1, 12))}-${two(chance.between(1, 28))}` : String(birthYear),
      insuranceNumber: chance.happens(0.7) ? `0${chance.digits(9)}` : null,
      participation: chance.pick(['new', 'returning', 'renewal'] as const),
      receiptNumber: String(1_000_000 + at).slice(1),
      ...(of.form === 'd05' ? { amount: 1_584_000, months: 6 } : { amount: 1_263_600, months: 12 }),
      fromMonth: '2025-12',
      collectorCode: of.codes ? chance.pick(of.codes) : `nvt${String(1 + (at % 40)).padStart(3, '0')}`,
      place: chance.pick(['Xã Gò Dầu', 'Phường Hoà Thành', 'Xã Bến Cầu', 'Phường Trảng Bàng']),
    }
  })
}

/** The list as a CSV of that encoding; `delimiter` is the semicolon by default, as Excel writes it here. */
export const officialCsv = (
  form: OfficialForm,
  people: readonly Listed[],
  of: OfficialOptions & { encoding?: Encoding; delimiter?: string } = {},
): Uint8Array =>
  encoded(
    officialRows(form, people, of)
      .map((row) => row.map((cell) => quoted(written(cell), of.delimiter ?? ';')).join(of.delimiter ?? ';'))
      .join('\r\n'),
    of.encoding ?? 'utf-8-bom',
  )

/** The list as an XLSX; `words` turns each text, as a font of old does. */
export function officialXlsx(
  form: OfficialForm,
  people: readonly Listed[],
  of: OfficialOptions & MadeOptions & { words?: (text: string) => string } = {},
): Uint8Array<ArrayBuffer> {
  const { words } = of
  const rows = officialRows(form, people, of).map((row) => (words ? row.map((cell) => (typeof cell === 'string' ? words(cell) : cell)) : row))
  return workbookBytes([{ name: form === 'd03' ? 'D03-TS' : 'D05-TS', rows, merges: ['A3:N3'] }], of)
}

/** Titles, a heading of two rows, the row that numbers the columns, the people, the sum and the signatures. */
export function officialRows(form: OfficialForm, people: readonly Listed[], of: OfficialOptions = {}): MadeCell[][] {
  const hits = (fault: ListFault, at: number) => of.faults?.[fault]?.includes(at) ?? false
  const inOrder = of.sections ? PLANS.flatMap(({ plan }) => people.flatMap((one, at) => (one.participation === plan ? [at] : []))) : people.map((_, at) => at)
  const body: MadeCell[][] = []
  let before: Participation | null = null
  for (const [number, at] of inOrder.entries()) {
    const one = people[at]!
    if (of.sections && one.participation !== before)
      body.push(['', `${'I'.repeat(1 + PLANS.findIndex(({ plan }) => plan === one.participation))}. ${planWord(one.participation)}`])
    before = one.participation
    body.push(cellsOf(form, number + 1, one, (fault) => hits(fault, at), of.sections ?? false))
  }
  const sum = people.reduce((total, { amount }) => total + (amount ?? 0), 0)
  const heading = HEADINGS[form].map((row) => (of.bare ? row.map(withoutMarks) : row))
  return [
    ['BẢO HIỂM XÃ HỘI TỈNH TÂY NINH', '', '', '', '', '', 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['Tên đơn vị: Bưu điện Gò Dầu', '', '', '', '', '', 'Độc lập - Tự do - Hạnh phúc'],
    [form === 'd03' ? 'DANH SÁCH NGƯỜI CHỈ THAM GIA BẢO HIỂM Y TẾ (Mẫu D03-TS)' : 'DANH SÁCH NGƯỜI THAM GIA BHXH TỰ NGUYỆN (Mẫu D05-TS)'],
    [],
    ...heading,
    ['A', 'B', ...Array.from({ length: HEADINGS[form][0]!.length - 2 }, (_, at) => `(${at + 1})`)],
    ...body,
    ['', 'Tổng cộng', ...HEADINGS[form][0]!.slice(2).map((_, at) => (at + 2 === AMOUNT_AT ? sum : ''))],
    [],
    ['', 'Ngày 30 tháng 11 năm 2025'],
    ['', 'Người lập biểu', '', '', '', '', 'Thủ trưởng đơn vị'],
    ['', 'Nguyễn Thị Hoà', '', '', '', '', 'Lê Văn Thuận'],
  ]
}

const withoutMarks = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
const quoted = (text: string, delimiter: string) => (text.includes(delimiter) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
function written(cell: MadeCell): string {
  if (cell === null || typeof cell !== 'object') return String(cell ?? '')
  if ('error' in cell) return cell.error
  if ('serial' in cell) return String(cell.serial)
  if ('shown' in cell) return String(cell.shown)
  return 'runs' in cell ? cell.runs.join('') : String(cell.value ?? '')
}
