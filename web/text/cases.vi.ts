/** Cases: two entries that cannot both count, or a gift that went out for an entry that fell. */
export const cases = {
  title: 'Ca cần quyết',
  note: (count: number) => `${count} ca`,
  states: { legend: 'Ca', open: 'Chờ quyết', decided: 'Đã quyết' },
  kinds: {
    duplicate: { title: 'Trùng người', words: 'Một người, một loại, hai lượt ghi. Chỉ một lượt được tính; nên chọn biên lai sớm hơn.' },
    identity: {
      title: 'Giấy tờ không khớp',
      words: 'CCCD và mã số BHXH của lượt này đang thuộc hai người khác nhau. Xem giấy tờ rồi quyết lượt này có được tính không.',
    },
    gift: { title: 'Quà đã trao', words: 'Ly đã trao cho một lượt nay không còn được tính. Quà đã trao thì giữ nguyên; ghi lý do để khép ca.' },
  },
  entry: 'Lượt đến sau',
  holder: 'Lượt đang giữ chỗ',
  alone: 'Lượt ghi',
  suggested: 'Biên lai sớm hơn',
  openedAt: (when: string) => `Mở lúc ${when}`,
  choose: {
    duplicate: { entry: 'Tính lượt đến sau', holder: 'Giữ lượt đang có' },
    identity: { entry: 'Vẫn tính lượt này', holder: 'Từ chối lượt này' },
    gift: { entry: 'Khép ca, lượt đúng', holder: 'Khép ca, đã ghi nhận sai' },
  },
  effect: {
    duplicate: {
      entry: 'Lượt đến sau chuyển thành chờ xác nhận, lượt đang giữ chỗ thành trùng. Phiếu quà đi theo lượt được tính.',
      holder: 'Lượt đến sau ở lại trạng thái trùng, không tính điểm.',
    },
    identity: { entry: 'Lượt này tiếp tục chờ xác nhận.', holder: 'Lượt này bị từ chối, không tính điểm.' },
    gift: { entry: 'Ca khép lại, không đổi số liệu.', holder: 'Ca khép lại, không đổi số liệu.' },
  },
  reasons: {
    duplicate: ['Biên lai lập sớm hơn', 'Người tham gia xác nhận đã nộp ở đây', 'Biên lai kia đã huỷ'],
    identity: ['Đã xem giấy tờ, đúng người', 'Gõ nhầm số', 'Chưa xem được giấy tờ'],
    gift: ['Trao đúng thể lệ lúc đó', 'Đã nhắc quầy và người ghi'],
  },
  reasonTitle: { entry: 'Lý do quyết', holder: 'Lý do quyết' },
  decided: (by: string, when: string) => `${by} quyết lúc ${when}`,
  outcome: {
    duplicate: ['Tính lượt đến sau', 'Giữ lượt đang có'],
    identity: ['Vẫn tính lượt này', 'Từ chối lượt này'],
    gift: ['Khép, lượt đúng', 'Khép, đã ghi nhận sai'],
  },
  done: 'Đã quyết ca này. Hai người ghi thấy kết quả ở lần gửi nhận tới.',
  empty: { title: 'Không có ca nào chờ quyết', words: 'Khi một người được ghi hai lần, ca sẽ hiện ở đây cùng hai biên lai.' },
  emptyDecided: { title: 'Chưa quyết ca nào', words: 'Ca đã quyết được giữ lại ở đây cùng lý do.' },
} as const
