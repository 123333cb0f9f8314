import writeXlsxFile from 'write-excel-file/node'

export type Sheet = string[][]
export type Upload = { name: string; mimeType: string; buffer: Buffer }
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook as somebody's Excel would write it: numbers as numbers, all else as text. */
export async function workbook(name: string, sheet: Sheet): Promise<Upload> {
  const cells = sheet.map((row) =>
    row.map((cell) => (/^\d+$/.test(cell) && !cell.startsWith('0') ? { type: Number, value: Number(cell) } : { type: String, value: cell })),
  )
  return { name, mimeType: XLSX, buffer: await writeXlsxFile(cells as never).toBuffer() }
}

const TEAMS = 24
export const teamCode = (number: number) => (number <= 8 ? `BHXH${two(number)}` : `BD${two(number - 8)}`)
const two = (number: number) => String(number).padStart(2, '0')
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

export const OFFICES: Sheet = [
  ['Mã', 'Tên', 'Địa chỉ', 'Giờ mở cửa', 'Điện thoại'],
  ['Q01', 'Quầy Gò Dầu', '12 Quốc lộ 22, Gò Dầu', '7:30 đến 17:00', '0276 385 0001'],
  ['Q02', 'Quầy Trảng Bàng', '3 đường Chợ, Trảng Bàng', '7:30 đến 17:00', '0276 385 0002'],
]

/** Eight BHXH cơ sở, each confirming two post offices. */
export const ORGANISATIONS: Sheet = [
  ['Mã', 'Tên', 'Loại', 'Mã đơn vị cấp trên', 'Mã đơn vị xác nhận', 'Tập thể', 'Nhóm thi đua', 'Mã quầy'],
  ['TINH', 'BHXH tỉnh', 'tỉnh', '', '', 'không', '', ''],
  ...numbers(8).map((number) => [teamCode(number), `BHXH cơ sở ${number}`, 'cơ sở', 'TINH', '', 'có', '', 'Q01']),
  ...numbers(16).map((number) => [teamCode(8 + number), `Bưu điện khu vực ${number}`, 'bưu điện', 'TINH', teamCode(1 + (number % 8)), 'có', '', 'Q02']),
]

const GIVEN = ['Thị Hoà', 'Văn Thuận', 'Thị Kim Huệ', 'Quốc Vượng', 'Hoàng Phương Uyên Thảo']
const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Đặng', 'Công Tằng Tôn Nữ']
const nameOf = (number: number) => `${FAMILY[number % FAMILY.length]} ${GIVEN[number % GIVEN.length]}`

/** 240 people: 230 who collect, eight who confirm (the first for the whole province), two at the counters. */
export const STAFF: Sheet = [
  ['Mã', 'Họ và tên', 'Vai trò', 'Mã đơn vị', 'Mã quầy'],
  ...numbers(230).map((number) => [
    `nvt${String(number).padStart(3, '0')}`,
    nameOf(number),
    number % 24 < 8 ? 'viên chức BHXH' : 'nhân viên thu',
    teamCode(1 + (number % TEAMS)),
    '',
  ]),
  ...numbers(8).map((number) => [`pt${two(number)}`, nameOf(300 + number), 'phụ trách', number === 1 ? 'TINH' : teamCode(number), '']),
  ...numbers(2).map((number) => [`quay${two(number)}`, nameOf(400 + number), 'giao dịch viên', '', `Q${two(number)}`]),
]

/** The same with a unit that does not exist and a name left out. */
export const STAFF_WITH_FAULTS: Sheet = STAFF.map((row, index) => (index === 4 ? row.with(3, 'BD99') : index === 9 ? row.with(1, '') : row))

/** A target for each team, week and product; the first of them is told by its team and week. */
export const TARGETS: Sheet = [
  ['Mã đơn vị', 'Kỳ', 'BHXH TN', 'BHYT HGĐ'],
  ...numbers(TEAMS).flatMap((team) => numbers(5).map((week) => [teamCode(team), `Tuần ${week}`, String(10 + team), String(30 + 2 * team)])),
]
