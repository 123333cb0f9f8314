export const totals = {
  title: 'Tổng hợp theo ngày',
  note: 'Đối chiếu với quyển biên lai cuối ngày',
  from: 'Từ ngày',
  to: 'Đến ngày',
  by: { legend: 'Xem theo', day: 'Từng ngày', collector: 'Từng người' },
  caption: 'Lượt ghi nhận theo người và ngày',
  heads: { collector: 'Người ghi', day: 'Ngày', voluntary: 'BHXH TN', household: 'BHYT', renewals: 'Đóng tiếp', donated: 'Tặng', amount: 'Số tiền', unverified: 'Chờ xác nhận' },
  sum: 'Tổng',
  provisional: 'Gồm lượt đã nhận và đã xác nhận, là số tạm tính.',
  empty: { title: 'Chưa có lượt nào trong khoảng này', words: 'Chọn ngày khác, hoặc đợi máy người thu gửi về.' },
} as const
