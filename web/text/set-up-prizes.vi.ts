import { count, dong } from './format.ts'
import type { Board, PeriodKind } from '#rules/words.ts'

/** The prize table of a campaign and its sum against the budget. */
export const setUpPrizes = {
  title: 'Giải thưởng',
  note: 'Bản nháp. Giải xếp từ cao xuống, mức thưởng trước thuế.',
  sums: 'Tổng giải',
  part: (board: Board, kind: PeriodKind) =>
    `${{ individual: 'Cá nhân', team: 'Tập thể' }[board]}, ${{ day: 'ngày ra quân', week: 'tuần', wave: 'đợt sóng', phase: 'cả đợt' }[kind]}`,
  line: (prizes: number, amount: number) => `${count(prizes)} giải, ${dong(amount)}`,
  all: 'Tất cả',
  budget: 'Kinh phí được duyệt',
  budgetNote: 'Để trống nếu chưa có con số. Có kinh phí thì thể lệ chỉ phát hành khi giải không vượt.',
  left: (amount: number) => `Còn ${dong(amount)}`,
  even: 'Vừa đủ kinh phí',
  over: (amount: number) => `Vượt ${dong(amount)}`,
  place: 'Giải',
  count: 'Số giải',
  amount: 'Mỗi giải',
  thing: 'Hiện vật, giấy khen',
  points: 'Điểm từ',
  voluntary: 'BHXH\u00a0TN từ',
  rate: 'BHXH\u00a0TN từ',
  division: 'Nhóm',
  people: 'người',
  everyDivision: 'Mỗi nhóm',
  list: 'Danh sách',
  everyList: 'Cả hai',
  lists: { collectors: 'Nhân viên thu', officers: 'Viên chức BHXH' },
  row: (at: number, place: string) => `Giải thứ ${at}, ${place}`,
  add: 'Thêm giải',
  remove: (place: string) => `Bỏ giải ${place}`,
  none: 'Phần này không có giải.',
  summary: (prizes: number, worth: string) => `${prizes || 0} × ${worth}`,
  noAmount: 'chưa ghi tiền',
  per: (prizes: number, amount: number) => `Cộng ${count(prizes)} giải, ${dong(amount)}`,
  times: (periods: number, groups: number) =>
    [...(periods > 1 ? [`${count(periods)} kỳ`] : []), ...(groups > 1 ? [`${count(groups)} nhóm xét riêng`] : [])].join(', '),
  stricter: 'Giải này đòi nhiều hơn giải ở trên. Hạ điều kiện, hoặc đưa lên trên.',
  lost: (division: string) => `Chưa có tập thể nào trong nhóm ${division}. Xếp đơn vị vào nhóm, hoặc đổi nhóm của giải.`,
  idle: {
    title: 'Giải không dùng đến',
    words: 'Đợt không có loại kỳ này, nên các giải dưới đây không được trao.',
    remove: 'Bỏ các giải này',
  },
  empty: 'Không có giải vẫn thi đua được: bảng xếp hạng chạy như thường, chốt kỳ vẫn có biên bản.',
} as const
