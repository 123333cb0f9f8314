import type { FileTrouble } from '../state/file-zip.ts'

/** Files that come in and go out: what a chosen file is not, and what stands in the ones that are made here. */
export const setUpFile = {
  tooLarge: (megabytes: number) => `Tệp lớn hơn ${megabytes} MB. Xoá các trang tính và hình không cần, hoặc chia tệp rồi chọn lại.`,
  unpacksTooLarge: 'Bảng trong tệp này quá lớn để mở ở đây. Chép riêng các cột cần có sang tệp mới rồi chọn lại.',
  old: 'Đây là tệp .xls đời cũ. Trong Excel chọn Lưu thành, kiểu Excel Workbook (.xlsx) rồi chọn lại.',
  secret: 'Tệp này có mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu lại rồi chọn lại.',
  noWorkbook: 'Tệp nén này không phải bảng Excel. Chọn tệp .xlsx hoặc .csv.',
  binary: 'Đây là tệp Excel nhị phân (.xlsb). Trong Excel chọn Lưu thành, kiểu Excel Workbook (.xlsx) rồi chọn lại.',
  broken: 'Tệp này hỏng hoặc tải về chưa hết. Mở bằng Excel, lưu lại rồi chọn lại.',
  tooManyRows: 'Tệp có quá nhiều dòng. Chia thành các tệp dưới 200.000 dòng rồi chọn từng tệp.',
  empty: 'Tệp này trống. Chọn tệp có dòng tên cột và các dòng bên dưới.',
  notText: 'Tệp này không phải chữ tiếng Việt dạng UTF-8. Chọn tệp .xlsx, hoặc trong Excel lưu thành CSV UTF-8 rồi chọn lại.',
  needsNetwork: 'Chưa tải được phần đọc và ghi tệp Excel. Xem lại mạng rồi thử lại, hoặc bôi đen các ô rồi dán.',
  exportNeedsNetwork: 'Tải tệp có dữ liệu của người khác cần mạng, vì mỗi lần tải được ghi vào nhật ký. Có mạng rồi bấm lại.',
  /** Stands in a cell whose formula has no result in the file; the row is told as bad. */
  uncomputed: '#CHƯA TÍNH',
  made: (name: string) => `Đã tải về ${name}.`,
  frame: 'chi-tieu-can-dien',
  examples: { organisations: 'mau-don-vi', offices: 'mau-quay', staff: 'mau-nhan-vien', targets: 'mau-chi-tieu' },
  sheetNames: { organisations: 'Đơn vị', offices: 'Quầy', staff: 'Nhân viên', targets: 'Chỉ tiêu', slips: 'Phiếu' },
} as const

/** A sentence for each reason why a workbook is not read. */
export const unreadable: Record<FileTrouble, string> = {
  'no-workbook': setUpFile.noWorkbook,
  binary: setUpFile.binary,
  broken: setUpFile.broken,
  'too-large': setUpFile.unpacksTooLarge,
  'too-many-rows': setUpFile.tooManyRows,
}
