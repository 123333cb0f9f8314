import type { BadRow, ImportKind, ImportReason } from '#contract/imports.ts'
import { count } from './format.ts'

type Column = { name: string; required?: true; hint?: string }

/** The columns of each kind of file, by the field that the server knows them as. */
export const columns: Record<ImportKind, Record<string, Column>> = {
  organisations: {
    code: { name: 'Mã', required: true },
    name: { name: 'Tên', required: true },
    kind: { name: 'Loại', required: true, hint: 'tỉnh, cơ sở, bưu điện hoặc tổ chức' },
    parent: { name: 'Mã đơn vị cấp trên', hint: 'trống là đơn vị cao nhất' },
    verifier: { name: 'Mã đơn vị xác nhận', hint: 'trống thì cấp trên xác nhận' },
    team: { name: 'Tập thể', hint: 'có hoặc không thi đua tập thể' },
    division: { name: 'Nhóm thi đua', hint: 'xếp hạng riêng từng nhóm' },
    office: { name: 'Mã quầy', hint: 'nơi nhận ly thường dùng' },
  },
  offices: {
    code: { name: 'Mã', required: true },
    name: { name: 'Tên', required: true },
    address: { name: 'Địa chỉ', required: true },
    hours: { name: 'Giờ mở cửa', required: true },
    phone: { name: 'Điện thoại', required: true },
    latitude: { name: 'Vĩ độ', hint: 'như 11,0850; để chỉ quầy gần nhất còn ly' },
    longitude: { name: 'Kinh độ', hint: 'như 106,2620' },
  },
  staff: {
    code: { name: 'Mã', required: true, hint: 'dùng để đăng nhập' },
    name: { name: 'Họ và tên', required: true },
    role: { name: 'Vai trò', required: true, hint: 'nhân viên thu, viên chức, phụ trách, giao dịch viên hoặc ban tổ chức' },
    organisation: { name: 'Mã đơn vị', hint: 'cho nhân viên thu, viên chức và phụ trách' },
    office: { name: 'Mã quầy', hint: 'cho giao dịch viên' },
  },
  targets: {
    owner: { name: 'Mã đơn vị', required: true, hint: 'hoặc mã nhân viên' },
    period: { name: 'Kỳ', required: true, hint: 'tuần 1, ngày ra quân hoặc cả đợt; hoặc mỗi kỳ hai cột như Tuần 1 TN, Tuần 1 YT' },
    'bhxh-tn': { name: 'BHXH TN', hint: 'số người' },
    'bhyt-hgd': { name: 'BHYT HGĐ', hint: 'số người' },
  },
}

export const setUpImport = {
  title: { organisations: 'Nhập đơn vị', offices: 'Nhập quầy', staff: 'Nhập nhân viên', targets: 'Nhập chỉ tiêu' } satisfies Record<ImportKind, string>,
  what: { organisations: 'đơn vị', offices: 'quầy', staff: 'nhân viên', targets: 'chỉ tiêu' } satisfies Record<ImportKind, string>,
  columns: 'Các cột cần có',
  columnsWords: 'Cột đậm là bắt buộc, thứ tự cột tuỳ ý. Dòng đầu là tên cột.',
  example: 'Mẫu',
  exampleXlsx: 'Tải mẫu Excel',
  exampleCsv: 'Tải mẫu CSV',
  copyExample: 'Chép mẫu',
  copied: 'Đã chép. Dán vào Excel, hoặc dán thẳng vào ô bên dưới.',
  copyFailed: 'Chưa chép được. Chọn bảng mẫu rồi chép bằng tay.',
  frame: 'Tải khung đủ tập thể và tuần',
  text: 'Dán bảng từ Excel vào đây',
  textNote: 'Bôi đen các ô trong Excel, cả dòng tên cột, rồi dán. Chưa có gì được lưu cho tới khi bạn bấm Nhập.',
  file: 'Chọn tệp Excel, CSV',
  reading: 'Đang mở tệp…',
  fromFile: (name: string) => `Từ tệp ${name}`,
  sheet: 'Trang tính',
  sheetNote: (sheets: number) => `Tệp có ${count(sheets)} trang tính. Chọn trang có bảng cần nhập.`,
  from: 'Làm việc từ ngày',
  fromNote: 'Người trong bảng đứng ở đơn vị của mình từ ngày này. Biên lai trước ngày đó không ghi được.',
  look: 'Xem trước',
  looking: 'Đang đọc bảng…',
  bringing: (rows: number) => `Đang nhập ${count(rows)} dòng, giữ trang mở giúp…`,
  empty: 'Dán bảng hoặc chọn tệp trước đã.',
  tooLarge: 'Bảng quá dài cho một lần nhập. Chia đôi rồi nhập từng phần, mỗi phần giữ dòng tên cột.',
  noHeading: 'Không thấy tên cột nào quen ở dòng đầu. Thêm dòng tên cột như trong mẫu rồi xem lại.',
  preview: 'Xem trước',
  goodRows: 'Các dòng đúng',
  counted: (rows: number, good: number, bad: number) =>
    bad === 0 ? `${count(rows)} dòng, dòng nào cũng đúng.` : `${count(rows)} dòng: ${count(good)} dòng đúng, ${count(bad)} dòng cần sửa.`,
  headingOnly: (rows: number) => `${count(rows)} dòng. Sửa dòng tên cột rồi xem lại.`,
  changed: (changed: number, same: number) =>
    same === 0 ? `${count(changed)} dòng mới hoặc có thay đổi.` : `${count(changed)} dòng mới hoặc có thay đổi, ${count(same)} dòng đã có sẵn y như vậy.`,
  first: (rows: number) => `Bảng dưới là ${count(rows)} dòng đúng đầu tiên.`,
  badTitle: 'Cần sửa',
  more: (places: number) => `Xem cả ${count(places)} chỗ cần sửa`,
  skip: 'Bỏ qua dòng lỗi',
  skipNote: 'Chỉ nhập các dòng đúng. Dòng lỗi sửa sau rồi nhập lại cũng được.',
  go: (rows: number) => `Nhập ${count(rows)} dòng`,
  nothing: 'Không có dòng nào để nhập.',
  mendFirst: 'Sửa các chỗ trên trong bảng rồi xem trước lại, hoặc chọn bỏ qua dòng lỗi.',
  done: (rows: number, what: string) => `Đã nhập ${count(rows)} dòng ${what}.`,
  leave: {
    title: 'Bảng chưa nhập',
    words: 'Rời trang bây giờ thì bảng đang xem không còn, chưa dòng nào được lưu.',
  },
  tabs: { legend: 'Xem gì', list: 'Danh sách', bring: 'Nhập từ bảng' },
} as const

/** "Dòng 5, cột Mã: để trống." Row 1 is the heading. */
export function badSentence(kind: ImportKind, bad: BadRow): string {
  const column = columns[kind][bad.field]?.name ?? bad.field
  if (bad.row === 1) return headings[bad.reason as keyof typeof headings]?.(column) ?? `Dòng tên cột, cột ${column}: chưa đúng.`
  if (kind === 'targets' && bad.field === 'bhxh-tn' && bad.reason === 'missing') return `Dòng ${bad.row}: chưa có số nào, ghi ít nhất một cột chỉ tiêu.`
  return `Dòng ${bad.row}, cột ${column}: ${reasonOf(kind, bad)}.`
}

const headings: Partial<Record<ImportReason, (column: string) => string>> = {
  missing: (column) => `Dòng tên cột: thiếu cột “${column}”.`,
  unknown: (column) => `Dòng tên cột: không có cột nào tên “${column}”. Đổi tên như trong mẫu hoặc xoá cột này.`,
  repeated: (column) => `Dòng tên cột: cột “${column}” có hai lần.`,
}

function reasonOf(kind: ImportKind, { field, reason, value }: BadRow): string {
  const said =
    reason === 'unknown' ? unknown[field] : reason === 'malformed' ? malformed[field] : reason === 'repeated' ? repeated[`${kind} ${field}`] : undefined
  return said?.(value) ?? reasons[reason](value)
}

const reasons: Record<ImportReason, (value: string) => string> = {
  missing: () => 'để trống',
  malformed: (value) => `“${value}” viết chưa đúng dạng`,
  unknown: (value) => `chưa có “${value}”`,
  taken: (value) => `mã này đã mang tên khác ở dòng trên, ở đây là “${value}”`,
  repeated: (value) => `“${value}” đã có ở dòng trên`,
  'too-long': () => 'dài quá, rút ngắn lại',
  'parent-cycle': () => 'cấp trên đi một vòng lại về chính nó',
  'not-a-number': (value) => `“${value}” không phải số nguyên`,
  begun: () => 'kỳ này đã bắt đầu, chỉ tiêu đã giao giữ nguyên',
}

const organisation = (value: string) => `chưa có đơn vị mã “${value}”, hoặc dòng của đơn vị đó còn sai`
const unknown: Record<string, (value: string) => string> = {
  kind: (value) => `“${value}” chưa rõ loại nào, ghi tỉnh, cơ sở, bưu điện hoặc tổ chức`,
  role: (value) => `“${value}” chưa rõ vai trò nào, ghi nhân viên thu, viên chức, phụ trách, giao dịch viên hoặc ban tổ chức`,
  team: (value) => `“${value}” chưa rõ, ghi có hoặc không`,
  period: (value) => `đợt không có kỳ “${value}”`,
  owner: (value) => `chưa có đơn vị hay nhân viên mã “${value}”`,
  office: (value) => `chưa có quầy mã “${value}”`,
  organisation,
  parent: organisation,
  verifier: organisation,
}
const malformed: Record<string, (value: string) => string> = {
  code: (value) => `“${value}” chưa đúng, mã chỉ gồm chữ không dấu, số, dấu chấm, gạch, dài từ 2 đến 20`,
  latitude: (value) => `“${value}” chưa đúng, vĩ độ là số từ −90 đến 90 như 11,0850`,
  longitude: (value) => `“${value}” chưa đúng, kinh độ là số từ −180 đến 180 như 106,2620`,
  name: (value) => `“${value}” chưa đúng, họ tên chỉ có chữ, từ 2 chữ cái trở lên`,
}
const repeated: Record<string, (value: string) => string> = {
  'staff code': (value) => `mã “${value}” với vai trò này đã có ở dòng trên`,
  'targets period': (value) => `đơn vị này đã có “${value}” ở dòng trên`,
}
