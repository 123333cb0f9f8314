/** What stands in and under the viewfinder of a counter. */
export const scanner = {
  label: 'Máy ảnh quét phiếu',
  aim: 'Đưa mã QR trên phiếu vào khung',
  opening: 'Đang mở máy ảnh…',
  again: 'Máy ảnh bị ngắt, đang mở lại…',
  paused: 'Đang tạm dừng quét',
  found: 'Đã đọc mã',
  dark: 'Hình tối quá. Bật đèn, hoặc xem có gì che ống kính không.',
  torchOn: 'Bật đèn',
  torchOff: 'Tắt đèn',
  open: 'Mở máy ảnh',
  openNote: 'Quét mã QR bằng máy ảnh. Không có máy ảnh thì gõ 12 số hoặc dùng máy quét cầm tay.',
  close: 'Không dùng máy ảnh',
  retry: 'Mở lại máy ảnh',
  photo: 'Đọc từ ảnh',
  photoReading: 'Đang đọc ảnh…',
  photoNothing: 'Không thấy mã QR trong ảnh. Chụp gần và thẳng hơn, đủ sáng, rồi chọn lại.',
  /** Whether this machine opens its counter without network. */
  files: {
    bringing: (done: number, of: number) => `Đang tải phần quầy về máy để dùng khi mất mạng: ${done}/${of}.`,
    ready: 'Máy đã sẵn sàng dùng không mạng.',
  },
  troubles: {
    denied: {
      word: 'Chưa được phép dùng máy ảnh',
      next: 'Bấm biểu tượng ổ khoá cạnh địa chỉ trang, cho phép Máy ảnh rồi mở lại. Trong lúc đó gõ 12 số hoặc dùng máy quét cầm tay.',
    },
    none: { word: 'Máy này không có máy ảnh', next: 'Gõ 12 số trên phiếu, dùng máy quét cầm tay, hoặc đọc từ ảnh.' },
    busy: { word: 'Máy ảnh đang bận', next: 'Ứng dụng khác đang dùng máy ảnh. Đóng ứng dụng đó rồi mở lại máy ảnh.' },
    unsupported: {
      word: 'Trình duyệt không mở được máy ảnh',
      next: 'Mở trang bằng địa chỉ https trên Chrome hoặc Safari mới. Trong lúc đó gõ 12 số trên phiếu.',
    },
    stuck: { word: 'Máy ảnh không cho hình', next: 'Đã mở lại nhiều lần mà chưa được. Tắt hẳn ứng dụng rồi mở lại; trong lúc đó gõ 12 số trên phiếu.' },
    'no-reader': {
      word: 'Máy này chưa đọc được mã',
      next: 'Phần đọc mã chưa tải về đủ. Nối mạng rồi mở lại máy ảnh; trong lúc đó gõ 12 số hoặc dùng máy quét cầm tay.',
    },
  },
} as const
