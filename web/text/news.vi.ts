export const news = {
  title: 'Tin',
  publicTitle: 'Kết quả đã công bố',
  result: (period: string) => `Kết quả ${period.toLocaleLowerCase('vi')}`,
  when: (when: string, version: number) => `Công bố ${when}, bản ${version}`,
  correction: (version: number) => `Bản sửa lần ${version - 1}`,
  empty: { title: (period: string) => `${period} chưa có tin`, words: (when: string) => `Kết quả công bố sau khi ban tổ chức chốt, từ ${when}.` },
  emptyPublic: { title: 'Chưa có tin', words: 'Kết quả từng tuần hiện ở đây sau khi ban tổ chức chốt và công bố.' },
  trouble: { title: 'Chưa mở được tin', words: 'Xem lại mạng rồi thử lại. Tin đã mở một lần vẫn xem được khi mất mạng.' },
  signIn: 'Đăng nhập',
} as const
