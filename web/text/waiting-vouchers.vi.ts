import { shortDay } from './format.ts'

/** Participants whose gift waits, and what is written to them. */
export const waitingVouchers = {
  title: 'Chờ nhận quà',
  note: (count: string) => `${count} phiếu`,
  intro: 'Nhắn cho người tham gia rồi bấm Đã nhắc. Lời nhắn không có tên, số giấy tờ hay số điện thoại.',
  who: { legend: 'Ai', all: (count: string) => `Tất cả (${count})`, fresh: (count: string) => `Chưa nhắc (${count})` },
  search: 'Tìm theo tên',
  left: (days: number, lastDay: string) =>
    days === 0 ? 'Hôm nay là ngày cuối' : days < 15 ? `Còn ${days} ngày, đến ${shortDay(lastDay)}` : `Hạn đến ${shortDay(lastDay)}`,
  office: (name: string) => `Nhận tại ${name}`,
  noOffice: 'Chưa chọn quầy',
  phone: (masked: string) => `Điện thoại ${masked}`,
  reminded: (times: number, when: string) => (times === 1 ? `Đã nhắc lúc ${when}` : `Đã nhắc ${times} lần, lần cuối ${when}`),
  send: 'Nhắn tin',
  remind: 'Đã nhắc',
  preview: 'Xem lời nhắn',
  shareTitle: 'Phiếu nhận quà',
  message: (campaign: string, office: readonly [string, string, string] | readonly string[] | null, lastDay: string) =>
    `Quà của ${campaign} đang chờ bạn${office ? ` tại ${office[0]}, ${office[1]} (mở cửa ${office[2]})` : ''}. Mời bạn mang giấy tờ đến nhận trước hết ngày ${lastDay}. Phiếu của bạn:`,
  copied: 'Đã chép lời nhắn. Dán vào Zalo hoặc tin nhắn.',
  copyFailed: 'Máy không cho chép. Mở Xem lời nhắn rồi chép bằng tay.',
  noted: 'Đã ghi lần nhắc.',
  more: 'Xem thêm',
  empty: { title: 'Không còn ai chờ nhận', words: 'Khi người tham gia của bạn có phiếu mà chưa đến nhận, tên sẽ hiện ở đây.' },
  emptyFresh: { title: 'Không có ai ở đây', words: 'Đổi cách lọc hoặc gõ tên khác.' },
} as const
