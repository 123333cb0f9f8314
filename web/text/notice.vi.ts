/** The notice before the first entry (RULES section 13). Its version is TEXTS.notice in the contract. */
export const notice = {
  title: 'Lưu ý về dữ liệu cá nhân',
  intro: 'Trước lượt ghi đầu tiên, mời bạn đọc một lần.',
  points: [
    {
      title: 'Ghi để làm gì',
      words: 'Ghi nhận người tham gia BHXH tự nguyện, BHYT hộ gia đình trong đợt, tính thi đua và trao ly sứ. Không dùng vào việc khác.',
    },
    {
      title: 'Ghi những gì',
      words:
        'Họ tên, CCCD hoặc mã số BHXH, năm sinh, giới tính, loại tham gia, biên lai. Điện thoại và nơi ở chỉ ghi khi người ta đồng ý. Không chụp ảnh giấy tờ.',
    },
    {
      title: 'Ai xem được',
      words: 'Bạn và phụ trách đơn vị. Danh sách chỉ hiện 3 số đầu và 4 số cuối; ai xem số đầy đủ đều được ghi lại. Bảng xếp hạng không có tên người tham gia.',
    },
    { title: 'Giữ bao lâu', words: 'CCCD, mã số BHXH và điện thoại được xoá 90 ngày sau khi đợt khép lại. Số lượt, điểm và giải thưởng ở lại.' },
    { title: 'Người tham gia được hỏi', words: 'Đồng ý nhận ly là việc riêng, không bắt buộc. Không đồng ý vẫn ghi nhận như thường.' },
    { title: 'Hỏi ai', words: 'Hỏi phụ trách đơn vị, hoặc ban tổ chức của đợt. Người tham gia muốn xem, sửa, xoá dữ liệu cũng qua hai nơi này.' },
  ],
  phone: 'Khi máy bị mất hoặc cho người khác mượn, báo ngay phụ trách để khoá phiên của bạn.',
  accept: 'Tôi đã đọc và sẽ giữ kín',
  back: 'Để sau',
} as const
