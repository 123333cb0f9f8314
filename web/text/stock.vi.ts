import { clockOfDay } from './format.ts'

/** The shelf of a counter and its ledger. */
export const stock = {
  title: 'Tồn kho',
  office: 'Quầy',
  choose: 'Chọn quầy',
  noOffice: { title: 'Chưa có quầy', words: 'Bạn chưa được phân quầy hôm nay. Nhờ ban tổ chức phân quầy.' },
  noOffices: { title: 'Đợt chưa có quầy nào', words: 'Thêm quầy ở Thiết lập, sổ kho của từng quầy sẽ hiện ở đây.' },
  balance: 'Ly còn lại',
  waiting: 'Phiếu chờ nhận',
  today: 'Đã trao hôm nay',
  mugs: 'ly',
  vouchers: 'phiếu',
  negative: {
    title: 'Sổ kho đang âm',
    words: (missing: string) =>
      `Quầy đã trao nhiều hơn số đã ghi nhập ${missing} ly. Ly có thật trên tay thì cứ trao; ghi nhập lô còn thiếu, hoặc đếm lại rồi ghi Kiểm kê.`,
  },
  below: {
    'below-issued': (missing: string) => `Thiếu ${missing} ly so với phiếu đang chờ nhận. Xin thêm ly trước khi hết.`,
    'below-need': () => 'Số ly còn lại ít hơn lượng trao của 7 ngày qua. Xin thêm ly.',
  },
  acts: { receive: 'Ghi nhập', breakage: 'Ghi vỡ, hỏng', count: 'Kiểm kê' },
  forms: {
    receive: {
      title: 'Ghi nhập ly',
      quantity: 'Số ly nhận về',
      note: 'Số phiếu xuất, nơi giao',
      go: 'Ghi nhập',
      effect: (after: string) => `Quầy sẽ còn ${after} ly.`,
    },
    breakage: {
      title: 'Ghi ly vỡ, hỏng',
      quantity: 'Số ly vỡ, hỏng',
      note: 'Vỡ thế nào, ở đâu',
      go: 'Ghi vỡ, hỏng',
      effect: (after: string) => `Quầy sẽ còn ${after} ly.`,
    },
    count: {
      title: 'Kiểm kê',
      quantity: 'Số ly đếm được trên kệ',
      note: 'Ai cùng đếm',
      go: 'Ghi kiểm kê',
      effect: (after: string, change: string) => (change === '' ? 'Khớp với sổ.' : `Sổ sẽ ghi ${change} để còn ${after} ly.`),
    },
  },
  change: (pieces: number, shown: string) => (pieces === 0 ? '' : pieces > 0 ? `thêm ${shown}` : `bớt ${shown}`),
  quantityFirst: 'Gõ số ly trước.',
  done: {
    receive: (left: string) => `Đã ghi nhập. Quầy còn ${left} ly.`,
    breakage: (left: string) => `Đã ghi vỡ, hỏng. Quầy còn ${left} ly.`,
    count: (left: string) => `Đã ghi kiểm kê. Quầy còn ${left} ly.`,
  },
  ledger: 'Sổ kho',
  ledgerNote: 'Sổ chỉ thêm dòng, không xoá. Ghi nhầm thì ghi một dòng Kiểm kê.',
  moves: {
    receive: 'Nhập',
    dispatch: 'Chuyển đi',
    arrive: 'Chuyển đến',
    handover: 'Trao',
    duplicate: 'Trao trùng',
    return: 'Thu lại',
    breakage: 'Vỡ, hỏng',
    count: 'Kiểm kê',
  } as Record<string, string>,
  line: (at: number, by: string) => `${clockOfDay(at)} · ${by}`,
  empty: { title: 'Quầy chưa có ly', words: 'Ghi lô đầu tiên, sổ kho sẽ mở ra ở đây.' },
} as const
