/** Words that many screens share. */
export const common = {
  product: { 'bhxh-tn': 'BHXH\u00a0TN', 'bhyt-hgd': 'BHYT' },
  productLong: { 'bhxh-tn': 'BHXH tự nguyện', 'bhyt-hgd': 'BHYT hộ gia đình' },
  participation: { new: 'tham gia mới', returning: 'tái tham gia', renewal: 'đóng tiếp' },
  sex: { male: 'Nam', female: 'Nữ' },
  period: {
    day: 'Ngày ra quân',
    week: (number: number) => `Tuần ${number}`,
    wave: (number: number) => `Đợt sóng ${number}`,
    phase: 'Cả đợt',
  },
  group: { undivided: 'Chưa xếp nhóm', collectors: 'Nhân viên thu', officers: 'Viên chức BHXH' },
  points: 'điểm',
  people: 'người',
  none: '–',
  cancel: 'Thôi',
  unreachable: 'Chưa nối được máy chủ. Xem lại mạng rồi thử lại, lượt trên máy vẫn an toàn.',
  staleAt: (when: string) => `Số liệu lúc ${when}. Có mạng sẽ mới lại.`,
  updatedAt: (when: string) => `Cập nhật ${when}`,
  notHere: { title: 'Không có trang này', words: 'Đường dẫn có thể đã cũ. Về Hôm nay để đi tiếp.', home: 'Về Hôm nay' },
  broken: { title: 'Ứng dụng gặp trục trặc', words: 'Lượt trên máy vẫn an toàn. Bấm Thử lại để mở lại màn này.' },
  forbidden: 'Trang này thuộc phần việc khác.',
} as const
