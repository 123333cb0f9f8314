import { count } from './format.ts'

/** The counters, and what is left of the lists. */
export const setUpTargets = {
  title: 'Chỉ tiêu',
  note: 'Số người cần vận động. Chỉ đổi được kỳ chưa bắt đầu.',
  list: 'Chỉ tiêu theo tập thể và kỳ',
  empty: {
    title: 'Chưa giao chỉ tiêu',
    words: 'Chỉ tiêu theo tập thể và theo tuần sẽ đứng ở đây. Chưa có chỉ tiêu thì tập thể có điểm mà chưa xếp hạng.',
    action: 'Nhập từ bảng',
  },
  team: 'Tập thể thi đua',
  products: { 'bhxh-tn': 'TN', 'bhyt-hgd': 'YT' },
  productsLong: { 'bhxh-tn': 'BHXH tự nguyện', 'bhyt-hgd': 'BHYT hộ gia đình' },
  from: (period: string, day: string) => `${period}, từ ${day}`,
  locked: 'đã bắt đầu',
  allWeeks: 'Cộng các tuần',
  sum: 'Tổng',
  lacking: (teams: number) => `${count(teams)} tập thể chưa có chỉ tiêu nào: có điểm mà chưa xếp hạng.`,
  people: (people: number) => `Ngoài ra ${count(people)} nhân viên có chỉ tiêu riêng.`,
} as const
