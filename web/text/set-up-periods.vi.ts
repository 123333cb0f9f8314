import type { Day } from '#rules/days.ts'
import { count, daySpan, fullSpan } from './format.ts'

type Days = { firstDay: Day; lastDay: Day }

/** The periods of a campaign, to be shared out until each begins. */
export const setUpPeriods = {
  title: 'Các kỳ',
  note: (first: Day, last: Day) => `Trong đợt ${fullSpan(first, last)}. Kỳ sửa được đến khi bắt đầu.`,
  list: 'Các kỳ của đợt',
  first: 'Ngày đầu',
  last: 'Ngày cuối',
  day: 'Ngày',
  spoken: (period: string, which: string) => `${period}, ${which}`,
  length: (days: number) => `${count(days)} ngày`,
  cutoff: (when: string) => `nhận bản trễ đến ${when}`,
  locks: { begun: 'Đã bắt đầu, ngày giữ nguyên.', launch: 'Ngày lễ đổi ở trang Đợt.' },
  whole: 'Cả đợt',
  add: 'Thêm kỳ',
  addDays: (days: Days) => `Thêm kỳ ${daySpan(days.firstDay, days.lastDay)}`,
  full: 'Các kỳ đã kín những ngày còn lại của đợt.',
  remove: (period: string) => `Bỏ ${period}`,
  join: (period: string) => `Gộp với ${period}`,
  propose: 'Chia lại',
  proposeWords: 'Chưa kỳ nào bắt đầu nên chia lại được. Chỉ tiêu đã giao theo số thứ tự của tuần.',
  plans: { 'from-first-day': 'Từ ngày đầu, 7 ngày một tuần', calendar: 'Theo lịch, Thứ Hai đến Chủ Nhật' },
  gap: (days: Days) => `${daySpan(days.firstDay, days.lastDay)} không thuộc tuần nào: lượt những ngày này chỉ tính vào cả đợt.`,
  past: 'Kỳ mới phải bắt đầu từ ngày mai trở đi.',
  troubles: {
    'period-day-malformed': () => 'Ghi đủ ngày đầu và ngày cuối.',
    'period-outside-campaign': (first: Day, last: Day, row: Days) =>
      row.lastDay < row.firstDay ? 'Ngày cuối phải từ ngày đầu trở đi.' : `Kỳ phải nằm trong đợt, từ ${fullSpan(first, last)}.`,
    'periods-overlap': (_first: Day, _last: Day, other: Days) => `Trùng ngày với kỳ ${daySpan(other.firstDay, other.lastDay)}.`,
    'phase-not-whole': () => 'Kỳ cả đợt theo đúng ngày của đợt.',
  },
  mend: 'Còn kỳ chưa đúng. Sửa các kỳ báo đỏ rồi lưu.',
  saved: (periods: number) => `Đã lưu các kỳ, còn ${count(periods)} kỳ sửa được.`,
  what: 'các kỳ',
  changed: 'Chưa lưu. Bỏ kỳ thì bỏ cả chỉ tiêu của kỳ.',
  save: 'Lưu các kỳ',
} as const
