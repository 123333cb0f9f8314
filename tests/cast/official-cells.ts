import type { Participation } from '#rules/words.ts'
import type { MadeCell } from './made-workbook.ts'

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

export const AMOUNT_AT = 9
export const HEADINGS: Record<OfficialForm, string[][]> = {
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
export const PLANS = [
  { plan: 'new', word: 'Tăng mới' },
  { plan: 'renewal', word: 'Đóng tiếp' },
  { plan: 'returning', word: 'Đóng lại' },
] as const
export const planWord = (participation: Participation) => PLANS.find(({ plan }) => plan === participation)!.word

export function cellsOf(form: OfficialForm, number: number, one: Listed, has: (fault: ListFault) => boolean, inSections: boolean): MadeCell[] {
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

export const two = (number: number) => String(number).padStart(2, '0')
const vietnamese = (day: string) => day.split('-').toReversed().join('/')
const serialOf = (day: string) => Date.parse(day) / 86_400_000 + 25_569
