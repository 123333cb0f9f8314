import { expect, test, vi } from 'vitest'
import { makeListReading } from '../../web/state/list-reading.ts'
import { setUpFile as t } from '../../web/text/set-up-file.vi.ts'
import { workbookBytes, workbookParts, zipped } from '../cast/made-workbook.ts'
import { madeListed, officialRows } from '../cast/official-lists.ts'

/** These files are large, and machines are shared. */
vi.setConfig({ testTimeout: 120_000 })

const people = madeListed(3, { form: 'd05' })
const rows = officialRows('d05', people)
const parts = () => workbookParts([{ name: 'D05-TS', rows }])
const SHEET = 'xl/worksheets/sheet1.xml'
const changed = (change: (xml: string) => string, part = SHEET) => zipped({ ...parts(), [part]: change(parts()[part]!) })

async function names(bytes: Uint8Array): Promise<string[] | string> {
  const reading = makeListReading()
  const opened = await reading.open(new Blob([bytes as Uint8Array<ArrayBuffer>]))
  if (!opened.ok) return opened.words
  const look = await reading.look({ columns: opened.head.columns.map(({ field }) => field), product: 'bhxh-tn' }, '2025-11-28')
  return look.first.map(({ row }) => row.name)
}
const whole = people.map(({ name }) => name)
/** Where the list at a zip's end names a part. */
function listedAt(bytes: Uint8Array, name: string): number {
  const text = new TextDecoder('latin1').decode(bytes)
  return text.lastIndexOf(name) - 46
}
const say = (bytes: Uint8Array, name: string, size: number) => {
  new DataView(bytes.buffer).setUint32(listedAt(bytes, name) + 24, size, true)
  return bytes
}
/** Runs, and tells how many megabytes more the process held on to. */
async function held(run: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss
  await run()
  return (process.memoryUsage().rss - before) / 1_000_000
}

test('a workbook that says it unpacks to a flood is refused before it is unpacked', async () => {
  expect(await names(say(workbookBytes([{ name: 'D05', rows }]), SHEET, 500 * 1024 * 1024))).toBe(t.unpacksTooLarge)
})

test('one that unpacks to a flood and says that it is small is refused on the way, and so are many sheets that are one', async () => {
  const empty = `${' '.repeat(2_000_000)}<row/>`
  const one = `<worksheet><sheetData>${empty.repeat(30)}</sheetData></worksheet>`
  const sheets = Array.from({ length: 9 }, (_, at) => `<sheet name="${at}" r:id="rId1"/>`).join('')
  const flood = zipped({ ...parts(), [SHEET]: one, 'xl/workbook.xml': `<workbook><sheets>${sheets}</sheets></workbook>` })
  expect(flood.length).toBeLessThan(1_000_000)
  let answer: unknown
  const megabytes = await held(async () => (answer = await names(say(flood, SHEET, 1_000))))
  expect(answer).toBe(t.unpacksTooLarge)
  expect(megabytes).toBeLessThan(200)
})

test('a cell without an end does not fill the memory', async () => {
  const endless = `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${'a'.repeat(12_000_000)}`
  expect(await names(zipped({ ...parts(), [SHEET]: endless }))).toBe(t.unpacksTooLarge)
  const quoted = `<worksheet><sheetData><row r="1"><c r="${'>'.repeat(8_000_000)}`
  expect(await names(zipped({ ...parts(), [SHEET]: quoted }))).toBe(t.unpacksTooLarge)
})

test('a zip of very many parts is refused, a zip within it is never opened, and names that climb are only names', async () => {
  const many = Object.fromEntries(Array.from({ length: 6_000 }, (_, at) => [`xl/media/${at}.xml`, '']))
  expect(await names(zipped({ ...parts(), ...many }))).toBe(t.unpacksTooLarge)
  const inner = zipped({ 'bomb.xml': new Uint8Array(2_000_000) })
  expect(await names(zipped({ ...parts(), 'xl/embeddings/inner.zip': inner, '../../../../etc/passwd': 'root', '/xl/../../x.xml': '<x/>' }))).toEqual(whole)
})

test('links to other files are not followed and entities stay as they are written', async () => {
  const declared = changed((xml) =>
    `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>${xml}`.replace(
      '<sheetData>',
      '<sheetData><row r="999"><c r="A999" t="inlineStr"><is><t>&b;&c;</t></is></c></row>',
    ),
  )
  const answer = await names(declared)
  expect(answer).toEqual(whole)
  const outside = changed(
    (xml) => xml.replace('Target="worksheets/sheet1.xml"', 'Target="https://x.example/sheet.xml" TargetMode="External"'),
    'xl/_rels/workbook.xml.rels',
  )
  expect(await names(outside)).toBe(t.broken)
  const climbing = changed((xml) => xml.replace('worksheets/sheet1.xml', '../../../etc/passwd'), 'xl/_rels/workbook.xml.rels')
  expect(await names(climbing)).toBe(t.broken)
  const linked = zipped({ ...parts(), 'xl/externalLinks/externalLink1.xml': '<externalLink><externalBook r:id="rId1"/></externalLink>' })
  expect(await names(linked)).toEqual(whole)
})

test('what a sheet says of its size, a million empty rows and 16,000 columns cost nothing', async () => {
  expect(await names(changed((xml) => xml.replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>')))).toEqual(whole)
  const empty = Array.from({ length: 1_000_000 }, (_, at) => `<row r="${at + 40}" spans="1:16384" ht="15"/>`).join('')
  expect(await names(changed((xml) => xml.replace('</sheetData>', `${empty}</sheetData>`)))).toEqual(whole)
  const wide = `<row r="50">${Array.from({ length: 16_384 }, () => '<c t="inlineStr"><is><t>x</t></is></c>').join('')}</row>`
  expect(await names(changed((xml) => xml.replace('</sheetData>', `${wide}</sheetData>`)))).toEqual(whole)
  const far = '<row r="60"><c r="ZZZZZZZ60"><v>1</v></c></row><row r="4000000000"><c r="A4000000000"><v>1</v></c></row>'
  expect(await names(changed((xml) => xml.replace('</sheetData>', `${far}</sheetData>`)))).toBe(t.tooManyRows)
})

test('a text that a million cells name is kept once and cut, and too many rows are refused', async () => {
  const long = `<sst><si><t>${'Ấ'.repeat(32_000)}</t></si></sst>`
  const cells = Array.from({ length: 100_000 }, (_, at) => `<row r="${at + 40}">${'<c t="s"><v>0</v></c>'.repeat(10)}</row>`).join('')
  const bytes = zipped({
    ...workbookParts([{ name: 'D05-TS', rows }], { shared: false }),
    'xl/sharedStrings.xml': long,
    [SHEET]: workbookParts([{ name: 'D05-TS', rows }], { shared: false })[SHEET]!.replace('</sheetData>', `${cells}</sheetData>`),
  })
  let answer: unknown
  const megabytes = await held(async () => (answer = await names(bytes)))
  expect(answer).toEqual(whole)
  expect(megabytes).toBeLessThan(500)
  const tall = Array.from({ length: 230_000 }, (_, at) => `<row r="${at + 40}"><c><v>1</v></c></row>`).join('')
  expect(await names(changed((xml) => xml.replace('</sheetData>', `${tall}</sheetData>`)))).toBe(t.tooManyRows)
})

test('a file cut short, one whose parts lie and one without its list are broken and nothing more', async () => {
  const bytes = workbookBytes([{ name: 'D05', rows }])
  expect(await names(bytes.slice(0, bytes.length - 30))).toBe(t.broken)
  expect(await names(bytes.slice(0, 40))).toBe(t.broken)
  const wrong = bytes.slice()
  new DataView(wrong.buffer).setUint32(listedAt(wrong, SHEET) + 42, 0xffff_fff0, true)
  expect(await names(wrong)).toBe(t.broken)
  const torn = bytes.slice()
  const start = new DataView(torn.buffer).getUint32(listedAt(torn, SHEET) + 42, true)
  torn.fill(0xff, start + 60, start + 90)
  expect(await names(torn)).toBe(t.broken)
})
