import { expect, test, vi } from 'vitest'
import type { ListField } from '#contract/lists.ts'
import { makeListReading, type ListLook, type ListReading } from '../../web/state/list-reading.ts'
import { badListSentence } from '../../web/text/list-file.vi.ts'
import { listFile as t } from '../../web/text/list-file.vi.ts'
import { setUpFile } from '../../web/text/set-up-file.vi.ts'
import { type MadeCell, workbookBytes } from '../cast/made-workbook.ts'
import type { Listed, OfficialForm } from '../cast/official-cells.ts'
import { madeListed, officialCsv, officialXlsx } from '../cast/official-lists.ts'
import { type Encoding, toTcvn3, toVni } from '../cast/old-encodings.ts'

vi.setConfig({ testTimeout: 60_000 })

const TODAY = '2025-11-28'
const blob = (bytes: Uint8Array) => new Blob([bytes as Uint8Array<ArrayBuffer>])

async function opened(bytes: Uint8Array) {
  const reading = makeListReading()
  const answer = await reading.open(blob(bytes))
  if (!answer.ok) throw new Error(answer.words)
  return { reading, head: answer.head, fields: answer.head.columns.map(({ field }) => field) }
}
async function looked(
  bytes: Uint8Array,
  product: 'bhxh-tn' | 'bhyt-hgd' | null = 'bhxh-tn',
): Promise<ListLook & { reading: ListReading; fields: (ListField | null)[] }> {
  const { reading, fields } = await opened(bytes)
  return { ...(await reading.look({ columns: fields, product }, TODAY)), reading, fields }
}
const csv = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'))
const notesOf = (look: ListLook) => look.notes.map(({ note, rows }) => `${rows.join()} ${note}`)
const badOf = (look: ListLook) => look.bad.map((bad) => badListSentence(bad, (column) => String.fromCharCode(65 + column)))

const asRow = (one: Listed, row: number, product: string) => ({
  ...{ row, product, name: one.name, cccd: one.cccd, insuranceNumber: one.insuranceNumber, birthYear: Number(one.birth.slice(0, 4)), sex: one.sex },
  ...{ participation: one.participation, receiptNumber: one.receiptNumber, paidDay: one.paidDay, amount: one.amount, months: one.months },
  ...{ fromMonth: one.fromMonth, collectorCode: one.collectorCode, place: one.place },
})
/** The heading of both forms ends in row 7. */
const FIRST = 8

test.each(['d03', 'd05'] as const)('%s is known by its title and its heading of two rows, and each row is read as it was meant', async (form) => {
  const people = madeListed(40, { form })
  const product = form === 'd03' ? 'bhyt-hgd' : 'bhxh-tn'
  for (const bytes of [officialXlsx(form, people), officialXlsx(form, people, { bare: true, shared: false, date1904: true }), officialCsv(form, people)]) {
    const { reading, head, fields } = await opened(bytes)
    expect([head.form, head.columns.length, fields.filter(Boolean).length]).toEqual([form, 14, 13])
    const look = await reading.look({ columns: fields, product }, TODAY)
    expect([look.good, look.bad, look.notes, look.leftOut]).toEqual([40, [], [], 4])
    expect(await reading.rows(0, 40)).toEqual(people.map((one, at) => asRow(one, FIRST + at, product)))
  }
})

test.each(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1258', 'tcvn3', 'vni'] satisfies Encoding[])(
  'a CSV in %s is read in today’s letters',
  async (encoding) => {
    const people = [{ ...madeListed(1, { form: 'd05' })[0]!, name: 'Đỗ Thị Ế Ươi' }, ...madeListed(60, { form: 'd05' })]
    const { reading, head, fields } = await opened(officialCsv('d05', people, { encoding }))
    expect(head.encoding).toBe(encoding.replace(/-bom|le|be/, ''))
    await reading.look({ columns: fields, product: 'bhxh-tn' }, TODAY)
    expect((await reading.rows(0, 99)).map(({ name }) => name)).toEqual(people.map(({ name }) => name))
  },
)

test.each([
  ['TCVN3', toTcvn3],
  ['VNI', toVni],
])('a workbook typed in a %s font is read in today’s letters, its headings too', async (_, words) => {
  for (const form of ['d03', 'd05'] satisfies OfficialForm[]) {
    const people = madeListed(60, { form })
    const look = await looked(officialXlsx(form, people, { words }))
    expect([look.good, look.fields.filter(Boolean).length]).toEqual([60, 13])
    expect((await look.reading.rows(0, 99)).map(({ name, place }) => [name, place])).toEqual(people.map(({ name, place }) => [name, place]))
  }
})

test('letters that cannot be told are refused in a sentence', async () => {
  const twice = new TextEncoder().encode(new TextDecoder('windows-1252').decode(officialCsv('d05', madeListed(20, { form: 'd05' }), { encoding: 'utf-8' })))
  const noise = Uint8Array.from({ length: 400 }, (_, at) => 128 + ((at * 37) % 120))
  expect(await makeListReading().open(blob(twice))).toEqual({ ok: false, words: t.unknownLetters })
  expect(await makeListReading().open(blob(noise))).toEqual({ ok: false, words: t.unknownLetters })
  expect(await makeListReading().open(blob(new Uint8Array()))).toEqual({ ok: false, words: setUpFile.empty })
  expect(await makeListReading().open({ size: 41 * 1024 * 1024, arrayBuffer: async () => new ArrayBuffer(0) })).toEqual({
    ok: false,
    words: setUpFile.tooLarge(40),
  })
})

test('names of other peoples in UTF-8 are letters of today', async () => {
  const look = await looked(csv('Ho ten;Nam sinh', 'H’Blô Niê;1985', 'Y Mlô Êban;1990', 'Thạch Sô Phia;1970'))
  expect((await look.reading.rows(0, 9)).map(({ name }) => name)).toEqual(["H'Blô Niê", 'Y Mlô Êban', 'Thạch Sô Phia'])
})

test('rows under a word for a plan have that plan; the words, sums and signatures are no rows', async () => {
  const people = madeListed(30, { form: 'd05' })
  const look = await looked(officialXlsx('d05', people, { sections: true }))
  const rows = await look.reading.rows(0, 99)
  expect([look.good, look.bad, look.leftOut]).toEqual([30, [], 7])
  const inOrder = (['new', 'renewal', 'returning'] as const).flatMap((plan) => people.filter(({ participation }) => participation === plan))
  expect(rows.map(({ name, participation }) => [name, participation])).toEqual(inOrder.map(({ name, participation }) => [name, participation]))
})

test('every kind of fault is told by its row, and what can be mended is mended with a word', async () => {
  const people = madeListed(16, { form: 'd03' }).map((one) => ({ ...one, insuranceNumber: '0296181635' }))
  const faults = {
    ...{ 'lost-zero': [0], 'lost-zeros-insurance': [1], scientific: [2], 'error-value': [3], uncomputed: [4], 'no-name': [5], 'bad-name': [6] },
    ...{ 'nothing-to-compare': [7], 'short-cccd': [8], 'day-as-serial': [9], 'day-as-text': [10], 'bad-day': [11], 'bad-amount': [12], 'card-number': [13] },
  }
  const look = await looked(officialXlsx('d03', people, { faults }), 'bhyt-hgd')
  expect(badOf(look)).toEqual([
    'Dòng 10, cột D: Excel đã làm tròn số thành 7.2E+10, các chữ số cuối không còn, nhập lại số ở dạng chữ.',
    'Dòng 11, cột B: ô báo lỗi #N/A, sửa công thức trong tệp.',
    'Dòng 12, cột B: công thức chưa có kết quả, mở tệp bằng Excel rồi lưu lại.',
    'Dòng 13, cột B: không có họ tên.',
    'Dòng 14, cột B: “Nguyễn 7 #” không phải họ tên.',
    'Dòng 15, cột C: không có số CCCD, mã số BHXH hay năm sinh để đối chiếu.',
  ])
  expect([look.good, look.noted, notesOf(look).toSorted()]).toEqual([
    10,
    6,
    ['16 cccd-malformed', '19 paid-day-malformed', '20 amount-malformed', '21 insurance-card', '8 cccd-zeros', '9 insurance-zeros'],
  ])
  const rows = await look.reading.rows(0, 99)
  const by = (row: number) => rows.find((one) => one.row === row)!
  expect([by(8).cccd, by(9).insuranceNumber, by(16).cccd, by(17).paidDay, by(18).paidDay, by(19).paidDay, by(20).amount, by(21).insuranceNumber]).toEqual([
    people[0]!.cccd,
    '0296181635',
    null,
    people[9]!.paidDay,
    people[10]!.paidDay,
    null,
    null,
    '0296181635',
  ])
  expect((await look.reading.badCells()).rows.map(({ number }) => number)).toEqual([10, 11, 12, 13, 14, 15])
})

test('columns stand in any order, and cells hold days and years of both kinds', async () => {
  const rows: MadeCell[][] = [
    ['Số tiền', 'Năm sinh', '', 'Họ, chữ đệm và tên', 'CCCD', 'Tu thang', 'Phương án'],
    ['', 'Nam', 'Nữ', '', '', '', ''],
    [{ formula: 'A9*2', value: 1_584_000 }, 1985, '', 'Lê Văn An', { shown: 72085001234, format: '000000000000' }, { serial: 44_530, format: 'month' }, 'TM'],
    ['1.584.000 đ', '', '1990', { runs: ['Trần ', 'Thị Bé'] }, '', '12/2025', 'TT'],
  ]
  const look = await looked(workbookBytes([{ name: 'Danh sách', rows }], { date1904: true }))
  expect(look.fields).toEqual(['amount', 'birth', 'birth', 'name', 'cccd', 'fromMonth', 'plan'])
  expect(
    (await look.reading.rows(0, 9)).map(({ name, birthYear, sex, cccd, amount, fromMonth, participation }) => [
      name,
      birthYear,
      sex,
      cccd,
      amount,
      fromMonth,
      participation,
    ]),
  ).toEqual([
    ['Lê Văn An', 1985, 'male', '072085001234', 1_584_000, '2025-12', 'new'],
    ['Trần Thị Bé', 1990, 'female', null, 1_584_000, '2025-12', 'renewal'],
  ])
})

test('a CSV has semicolons, commas or tabs, and quotes with lines within', async () => {
  for (const sign of [';', ',', '\t']) {
    const look = await looked(csv(['Họ tên', 'Năm sinh', 'Địa chỉ'].join(sign), ['Lê Văn An', '1985', `"Ấp 1${sign} xã ""Gò Dầu"",\nTây Ninh"`].join(sign)))
    expect((await look.reading.rows(0, 9))[0]).toMatchObject({
      row: 2,
      name: 'Lê Văn An',
      birthYear: 1985,
      place: `Ấp 1${sign.trim()} xã "Gò Dầu", Tây Ninh`,
    })
  }
  expect(await makeListReading().open(blob(csv('Họ tên;Năm sinh', 'Lê Văn An;"1985')))).toMatchObject({ ok: false })
})

test('since 2025 the CCCD may stand where the mã số BHXH stood, and a CMND is left out', async () => {
  const look = await looked(
    csv('Họ tên;Mã số BHXH;Số CCCD/CMND;Năm sinh', 'Lê Văn An;072085001234;;1985', 'Lê Văn Ba;0296181635;290123456;1985', 'Lê Văn Tư;;12345;'),
  )
  expect(notesOf(look)).toEqual(['2 cccd-in-insurance', '3 cccd-old-id'])
  expect((await look.reading.rows(0, 9)).map(({ cccd, insuranceNumber }) => [cccd, insuranceNumber])).toEqual([
    ['072085001234', null],
    [null, '0296181635'],
  ])
  expect(badOf(look)).toEqual(['Dòng 4, cột C: số “12345” không dùng được và không có năm sinh để đối chiếu.'])
})

test('the digest tells the rows apart and not the file: another order of columns and another kind of file are the same list', async () => {
  const people = madeListed(1_200, { form: 'd05' })
  const digest = async (bytes: Uint8Array) => (await looked(bytes)).reading.digest()
  const first = await digest(officialXlsx('d05', people))
  expect(first).toMatch(/^[0-9a-f]{64}$/)
  expect(await digest(officialCsv('d05', people, { encoding: 'vni' }))).toBe(first)
  expect(await digest(officialXlsx('d05', people.with(700, { ...people[700]!, amount: 1 })))).not.toBe(first)
})

test('numbers are masked in what is shown of a column, and a bad cell does not tell one', async () => {
  const { head } = await opened(officialXlsx('d05', madeListed(5, { form: 'd05' })))
  expect(head.columns[3]!.samples.every((sample) => /^\d{3}\*{3}\d{4}$/.test(sample))).toBe(true)
  const look = await looked(csv('Họ tên;Số CCCD;Năm sinh', '072085001234 An;;1985'))
  expect(badOf(look)).toEqual(['Dòng 2, cột A: “072***1234 An” không phải họ tên.'])
})

test('a list of 100,000 is read whole, and told as it goes on', async () => {
  const people = madeListed(100_000, { form: 'd03' })
  const shares: number[] = []
  const reading = makeListReading((share) => void shares.push(share))
  const answer = await reading.open(blob(officialXlsx('d03', people)))
  if (!answer.ok) throw new Error(answer.words)
  const look = await reading.look({ columns: answer.head.columns.map(({ field }) => field), product: 'bhyt-hgd' }, TODAY)
  expect([look.good, look.bad.length, look.noted]).toEqual([100_000, 0, 0])
  expect((await reading.rows(99_998, 500)).map(({ row, name }) => [row, name])).toEqual(people.slice(-2).map(({ name }, at) => [100_006 + at, name]))
  expect(shares.at(-1)).toBe(1)
  expect(shares.length).toBeGreaterThan(50)
}, 300_000)
