import { common } from './common.vi.ts'

export const home = {
  title: 'Hôm nay',
  day: (day: number, of: number) => `Ngày ${day}/${of}`,
  left: (days: number) => (days === 0 ? 'hôm nay là ngày cuối' : `còn ${days} ngày`),
  points: (week: string) => `Điểm ${week}`,
  official: 'Chính thức',
  step: {
    title: (people: number, product: 'bhxh-tn' | 'bhyt-hgd', rank: number) => `Thêm ${people} người ${common.product[product]} là lên hạng ${rank}`,
    or: (people: number, product: 'bhxh-tn' | 'bhyt-hgd') => `hoặc ${people} người ${common.product[product]}`,
    first: 'Nhà đầu tiên là nhà khó gõ nhất',
    firstNote: 'Ghi một người, tên bạn sẽ lên bảng.',
    top: 'Bạn đang dẫn đầu tuần này',
    topNote: 'Ghi tiếp để giữ khoảng cách.',
  },
  around: (week: string) => `Quanh bạn, ${week}`,
  wholeBoard: 'Cả bảng',
  nobody: { title: 'Chưa ai có điểm tuần này', words: 'Người đầu tiên sẽ đứng trên cùng.' },
  targets: (week: string) => `Chỉ tiêu ${week}`,
  reference: 'tham khảo, chia đều từ chỉ tiêu đơn vị',
  prize: {
    meets: 'Đủ điều kiện giải tuần',
    points: (missing: number) => `Còn ${missing} điểm để đủ điều kiện giải tuần`,
    voluntary: (missing: number) => `Còn ${missing} người BHXH\u00a0TN để đủ điều kiện giải tuần`,
    'target-rate': (missing: number) => `Còn ${missing} % chỉ tiêu để đủ điều kiện giải tuần`,
  },
  team: {
    title: 'Đội của bạn',
    of: (points: string, target: string, pace: string) => `${points}/${target} điểm. Mốc đều tay hôm nay: ${pace}.`,
    noTarget: (points: string) => `${points} điểm. Đội chưa có chỉ tiêu.`,
    unranked: 'chưa xếp hạng',
  },
  median: (points: string) => `Trung vị nhóm tuần này: ${points} điểm.`,
  before: { title: 'Đợt chưa bắt đầu', words: (day: string) => `Ngày đầu tiên là ${day}. Bạn xem lại bảng và chỉ tiêu trước cũng được.` },
  noCampaign: { title: 'Chưa có đợt nào', words: 'Khi ban tổ chức mở đợt và phân công, đợt sẽ hiện ở đây.' },
  trouble: { title: 'Chưa mở được số liệu', words: 'Lượt ghi của bạn vẫn an toàn trên máy. Bạn cứ ghi tiếp.' },
  again: 'Thử lại',
} as const
