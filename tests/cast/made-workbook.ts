import { strToU8, zipSync } from 'fflate'

/** A cell as Excel stores it. `serial`: a number shown as a day; `shown`: a number in a format of one's own. */
export type MadeCell =
  | string
  | number
  | null
  | { formula: string; value?: string | number }
  | { error: string }
  | { serial: number; format?: 'day' | 'month' }
  | { shown: number; format: string }
  | { runs: string[] }
export type MadeSheet = { name: string; rows: MadeCell[][]; merges?: string[]; dimension?: string }
export type MadeOptions = { date1904?: boolean; /** Words in a table of their own, as Excel keeps them; otherwise within the cells. */ shared?: boolean }

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** `0` is A, `26` is AA. */
export const columnName = (at: number): string => (at < 26 ? '' : columnName(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))

/** The parts of a workbook by their names, so that a test can bend one. */
export function workbookParts(sheets: MadeSheet[], { date1904 = false, shared = true }: MadeOptions = {}): Record<string, string> {
  const words = new Map<string, number>()
  const formats: string[] = []
  const styleOf = (format: string) => (formats.includes(format) ? formats.indexOf(format) : formats.push(format) - 1) + 3
  const sheetXml = sheets.map((sheet) => xmlOf(sheet, shared ? words : null, styleOf))
  const relations = sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="t/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`)
  const xfs = ['', 14, 17, ...formats.map((_, at) => 164 + at)].map((id) => `<xf numFmtId="${id || 0}" fontId="0"/>`)
  return {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map(({ name }, at) => `<sheet name="${escape(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escape(code)}"/>`).join('')}</numFmts><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`,
    ...(shared ? { 'xl/sharedStrings.xml': `<sst>${[...words.keys()].map((word) => `<si>${word}</si>`).join('')}</sst>` } : {}),
    ...Object.fromEntries(sheetXml.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
  }
}

export const zipped = (parts: Record<string, string | Uint8Array>): Uint8Array<ArrayBuffer> =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])), {
    level: 1,
  }) as Uint8Array<ArrayBuffer>

export const workbookBytes = (sheets: MadeSheet[], options?: MadeOptions): Uint8Array<ArrayBuffer> => zipped(workbookParts(sheets, options))

function xmlOf({ rows, merges = [], dimension }: MadeSheet, words: Map<string, number> | null, styleOf: (format: string) => number): string {
  const text = (word: string, place: string) => {
    if (!words) return `<c ${place} t="inlineStr"><is>${word}</is></c>`
    if (!words.has(word)) words.set(word, words.size)
    return `<c ${place} t="s"><v>${words.get(word)}</v></c>`
  }
  const cell = (value: MadeCell, place: string): string => {
    if (value === null || value === '') return ''
    if (typeof value === 'number') return `<c ${place}><v>${value}</v></c>`
    if (typeof value === 'string') return text(`<t xml:space="preserve">${escape(value)}</t>`, place)
    if ('runs' in value) return text(value.runs.map((run) => `<r><rPr><b/></rPr><t>${escape(run)}</t></r>`).join(''), place)
    if ('error' in value) return `<c ${place} t="e"><v>${value.error}</v></c>`
    if ('serial' in value) return `<c ${place} s="${value.format === 'month' ? 2 : 1}"><v>${value.serial}</v></c>`
    if ('shown' in value) return `<c ${place} s="${styleOf(value.format)}"><v>${value.shown}</v></c>`
    const stored = value.value === undefined ? '' : `<v>${escape(String(value.value))}</v>`
    return `<c ${place}${typeof value.value === 'string' ? ' t="str"' : ''}><f>${escape(value.formula)}</f>${stored}</c>`
  }
  const lines = rows.map((row, at) => `<row r="${at + 1}">${row.map((value, column) => cell(value, `r="${columnName(column)}${at + 1}"`)).join('')}</row>`)
  const merged = merges.length > 0 ? `<mergeCells>${merges.map((area) => `<mergeCell ref="${area}"/>`).join('')}</mergeCells>` : ''
  return `<worksheet>${dimension ? `<dimension ref="${dimension}"/>` : ''}<sheetData>${lines.join('')}</sheetData>${merged}</worksheet>`
}
