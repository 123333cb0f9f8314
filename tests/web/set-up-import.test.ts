import { strFromU8, unzipSync } from 'fflate'
import { createRoot } from 'solid-js'
import { beforeEach, expect, test } from 'vitest'
import writeWorkbook, { type Cell } from 'write-excel-file/universal'
import { IMPORT_KINDS, IMPORT_REASONS, type ImportAnswer, type ImportKind } from '#contract/imports.ts'
import type { App } from '../../web/state/app.ts'
import { csvOf } from '../../web/state/set-up-download.ts'
import { asSheet, asText, exampleOf } from '../../web/state/set-up-examples.ts'
import { readFile } from '../../web/state/set-up-file.ts'
import { createImport, type ImportForm } from '../../web/state/set-up-import.ts'
import { workbookOf } from '../../web/state/set-up-save.ts'
import { tableOf } from '../../web/state/set-up-sheet.ts'
import { setUpFile } from '../../web/text/set-up-file.vi.ts'
import { badSentence, columns, setUpImport as t } from '../../web/text/set-up-import.vi.ts'
import { FakePhone, wipePhone } from './fake-device.ts'
import { json, refused } from './fake-server.ts'
import { ToldServer } from './set-up-server.ts'
import { openApp } from './start.ts'

let server: ToldServer
let app: App
let brought: ImportAnswer[]

const answer = (changes: Partial<ImportAnswer> = {}): ImportAnswer => ({
  rows: 2,
  good: 2,
  changed: 2,
  bad: [],
  applied: false,
  slips: [],
  preview: [['code'], ['Q1'], ['Q2']],
  ...changes,
})
const bad = { row: 3, field: 'address', reason: 'missing' as const, value: '' }
const form = (kind: ImportKind = 'offices'): ImportForm =>
  createRoot(() => createImport(app, { kind, campaignId: () => 'c-1', done: (done) => void brought.push(done) }))
const asked = () => server.sent('/api/imports') as { apply: boolean; skipBad: boolean }[]
const next = (...answers: (ImportAnswer | Response)[]) =>
  server.tell('POST /api/imports', ...answers.map((one) => () => (one instanceof Response ? one : json(one))))

beforeEach(async () => {
  wipePhone()
  server = new ToldServer()
  brought = []
  app = (await openApp(new FakePhone(server))).app
})

test('a table is looked at first and brought in only then', async () => {
  const offices = form()
  offices.setText('Mã;Tên\nQ1;Quầy 1\nQ2;Quầy 2')
  next(answer())
  await offices.bring()
  await offices.look()
  expect(asked().map(({ apply }) => apply)).toEqual([false])
  expect([offices.preview()?.changed, offices.reason()]).toEqual([2, undefined])
  next(answer({ applied: true }))
  await offices.bring()
  expect([brought.length, offices.text(), offices.preview()]).toEqual([1, '', null])
})

test('a bad row locks the button until it is mended or left out on purpose', async () => {
  const offices = form()
  offices.setText('x')
  next(answer({ good: 1, changed: 1, bad: [bad] }))
  await offices.look()
  expect([offices.reason(), offices.badRows()]).toEqual([t.mendFirst, 1])
  await offices.bring()
  expect(brought).toEqual([])
  offices.setSkipBad(true)
  next(answer({ good: 1, changed: 1, bad: [bad], applied: true }))
  await offices.bring()
  expect([brought.length, asked().at(-1)]).toEqual([1, expect.objectContaining({ apply: true, skipBad: true })])
})

test('a changed table must be looked at again; one that is there already changes nothing', async () => {
  const offices = form()
  offices.setText('x')
  next(answer({ changed: 0 }))
  await offices.look()
  expect(offices.reason()).toBe(t.nothing)
  offices.setText('y')
  expect([offices.preview(), offices.reason()]).toEqual([null, undefined])
})

test('what the rows lean on has changed meanwhile: they are read anew', async () => {
  const offices = form()
  offices.setText('x')
  next(answer())
  await offices.look()
  next(refused('import-has-errors', 422), answer({ good: 1, bad: [bad] }))
  await offices.bring()
  expect([brought.length, offices.preview()?.bad.length]).toEqual([0, 1])
})

test('nothing pasted, a table too long and one without headings are said in a sentence', async () => {
  const offices = form()
  await offices.look()
  expect([offices.deed.trouble(), asked().length]).toEqual([t.empty, 0])
  offices.setText('Bưu điện;'.repeat(120_000))
  await offices.look()
  expect([offices.deed.trouble(), asked().length]).toEqual([t.tooLarge, 0])
  offices.setText('x')
  next(new Response(JSON.stringify({ code: 'body-malformed', fields: ['text'] }), { status: 400, headers: { 'content-type': 'application/problem+json' } }))
  await offices.look()
  expect(offices.deed.trouble()).toBe(t.noHeading)
})

test('every reason in every column has a sentence of its own, with the row', () => {
  for (const kind of IMPORT_KINDS)
    for (const field of [...Object.keys(columns[kind]), 'Fax'])
      for (const reason of IMPORT_REASONS)
        for (const row of [1, 5]) {
          const sentence = badSentence(kind, { row, field, reason, value: 'xã' })
          expect(sentence).toMatch(row === 1 ? /^Dòng tên cột.*\.$/ : /^Dòng 5.*\.$/)
          expect(sentence).not.toMatch(/undefined|!/)
        }
  expect(badSentence('offices', { ...bad, row: 5, field: 'code' })).toBe('Dòng 5, cột Mã: để trống.')
})

test('a file is read as UTF-8 or as Excel’s Unicode', async () => {
  const bytes = (...signs: number[]) => new Blob([new Uint8Array(signs)])
  expect(await readFile(new Blob(['\uFEFFMã;Tên']))).toEqual({ ok: true, kind: 'text', text: 'Mã;Tên' })
  expect(await readFile(bytes(0xff, 0xfe, 0x4d, 0x00, 0xe3, 0x00))).toEqual({ ok: true, kind: 'text', text: 'Mã' })
})

const book = (...sheets: { sheet: string; data: Cell[][] }[]) => writeWorkbook(sheets).toBlob()
const file = (name: string, holds: Blob): File => Object.assign(holds, { name, lastModified: 0, webkitRelativePath: '' })
const LIST = { sheet: 'Quầy', data: [['DANH SÁCH QUẦY', null], [], ['Mã', 'Tên', 'Địa chỉ'], ['007', 'Quầy 7', 'Gò Dầu'], ['008', 'Quầy 8', null]] }

test('a workbook is looked at as soon as it is chosen, and a bad row keeps its number in the file', async () => {
  const offices = form()
  next(answer({ good: 1, changed: 1, bad: [{ ...bad, row: 3 }] }))
  await offices.choose(file('quay.xlsx', await book(LIST)))
  expect(offices.text()).toBe('Mã\tTên\tĐịa chỉ\n007\tQuầy 7\tGò Dầu\n008\tQuầy 8\t')
  expect([offices.preview()?.bad[0]?.row, offices.source()?.name]).toEqual([5, 'quay.xlsx'])
  offices.setText(`${offices.text()}Hoà Thành`)
  next(answer({ bad: [{ ...bad, row: 3 }] }))
  await offices.look()
  expect(offices.preview()?.bad[0]?.row).toBe(3)
})

test('of several sheets the likeliest is taken, and another may be chosen', async () => {
  const offices = form()
  next(answer())
  await offices.choose(file('tong-hop.xlsx', await book({ sheet: 'Ghi chú', data: [['Mã', 'gì đó']] }, LIST)))
  expect([offices.source()?.sheet, offices.text().slice(0, 6)]).toEqual([1, 'Mã\tTên'])
  await offices.setSheet(0)
  expect([offices.source()?.sheet, offices.text()]).toEqual([0, 'Mã\tgì đó'])
  expect(asked().length).toBe(2)
})

test('a file that cannot be read says why and leaves the table as it was', async () => {
  const offices = form()
  offices.setText('Mã;Tên')
  await offices.choose(file('cu.xls', new Blob([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])])))
  expect([offices.deed.trouble(), offices.text(), asked().length]).toEqual([setUpFile.old, 'Mã;Tên', 0])
})

test('the example of each kind goes out as a workbook and comes in again as the same table', async () => {
  for (const kind of IMPORT_KINDS) {
    const example = exampleOf(kind)
    const read = await readFile(await workbookOf([asSheet(kind, example)]))
    if (!read.ok || read.kind !== 'sheets') throw new Error(kind)
    expect(tableOf(kind, read.sheets[0]!.rows)).toEqual({ text: asText(kind, example), above: 0 })
  }
})

test('a made CSV opens in Excel as it is and holds no formula', () => {
  expect(
    csvOf([
      ['Mã', 'Tên; hiệu'],
      ['007', '=1+1'],
    ]),
  ).toBe('\uFEFFMã;"Tên; hiệu"\r\n007;\'=1+1\r\n')
})

test('a cell that begins as a formula does, behind a tab or a return too, goes out as words', async () => {
  const cells = ['=1+1', '+84912', '-2', '@SUM(A1)', '\t=1+1', '\r=1+1']
  const lines = csvOf([cells]).slice(1).trimEnd().split(';')
  expect(lines).toEqual(["'=1+1", "'+84912", "'-2", "'@SUM(A1)", "'\t=1+1", '"\'\r=1+1"'])
  const parts = unzipSync(
    new Uint8Array(await (await workbookOf([{ name: 'Thử', widths: [10], heading: ['Ô'], rows: cells.map((cell) => [cell]) }])).arrayBuffer()),
  )
  const sheet = Object.entries(parts).flatMap(([name, part]) => (name.includes('worksheets/') ? [strFromU8(part)] : []))
  expect(sheet.join('').match(/<f[ >]/g)).toBe(null)
  expect(sheet.join('').match(/<c [^>]*t="(s|inlineStr)"/g)).toHaveLength(1 + cells.length)
})
