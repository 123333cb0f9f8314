/** Words that the screens of the desk and of the counter share. */
export const desk = {
  unreachable: 'Chưa nối được máy chủ. Xem lại mạng rồi thử lại.',
  needsNetwork: { title: 'Trang này cần mạng', words: 'Số liệu nằm ở máy chủ, máy này không giữ bản sao. Có mạng rồi bấm Thử lại.' },
  failed: 'Chưa mở được trang này',
  stale: (when: string) => `Số liệu lúc ${when}, máy chủ chưa trả lời lại.`,
  more: 'Xem thêm',
  reload: 'Tải lại',
  cancel: 'Thôi',
  save: 'Lưu',
  reason: 'Lý do',
  reasonOwn: 'Lý do khác',
  reasonHint: 'Viết ngắn, người ghi đọc được câu này.',
  reasonFirst: 'Chọn hoặc viết lý do trước.',
  all: 'Tất cả',
  none: '–',
  points: (points: number) => `${points} điểm`,
  people: (people: number) => `${people} người`,
} as const
