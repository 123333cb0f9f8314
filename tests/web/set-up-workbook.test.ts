import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import writeWorkbook, { type Cell } from 'write-excel-file/universal'
import { readFile } from '../../web/state/set-up-file.ts'
import { likeliest, tableOf } from '../../web/state/set-up-sheet.ts'
import type { Sheet } from '../../web/state/set-up-workbook.ts'
import { setUpFile as t } from '../../web/text/set-up-file.vi.ts'

const book = (rows: Cell[][]): Promise<Blob> => writeWorkbook(rows).toBlob()

async function sheetsOf(file: Blob): Promise<Sheet[]> {
  const read = await readFile(file)
  if (!read.ok || read.kind !== 'sheets') throw new Error(JSON.stringify(read))
  return read.sheets
}
const rowsOf = async (file: Blob) => (await sheetsOf(file))[0]?.rows

/** The same workbook with one of its parts written otherwise. */
async function mended(file: Blob, part: RegExp, mend: (xml: string) => string): Promise<Blob> {
  const parts = unzipSync(new Uint8Array(await file.arrayBuffer()))
  const changed = Object.entries(parts).map(([name, bytes]) => [name, part.test(name) ? strToU8(mend(strFromU8(bytes))) : bytes])
  return new Blob([zipSync(Object.fromEntries(changed)) as Uint8Array<ArrayBuffer>])
}

test('codes keep their zeros, as text and as a number that is shown with them', async () => {
  const file = await book([
    ['Mã', 'Điện thoại', 'Số'],
    ['007', { value: 2763850001, type: Number, format: '0000\\ 000\\ 0000' }, 12],
    [
      { value: 42, type: Number, format: '00000' },
      { value: 912345678, type: Number, format: '0000000000' },
      { value: 1200, type: Number, format: '#,##0' },
    ],
  ])
  expect(await rowsOf(file)).toEqual([
    ['Mã', 'Điện thoại', 'Số'],
    ['007', '0276 385 0001', '12'],
    ['00042', '0912345678', '1200'],
  ])
})

test('days are written as people write them, and a part of a number never turns into thousands', async () => {
  const file = await book([[{ value: new Date(Date.UTC(2025, 10, 28)), type: Date, format: 'dd/mm/yyyy' }, 1.125, 0.1 + 0.2, true, 12_345_678_901_234]])
  expect(await rowsOf(file)).toEqual([['28/11/2025', '1,1250', '0,3', 'TRUE', '12345678901234']])
})

test('a formula is its result; one without a result and an error stand as words that no column takes', async () => {
  const file = await book([[{ value: 'SUM(B1:C1)', type: 'Formula' }, 5, 7]])
  const computed = await mended(file, /sheet1\.xml$/, (xml) => xml.replace(/(<f>[^<]*<\/f>)(<v><\/v>|<v\/>)?/, '$1<v>12</v>'))
  const failed = await mended(file, /sheet1\.xml$/, (xml) => xml.replace(/<c r="A1"[^>]*>.*?<\/c>/, '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'))
  expect([await rowsOf(computed), await rowsOf(file), await rowsOf(failed)]).toEqual([[['12', '5', '7']], [[t.uncomputed, '5', '7']], [['#DIV/0!', '5', '7']]])
})

test('titles above the heading are left out, and rows keep the numbers they have in the file', async () => {
  const rows = await rowsOf(
    await book([
      [{ value: 'DANH SÁCH NHÂN VIÊN THU', columnSpan: 3 }, null, null],
      [null, null, null],
      ['STT', 'Mã', { value: 'Họ và\ntên', type: String }, 'Vai trò'],
      [1, 'nvt001', 'Nguyễn "Tư" Hoà', 'nhân viên thu'],
    ]),
  )
  expect(tableOf('staff', rows!)).toEqual({ text: 'STT\tMã\tHọ và tên\tVai trò\n1\tnvt001\t"Nguyễn ""Tư"" Hoà"\tnhân viên thu', above: 2 })
})

test('a heading of two rows with merged weeks becomes one row', async () => {
  const rows = await rowsOf(
    await book([
      [{ value: 'Mã đơn vị', rowSpan: 2 }, { value: 'Tuần 4', columnSpan: 2 }, null, { value: 'Tuần 5', columnSpan: 2 }, null],
      [null, 'TN', 'YT', 'TN', 'YT'],
      ['BD01', 62, 185, 58, 185],
    ]),
  )
  expect(tableOf('targets', rows!)).toEqual({ text: 'Mã đơn vị\tTuần 4 TN\tTuần 4 YT\tTuần 5 TN\tTuần 5 YT\nBD01\t62\t185\t58\t185', above: 1 })
})

test('of several sheets the one with the headings comes first; empty ones are not offered', async () => {
  const sheets = await sheetsOf(
    await writeWorkbook([
      { sheet: 'Ghi chú', data: [['Cập nhật ngày 28/11', 'Liên hệ phòng thu']] },
      { sheet: 'Trống', data: [[null]] },
      { sheet: 'Quầy', data: [['Mã', 'Tên', 'Địa chỉ']] },
    ]).toBlob(),
  )
  expect([sheets.map(({ name }) => name), likeliest('offices', sheets)]).toEqual([['Ghi chú', 'Quầy'], 1])
})

test('a file that is no workbook of today says which one it is', async () => {
  const bytes = (...signs: number[]) => new Blob([new Uint8Array(signs)])
  const old = [0xd0, 0xcf, 0x11, 0xe0]
  const secret = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
  const zipped = (files: Record<string, string>) =>
    new Blob([zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))) as Uint8Array<ArrayBuffer>])
  const whole = new Uint8Array(await (await book([['Mã']])).arrayBuffer())
  const words = async (file: Pick<Blob, 'arrayBuffer' | 'size'>) => (await readFile(file)) as { words: string }
  expect([
    await words(bytes(...old, 1, 2)),
    await words(bytes(...old, 9, ...secret)),
    await words(zipped({ 'anh.txt': 'x' })),
    await words(zipped({ 'xl/workbook.bin': 'x' })),
    await words(zipped({ 'xl/workbook.xml': '<nothing' })),
    await words(new Blob([whole.slice(0, whole.length - 200)])),
    await words(bytes()),
    await words({ size: 6_000_000, arrayBuffer: async () => new ArrayBuffer(0) }),
    await words(bytes(0x4d, 0xe3, 0x3b)),
  ]).toEqual([t.old, t.secret, t.noWorkbook, t.binary, t.broken, t.broken, t.empty, t.tooLarge(5), t.notText].map((one) => ({ ok: false, words: one })))
})

test('a small file that says it unpacks to a flood is refused before it is unpacked', async () => {
  const bytes = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // The list of what is inside stands at the end of the file: its sign, and 24 bytes on the size of the part.
  const list = Array.from({ length: bytes.length - 4 }, (_, at) => at).find((at) => view.getUint32(at, true) === 0x0201_4b50)!
  view.setUint32(list + 24, 70 * 1024 * 1024, true)
  expect(await readFile(new Blob([bytes as Uint8Array<ArrayBuffer>]))).toEqual({ ok: false, words: t.unpacksTooLarge })
})
