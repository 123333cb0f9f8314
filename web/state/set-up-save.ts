import writeWorkbook, { type Cell } from 'write-excel-file/universal'

/** A sheet to be written: a heading, then rows. Words stay words, so that a code keeps its zeros and a name never becomes a formula. */
export type SheetToWrite = { name: string; widths: number[]; heading: string[]; rows: (string | number | null)[][] }

/** An XLSX of these sheets, the heading of each in bold and always in sight. */
export function workbookOf(sheets: SheetToWrite[]): Promise<Blob> {
  return writeWorkbook(
    sheets.map(({ name, widths, heading, rows }) => ({
      sheet: sheetName(name),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      data: [heading.map((value): Cell => ({ value, type: String, fontWeight: 'bold' })), ...rows.map((row) => row.map(cellOf))],
    })),
  ).toBlob()
}

const cellOf = (value: string | number | null): Cell =>
  value === null || value === '' ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String, format: '@' }

/** Excel takes 31 letters and none of these signs. */
const sheetName = (name: string): string => name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31)
