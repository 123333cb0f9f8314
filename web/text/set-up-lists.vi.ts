import { count } from './format.ts'

/** The lists of what is set up: units, counters, targets. */
export const setUpOrganisations = {
  title: 'Đơn vị',
  note: (organisations: number, teams: number) => `${count(organisations)} đơn vị, ${count(teams)} tập thể thi đua`,
  list: 'Cây đơn vị',
  empty: { title: 'Chưa có đơn vị nào', words: 'Cây đơn vị sẽ mở ra ở đây: BHXH tỉnh, BHXH cơ sở, bưu điện, tổ chức dịch vụ thu.', action: 'Nhập từ bảng' },
  kinds: { province: 'BHXH tỉnh', grassroots: 'BHXH cơ sở', post: 'Bưu điện', service: 'Tổ chức dịch vụ thu' } as Record<string, string>,
  verified: (by: string) => `${by} xác nhận`,
  unverified: 'tự xác nhận trong đơn vị',
  team: 'Tập thể',
  teamIn: (division: string) => `Nhóm ${division}`,
  office: (office: string) => `nhận ly tại ${office}`,
} as const

export const setUpOffices = {
  title: 'Quầy nhận quà',
  note: (offices: number) => `${count(offices)} quầy`,
  list: 'Các quầy',
  empty: {
    title: 'Chưa có quầy nào',
    words: 'Các nơi trao ly sẽ đứng ở đây, với địa chỉ, giờ mở cửa và điện thoại như in trên phiếu.',
    action: 'Nhập từ bảng',
  },
} as const

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
