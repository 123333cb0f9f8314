import type { Day } from '#rules/days.ts'
import { count, fullSpan } from './format.ts'

/** What a campaign is to reach as a whole. */
export const setUpGoals = {
  title: 'Mục tiêu của đợt',
  words: 'Số người hoặc tỷ lệ bao phủ mà cấp trên giao cho cả đợt. Chỉ tiêu từng đơn vị đặt ở trang Chỉ tiêu.',
  none: 'Chưa có mục tiêu nào. Không có vẫn chạy đợt được.',
  addPeople: 'Thêm số người',
  addCoverage: 'Thêm tỷ lệ bao phủ',
  kinds: { people: 'Số người', coverage: 'Tỷ lệ bao phủ' },
  unnamed: { people: 'Mục tiêu số người mới', coverage: 'Mục tiêu bao phủ mới' },
  label: 'Tên mục tiêu',
  labelPlaceholder: '95 % dân số tham gia BHYT',
  source: 'Nguồn giao',
  sourcePlaceholder: 'Tỉnh uỷ, UBND tỉnh giao',
  product: 'Loại',
  both: 'Cả hai loại gộp chung',
  people: 'Cần đạt',
  peopleUnit: 'người',
  before: 'Đã có trước, nếu có',
  beforeNote: 'Nếu số giao tính cả phần đã làm từ đầu năm.',
  onlyNew: 'Chỉ tính người tham gia mới',
  firstDay: 'Từ ngày',
  lastDay: 'Đến ngày',
  base: 'Trên tổng số',
  baseNote: 'Để trống nếu chưa có con số, điền sau được.',
  rate: 'Tỷ lệ cần đạt',
  covered: 'Đang có',
  asOf: 'Tính đến ngày',
  remove: 'Bỏ mục tiêu này',
  perDay: (people: number, days: number, perDay: number) => `${count(people)} người trong ${count(days)} ngày, mỗi ngày ${count(perDay)} người.`,
  coverage: (needed: number, rate: number, missing: number) =>
    `Đang ${percentOf(rate)}. Cần ${count(needed)} người, ${missing > 0 ? `còn thiếu ${count(missing)}` : 'đã đủ'}.`,
  baseAwaited: 'Chờ số dân số hoặc lực lượng lao động để tính phần còn thiếu.',
  missing: {
    label: 'Gõ tên mục tiêu.',
    source: 'Ghi ai giao mục tiêu này.',
    number: 'Ghi số người.',
    rate: 'Ghi tỷ lệ, lớn hơn 0 và không quá 100.',
    day: 'Chọn ngày.',
  },
  tooMany: 'Không thể nhiều hơn dân số.',
  lastWrong: 'Ngày cuối phải từ ngày đầu trở đi.',
  outside: (first: Day, last: Day) => `Phải nằm trong đợt, ${fullSpan(first, last)}.`,
} as const

/** 83,23 % from hundredths of a percent. */
function percentOf(hundredths: number): string {
  return `${count(Math.floor(hundredths / 100))},${String(hundredths % 100).padStart(2, '0')}\u00a0%`
}
