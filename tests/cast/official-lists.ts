import { makeChance } from '../../api/demo/chance.ts'
import { makeParticipant } from '../../api/demo/participants.ts'
import { addDays } from '#rules/days.ts'
import type { Participation } from '#rules/words.ts'
import { type MadeCell, type MadeOptions, workbookBytes } from './made-workbook.ts'
import { type Encoding, encoded } from './old-encodings.ts'

/** Somebody in an official list, as whoever made the list knows them. */
export type Listed = {
  name: string
  sex: 'male' | 'female'
  /** Whole, or the year alone. */
  birth: string
  cccd: string | null
  insuranceNumber: string | null
  participation: Participation
  receiptNumber: string | null
  paidDay: string | null
  amount: number | null
  months: number | null
  fromMonth: string | null
  collectorCode: string | null
  place: string | null
}
export type OfficialForm = 'd03' | 'd05'
/** What may be wrong with a row, by the places of the people it befalls, from 0. */
export const LIST_FAULTS = [
  ...['lost-zero', 'lost-zeros-insurance', 'scientific', 'error-value', 'uncomputed', 'no-name', 'bad-name', 'nothing-to-compare', 'short-cccd'],
  ...['day-as-serial', 'day-as-text', 'bad-day', 'bad-amount', 'card-number'],
] as const
export type ListFault = (typeof LIST_FAULTS)[number]
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

const AMOUNT_AT = 9
const HEADINGS: Record<OfficialForm, string[][]> = {
  d03: [
    [
      'STT',
      'Họ và tên',
      'Mã số BHXH',
      'Số CCCD/ĐDCN',
      'Ngày, tháng, năm sinh',
      'Giới tính',
      'Địa chỉ',
      'Biên lai',
      '',
      '',
      'Thời hạn',
      '',
      'Phương án',
      'Mã số nhân viên thu',
    ],
    ['', '', '', '', '', '', '', 'Số', 'Ngày', 'Số tiền đóng', 'Từ tháng', 'Số tháng', '', ''],
  ],
  d05: [
    [
      'STT',
      'Họ và tên',
      'Mã số BHXH',
      'Số CCCD',
      'Ngày sinh',
      'Nữ',
      'Nơi cư trú',
      'Biên lai thu tiền',
      '',
      'Số tiền người tham gia đóng',
      'Đóng BHXH tự nguyện',
      '',
      'Phương án',
      'Mã nhân viên thu',
    ],
    ['', '', '', '', '', '', '', 'Số biên lai', 'Ngày biên lai', '', 'Từ tháng, năm', 'Số tháng đóng', '', ''],
  ],
}
const PLANS = [
  { plan: 'new', word: 'Tăng mới' },
  { plan: 'renewal', word: 'Đóng tiếp' },
  { plan: 'returning', word: 'Đóng lại' },
] as const
const planWord = (participation: Participation) => PLANS.find(({ plan }) => plan === participation)!.word

function cellsOf(form: OfficialForm, number: number, one: Listed, has: (fault: ListFault) => boolean, inSections: boolean): MadeCell[] {
  const birth = one.birth.length === 4 ? Number(one.birth) : vietnamese(one.birth)
  const lost = has('lost-zero') && one.cccd !== null
  const cccd = lost ? Number(one.cccd) : has('scientific') ? '7.2E+10' : has('short-cccd') ? '07219' : one.cccd
  const bare = has('nothing-to-compare')
  const insurance =
    has('lost-zeros-insurance') && one.insuranceNumber
      ? Number(one.insuranceNumber)
      : has('card-number') && one.insuranceNumber
        ? `GD480${one.insuranceNumber}`
        : one.insuranceNumber
  const day =
    one.paidDay === null
      ? null
      : has('day-as-serial')
        ? { serial: serialOf(one.paidDay) }
        : has('day-as-text')
          ? vietnamese(one.paidDay).replaceAll('/', '.')
          : has('bad-day')
            ? '31/02/2025'
            : vietnamese(one.paidDay)
  return [
    number,
    has('no-name') ? '' : has('bad-name') ? 'Nguyễn 7 #' : has('error-value') ? { error: '#N/A' } : has('uncomputed') ? { formula: 'B1' } : one.name,
    bare ? '' : insurance,
    bare ? '' : cccd,
    bare ? '' : birth,
    form === 'd03' ? (one.sex === 'female' ? 'Nữ' : 'Nam') : one.sex === 'female' ? 'x' : '',
    one.place,
    one.receiptNumber,
    day,
    has('bad-amount') ? 'chưa rõ' : one.amount,
    one.fromMonth === null ? null : `${one.fromMonth.slice(5)}/${one.fromMonth.slice(0, 4)}`,
    one.months,
    inSections ? '' : planWord(one.participation),
    one.collectorCode,
  ]
}

const two = (number: number) => String(number).padStart(2, '0')
const vietnamese = (day: string) => day.split('-').toReversed().join('/')
const serialOf = (day: string) => Date.parse(day) / 86_400_000 + 25_569
const withoutMarks = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
const quoted = (text: string, delimiter: string) => (text.includes(delimiter) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
function written(cell: MadeCell): string {
  if (cell === null || typeof cell !== 'object') return String(cell ?? '')
  if ('error' in cell) return cell.error
  if ('serial' in cell) return String(cell.serial)
  if ('shown' in cell) return String(cell.shown)
  return 'runs' in cell ? cell.runs.join('') : String(cell.value ?? '')
}
