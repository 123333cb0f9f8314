import type { ImportKind, OrganisationView } from '#contract/imports.ts'
import { columns } from '../text/set-up-import.vi.ts'
import type { PeriodView } from '#contract/campaigns.ts'
import { setUpFile } from '../text/set-up-file.vi.ts'
import { periodName } from './periods.ts'
import type { SheetToWrite } from './set-up-save.ts'

/** A small table of each kind, each leaning on the one before it; the tests bring them all in. */
const ROWS: Record<ImportKind, string[][]> = {
  offices: [
    ['Q01', 'Quầy Gò Dầu', '12 Quốc lộ 22, Gò Dầu', '7:30 đến 17:00', '0276 385 0001', '11,0850', '106,2620'],
    ['Q02', 'Quầy Hoà Thành', '8 Phạm Hùng, Hoà Thành', '7:30 đến 17:00', '0276 384 0002', '11,2870', '106,1270'],
  ],
  organisations: [
    ['TINH', 'BHXH tỉnh', 'tỉnh', '', '', 'không', '', ''],
    ['BHXH01', 'BHXH cơ sở Gò Dầu', 'cơ sở', 'TINH', '', 'có', 'BHXH', 'Q01'],
    ['BD01', 'Bưu điện Gò Dầu', 'bưu điện', 'TINH', 'BHXH01', 'có', 'Bưu điện', 'Q01'],
  ],
  staff: [
    ['nvt001', 'Nguyễn Thị Hoà', 'nhân viên thu', 'BD01', ''],
    ['vc01', 'Phan Thị Mỹ Lệ', 'viên chức', 'BHXH01', ''],
    ['pt01', 'Lê Văn Thuận', 'phụ trách', 'BHXH01', ''],
    ['quay01', 'Trịnh Gia Hân', 'giao dịch viên', '', 'Q01'],
  ],
  targets: [
    ['BD01', 'Tuần 1', '18', '60'],
    ['BHXH01', 'Tuần 1', '12', '40'],
  ],
}

export type Example = { fields: string[]; rows: string[][] }

export const exampleOf = (kind: ImportKind): Example => ({ fields: Object.keys(columns[kind]), rows: ROWS[kind] })

/** As Excel takes it from the clipboard: a row a line, a tab between cells. */
export const asText = (kind: ImportKind, example: Example): string => [headingOf(kind, example), ...example.rows].map((cells) => cells.join('\t')).join('\n')

export const headingOf = (kind: ImportKind, { fields }: Example): string[] => fields.map((field) => columns[kind][field]?.name ?? field)

/** The example as a sheet of its own; numbers are numbers, so that Excel adds them up. */
export const asSheet = (kind: ImportKind, example: Example): SheetToWrite => ({
  name: setUpFile.sheetNames[kind],
  heading: headingOf(kind, example),
  widths: headingOf(kind, example).map((name, at) => Math.min(48, Math.max(name.length, ...example.rows.map((row) => row[at]?.length ?? 0)) + 4)),
  rows: example.rows.map((row) => row.map((cell) => (kind === 'targets' && /^\d+$/.test(cell) ? Number(cell) : cell))),
})

/** Every team in every week and no number yet: to be filled in. */
export const targetFrame = (organisations: OrganisationView[], periods: PeriodView[]): Example => {
  const weeks = periods.filter(({ kind }) => kind === 'week' || kind === 'wave')
  const rows = organisations
    .filter(({ team }) => team)
    .flatMap(({ code }) => weeks.map((week) => [code, week.kind === 'wave' ? `Đợt ${week.number}` : periodName(week), '', '']))
  return { fields: Object.keys(columns.targets), rows }
}
