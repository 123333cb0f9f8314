import { count } from './format.ts'

/** The counters, and the form for one of them. */
export const setUpOffices = {
  title: 'Quầy nhận quà',
  note: (offices: number) => `${count(offices)} quầy`,
  list: 'Các quầy',
  empty: {
    title: 'Chưa có quầy nào',
    words: 'Các nơi trao ly sẽ đứng ở đây, với địa chỉ, giờ mở cửa và điện thoại như in trên phiếu.',
    action: 'Nhập từ bảng',
  },
  add: 'Thêm quầy',
  change: 'Sửa',
  changeLabel: (name: string) => `Sửa ${name}`,
} as const

export const setUpOfficeForm = {
  addTitle: 'Thêm quầy',
  labels: { name: 'Tên quầy', code: 'Mã quầy', address: 'Địa chỉ', hours: 'Giờ mở cửa', phone: 'Điện thoại' },
  notes: {
    name: undefined,
    code: 'Dùng trong các bảng nhập. Chữ không dấu, số, dấu chấm, gạch.',
    address: 'In trên phiếu nhận ly, đủ để tìm đến.',
    hours: 'Như 7:30 đến 17:00, Thứ Hai đến Thứ Sáu.',
    phone: undefined,
  },
  first: {
    name: 'Gõ tên quầy trước đã.',
    code: 'Gõ mã quầy trước đã.',
    address: 'Gõ địa chỉ trước đã.',
    hours: 'Gõ giờ mở cửa trước đã.',
    phone: 'Gõ điện thoại trước đã.',
  },
  place: 'Vị trí trên bản đồ',
  placeNote: 'Chép vĩ độ, kinh độ từ bản đồ, như 11.0850, 106.2620. Quầy hết ly sẽ chỉ được quầy gần nhất.',
  placeWrong: 'Gõ vĩ độ rồi kinh độ, như 11.0850, 106.2620, hoặc để trống.',
  codeWrong: 'Mã chỉ gồm chữ không dấu, số, dấu chấm, gạch; dài từ 2 đến 20.',
  codeTaken: 'Mã này đã có quầy dùng. Chọn mã khác.',
  save: 'Lưu quầy',
  addGo: 'Thêm quầy',
  changed: (name: string) => `Đã lưu ${name}.`,
  added: (name: string) => `Đã thêm ${name}.`,
} as const
