import type { ListField, ListForm } from '#contract/lists.ts'
import type { Encoding } from '../state/file-text.ts'
import type { BadListRow, ListFault, ListNote } from '../state/list-faults.ts'
import { count } from './format.ts'

/** What is said of a list's file, its columns and its rows. */
export const listFile = {
  unknownLetters: 'Không nhận ra bảng mã chữ Việt của tệp này. Mở bằng Excel, đổi chữ sang Unicode, lưu thành CSV UTF-8 hoặc .xlsx rồi chọn lại.',
  openQuote: (row: number) => `Dòng ${count(row)} mở dấu ngoặc kép mà không đóng. Sửa dòng đó trong tệp rồi chọn lại.`,
  forms: { d03: 'Mẫu D03-TS, BHYT hộ gia đình', d05: 'Mẫu D05-TS, BHXH tự nguyện', other: 'Danh sách theo mẫu khác' } satisfies Record<ListForm, string>,
  letters: {
    'utf-8': '',
    'utf-16': '',
    'windows-1258': 'Tệp viết bằng bảng mã Windows-1258, đã đổi sang Unicode.',
    tcvn3: 'Tệp viết bằng bảng mã TCVN3 (ABC), đã đổi sang Unicode.',
    vni: 'Tệp viết bằng bảng mã VNI, đã đổi sang Unicode.',
  } satisfies Record<Encoding, string>,
  fields: {
    name: 'Họ và tên',
    cccd: 'Số CCCD',
    insuranceNumber: 'Mã số BHXH, số thẻ BHYT',
    birth: 'Ngày sinh hoặc năm sinh',
    sex: 'Giới tính',
    product: 'Loại: BHXH hoặc BHYT',
    plan: 'Phương án',
    receiptNumber: 'Số biên lai',
    paidDay: 'Ngày thu tiền',
    amount: 'Số tiền',
    months: 'Số tháng',
    fromMonth: 'Từ tháng',
    collectorCode: 'Mã nhân viên thu',
    place: 'Địa chỉ',
  } satisfies Record<ListField, string>,
} as const

/** "Dòng 12, cột D: …" */
export function badListSentence({ row, fault, column, text }: BadListRow, columnName: (column: number) => string): string {
  const place = column === null ? `Dòng ${count(row)}` : `Dòng ${count(row)}, cột ${columnName(column)}`
  return `${place}: ${faults[fault](text)}.`
}

const faults: Record<ListFault, (text: string) => string> = {
  'error-value': (text) => `ô báo lỗi ${text}, sửa công thức trong tệp`,
  uncomputed: () => 'công thức chưa có kết quả, mở tệp bằng Excel rồi lưu lại',
  rounded: (text) => `Excel đã làm tròn số thành ${text}, các chữ số cuối không còn, nhập lại số ở dạng chữ`,
  'name-missing': () => 'không có họ tên',
  'name-malformed': (text) => `“${text}” không phải họ tên`,
  'product-unknown': (text) => (text === '' ? 'không rõ BHXH tự nguyện hay BHYT hộ gia đình' : `“${text}” không rõ là BHXH tự nguyện hay BHYT hộ gia đình`),
  'nothing-to-compare': (text) =>
    text === '' ? 'không có số CCCD, mã số BHXH hay năm sinh để đối chiếu' : `số “${text}” không dùng được và không có năm sinh để đối chiếu`,
}
/** The same in a word, for the counts. */
export const faultNames: Record<ListFault, string> = {
  'error-value': 'Ô báo lỗi của Excel',
  uncomputed: 'Công thức chưa có kết quả',
  rounded: 'Số bị Excel làm tròn',
  'name-missing': 'Thiếu họ tên',
  'name-malformed': 'Họ tên không đọc được',
  'product-unknown': 'Không rõ loại',
  'nothing-to-compare': 'Không có gì để đối chiếu',
}

export const noteNames: Record<ListNote, string> = {
  'cccd-zeros': 'Số CCCD: đã thêm số 0 bị mất ở đầu',
  'insurance-zeros': 'Mã số BHXH: đã thêm số 0 bị mất ở đầu',
  'insurance-card': 'Số thẻ BHYT 15 ký tự: lấy 10 số cuối làm mã số BHXH',
  'cccd-in-insurance': 'Số CCCD đứng ở cột mã số BHXH, đã hiểu là số CCCD',
  'cccd-differs': 'Năm sinh hoặc giới tính khác với số CCCD, xem lại khi đối chiếu',
  'cccd-old-id': 'Số CMND 9 số không dùng để đối chiếu, đã bỏ',
  'cccd-ambiguous': 'Số CCCD thiếu chữ số và không rõ thiếu số nào, đã bỏ',
  'cccd-malformed': 'Số CCCD không đủ 12 chữ số, đã bỏ',
  'insurance-malformed': 'Mã số BHXH không đúng 10 chữ số, đã bỏ',
  'birth-malformed': 'Ngày sinh không đọc được, để trống',
  'sex-unknown': 'Giới tính không đọc được, để trống',
  'plan-unknown': 'Phương án không phải tăng mới, đóng lại hay đóng tiếp, để trống',
  'receipt-long': 'Số biên lai dài quá 30 ký tự, để trống',
  'paid-day-malformed': 'Ngày thu tiền không đọc được, để trống',
  'amount-malformed': 'Số tiền không đọc được, để trống',
  'months-malformed': 'Số tháng không đọc được, để trống',
  'from-month-malformed': 'Từ tháng không đọc được, để trống',
  'collector-long': 'Mã nhân viên thu dài quá 20 ký tự, để trống',
  'place-cut': 'Địa chỉ dài quá 120 ký tự, đã cắt bớt',
}
