/** The two doors that a one-time link opens, and the secret that is chosen behind them. */
export const start = {
  title: 'Người ban tổ chức đầu tiên',
  words: 'Máy chủ này còn trống. Đặt tên và mật khẩu của bạn, rồi ta lập đợt ra quân.',
  name: 'Họ và tên',
  nameNote: 'Viết như trên giấy tờ, đồng nghiệp sẽ đọc tên này.',
  nameFirst: 'Gõ họ và tên trước đã.',
  code: 'Mã nhân viên',
  codeNote: 'Dùng để đăng nhập. Chữ thường không dấu, số, dấu chấm, gạch; ví dụ chi.anh.',
  codeWrong: 'Mã chỉ gồm chữ không dấu, số, dấu chấm, gạch; dài từ 2 đến 20.',
  codeTaken: 'Mã này đã có người dùng. Chọn mã khác.',
  go: 'Bắt đầu',
  offline: 'Chưa nối được máy chủ. Đường dẫn vẫn dùng được, xem lại mạng rồi bấm lại.',
  dead: {
    'link-used': {
      title: 'Đường dẫn này đã dùng rồi',
      words: 'Nếu chính bạn vừa đặt mật khẩu, hãy đăng nhập. Nếu không, khởi động lại chương trình trên máy chủ: nó in ra một đường dẫn mới.',
    },
    'link-expired': {
      title: 'Đường dẫn này đã hết hạn',
      words: 'Đường dẫn chỉ dùng trong 24 giờ. Khởi động lại chương trình trên máy chủ: nó in ra một đường dẫn mới.',
    },
    'not-found': {
      title: 'Không có đường dẫn này',
      words: 'Đường dẫn bị thiếu hoặc đã được thay. Chép lại trọn dòng mới nhất mà máy chủ in ra, hoặc khởi động lại chương trình để có đường dẫn mới.',
    },
    gone: {
      title: 'Mở lại đường dẫn',
      words: 'Vì an toàn, trang này không giữ mã của đường dẫn. Chép lại trọn dòng mà máy chủ in ra rồi mở trong cửa sổ này.',
    },
  },
  recover: 'Máy chủ đã có ban tổ chức mà không ai vào được? Dừng chương trình, chạy npm run organiser-link.',
  signIn: 'Đăng nhập',
} as const

export const firstPin = {
  title: 'Đặt PIN',
  titlePassword: 'Đặt mật khẩu',
  hello: (name: string) => `Chào ${name}`,
  code: (code: string) => ['Mã nhân viên của bạn là ', code, '. Từ lần sau, đăng nhập bằng mã này.'] as const,
  otherPerson: (name: string) => `Máy này đang là của ${name}. Đặt xong, máy chuyển sang bạn; lượt chưa gửi của người kia vẫn ở lại máy.`,
  first: 'Chọn PIN 6 số',
  second: 'Gõ lại PIN một lần nữa',
  note: 'Tránh số dễ đoán: một số lặp lại như 111111, dãy liền như 123456, ngày sinh.',
  noteSecond: 'Hai lần giống nhau thì PIN được đặt và bạn vào luôn.',
  differs: 'Hai lần chưa giống nhau. Chọn lại PIN từ đầu.',
  tooSimple: 'PIN này quá dễ đoán. Chọn 6 số không lặp lại, không liền nhau.',
  over: 'Chọn PIN khác',
  setting: 'Đang đặt PIN…',
  go: 'Đặt mật khẩu',
  offline: 'Chưa nối được máy chủ. Đường dẫn vẫn dùng được, xem lại mạng rồi thử lại.',
  troubled: 'Chưa mở được đường dẫn',
  dead: {
    'link-used': {
      title: 'Đường dẫn này đã dùng rồi',
      words: 'Nếu chính bạn đã đặt PIN, hãy đăng nhập bằng mã nhân viên. Nếu không, xin phụ trách đơn vị hoặc ban tổ chức một đường dẫn mới.',
    },
    'link-expired': { title: 'Đường dẫn này đã hết hạn', words: 'Đường dẫn chỉ dùng trong 14 ngày. Xin ban tổ chức một đường dẫn mới.' },
    'not-found': { title: 'Không có đường dẫn này', words: 'Đường dẫn bị thiếu hoặc gõ sai. Quét lại mã trên phiếu, hoặc xin ban tổ chức một đường dẫn mới.' },
    gone: {
      title: 'Mở lại đường dẫn',
      words: 'Vì an toàn, trang này không giữ mã của đường dẫn. Quét lại mã trên phiếu, hoặc mở lại đường dẫn bạn nhận được.',
    },
  },
  signIn: 'Đăng nhập',
} as const

export const newPassword = {
  first: 'Mật khẩu',
  second: 'Gõ lại mật khẩu',
  show: 'Hiện',
  hide: 'Ẩn',
  showLabel: 'Hiện mật khẩu',
  hideLabel: 'Ẩn mật khẩu',
  empty: 'Từ 12 ký tự. Một câu bốn năm tiếng vừa dễ nhớ vừa khó đoán.',
  short: (missing: number) => `Còn thiếu ${missing} ký tự.`,
  dull: 'Đủ dài nhưng dễ đoán: toàn số hoặc ít chữ khác nhau. Thêm vài tiếng nữa.',
  personal: 'Có tên hoặc mã của bạn trong đó. Chọn câu người khác không đoán ra.',
  fair: 'Được. Thêm một tiếng nữa thì càng khó đoán.',
  good: 'Mật khẩu tốt.',
  differs: 'Hai lần chưa giống nhau.',
  same: 'Giống nhau.',
} as const
