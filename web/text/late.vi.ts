/** Entries that came after a period stopped taking any. */
export const late = {
  title: 'Bản trễ',
  note: (count: string) => `${count} lượt chờ quyết`,
  intro: 'Lượt tới sau giờ nhận bản trễ. Nhận thì tính vào kỳ của biên lai; để ngoài thì chỉ tính vào cả đợt.',
  accept: 'Nhận vào kỳ',
  leaveOut: 'Để ngoài kỳ',
  acceptMany: (count: number) => (count > 1 ? `Nhận ${count}` : 'Nhận vào kỳ'),
  leaveOutMany: (count: number) => (count > 1 ? `Để ngoài ${count}` : 'Để ngoài kỳ'),
  suggestion: { accept: 'Nên nhận: máy lưu trước khi kỳ hết, không có dấu hiệu lạ', 'leave-out': 'Nên xem kỹ: máy lưu sau khi kỳ hết, hoặc có dấu hiệu lạ' },
  times: (captured: string, received: string) => `Máy lưu ${captured} · máy chủ nhận ${received}`,
  pickSuggested: (count: number) => `Chọn ${count} lượt nên nhận`,
  reasons: {
    accept: {
      title: (count: number) => `Nhận ${count} bản trễ vào kỳ`,
      go: 'Nhận vào kỳ',
      list: ['Mất sóng, máy gửi muộn', 'Máy hết pin, đã đối chiếu biên lai', 'Đã đối chiếu biên lai giấy'],
    },
    leaveOut: { title: (count: number) => `Để ${count} bản trễ ngoài kỳ`, go: 'Để ngoài kỳ', list: ['Ghi sau khi kỳ đã hết', 'Không đối chiếu được biên lai'] },
  },
  reasonNote: 'Một lý do cho cả danh sách. Quyết một lần cho mọi kỳ mà lượt này trễ.',
  done: { accept: (count: number) => `Đã nhận ${count} bản trễ vào kỳ.`, leaveOut: (count: number) => `Đã để ${count} bản trễ ngoài kỳ, vẫn tính vào cả đợt.` },
  partly: (done: number, left: number, why: string) => `Xong ${done} lượt, còn ${left} lượt chưa được. ${why}`,
  empty: { title: 'Không có bản trễ chờ quyết', words: 'Lượt nào tới sau giờ nhận bản trễ sẽ hiện ở đây.' },
} as const
