import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as v from 'valibot'
import { ListRows, NewList } from '#contract/lists.ts'
import { createListNew, type ListNew } from '../../web/state/list-new.ts'
import { makeListReading } from '../../web/state/list-reading.ts'
import { listNew as t } from '../../web/text/list-new.vi.ts'
import { refusals } from '../../web/text/refusals.vi.ts'
import { setUpFile } from '../../web/text/set-up-file.vi.ts'
import { madeListed, officialCsv, officialXlsx } from '../cast/official-lists.ts'
import { type Asked, cut, desk, no, person } from './desk-house.ts'
import type { FakePhone } from './fake-device.ts'
import { settled, until } from './fake-device.ts'
import { ListServer } from './list-server.ts'

vi.setConfig({ testTimeout: 60_000 })

let server: ListServer
let house: Awaited<ReturnType<typeof desk>>
let phone: FakePhone
let meets: ((asked: Asked) => Response | Promise<Response> | undefined) | null
let closed: number

const people = madeListed(1_200, { form: 'd05' })
const file = (bytes: Uint8Array, name = 'D05 tháng 11.xlsx') => new File([bytes as Uint8Array<ArrayBuffer>], name)
const list = officialXlsx('d05', people)
const posts = () => house.asked.filter(({ method }) => method === 'POST')
const sent = () =>
  posts()
    .filter(({ path }) => path.endsWith('/rows'))
    .map(({ body }) => (body.rows as { row: number }[]).map(({ row }) => row))

const open = (): ListNew => house.inRoot(() => createListNew(house.app, (progress) => ({ ...makeListReading(progress), close: () => void closed++ })))
async function chosen(bytes: Uint8Array = list, name?: string): Promise<ListNew> {
  const made = open()
  await made.choose(file(bytes, name))
  await settled()
  return made
}
const ended = (made: ListNew) => until(() => !['sealing', 'sending'].includes(made.upload.state().kind))

beforeEach(async () => {
  server = new ListServer()
  meets = null
  closed = 0
  house = await desk(person('supervisor', { organisationId: 'o-1' }), (asked) => meets?.(asked) ?? server.says(asked))
  phone = house.phone
})
afterEach(() => house.close())

test('a file that is understood is looked at as soon as it is chosen, and nothing of it is sent', async () => {
  const made = await chosen()
  expect([made.head()?.form, made.product(), made.missing(), made.look()?.good, made.look()?.bad]).toEqual(['d05', 'bhxh-tn', null, 1_200, []])
  expect(posts()).toEqual([])
})

test('the rows go in order, at most 500 at a time, as the contract takes them, and are then compared', async () => {
  const made = await chosen()
  void made.bring()
  await ended(made)
  expect(made.upload.state()).toEqual({ kind: 'done', id: '0193-0' })
  expect(sent().map((rows) => [rows[0], rows.length])).toEqual([
    [8, 500],
    [508, 500],
    [1_008, 200],
  ])
  const [begun, ...others] = posts()
  expect(v.parse(NewList, begun!.body)).toMatchObject({ campaignId: 'c-1', name: 'D05 tháng 11', form: 'd05', rows: 1_200, skipped: 0 })
  expect(others.map(({ path }) => path.split('/').at(-1))).toEqual(['rows', 'rows', 'rows', 'matching'])
  for (const { path, body } of others) if (path.endsWith('/rows')) v.parse(ListRows, body)
  expect(server.lists[0]!.arrived.get(8)?.name).toBe(people[0]!.name)
})

test('without network the upload waits and goes on by itself', async () => {
  const made = await chosen()
  let rows = 0
  meets = ({ path }) => (path.endsWith('/rows') && ++rows === 2 ? cut() : undefined)
  void made.bring()
  await ended(made)
  expect(made.upload.state()).toEqual({ kind: 'paused', sent: 500, rows: 1_200 })
  await phone.goOnline(true)
  await ended(made)
  expect([made.upload.state().kind, server.lists[0]!.arrived.size]).toEqual(['done', 1_200])
})

test('a server that asks for patience is asked again after the time that it names', async () => {
  const made = await chosen()
  let asked = 0
  meets = ({ path }) => (path === '/api/lists' && ++asked === 1 ? no('server-busy', 503) : undefined)
  void made.bring()
  await ended(made)
  expect(made.upload.state().kind).toBe('paused')
  await phone.pass(4_000)
  await ended(made)
  expect([made.upload.state().kind, asked]).toEqual(['done', 2])
})

test('an upload that was left goes on where it stopped when the same file is chosen again', async () => {
  const first = await chosen()
  let rows = 0
  meets = ({ path }) => (path.endsWith('/rows') && ++rows === 2 ? cut() : undefined)
  void first.bring()
  await ended(first)
  first.clear()
  expect([first.upload.state().kind, closed]).toEqual(['idle', 1])
  meets = null
  const again = await chosen()
  void again.bring()
  await ended(again)
  expect([again.upload.state().kind, server.lists.length, sent().map((one) => one[0])]).toEqual(['done', 1, [8, 508, 1_008]])
})

test('the same list a second time changes nothing, from another kind of file too', async () => {
  const first = await chosen()
  void first.bring()
  await ended(first)
  const before = sent().length
  const again = await chosen(officialCsv('d05', people, { encoding: 'windows-1258' }), 'khac.csv')
  void again.bring()
  await ended(again)
  expect([again.upload.state(), sent().length]).toEqual([{ kind: 'known', id: '0193-0' }, before])
})

test('rows that the server does not have in the end are sent once more', async () => {
  server.losing.add(600)
  const made = await chosen()
  void made.bring()
  await ended(made)
  expect([made.upload.state().kind, server.lists[0]!.arrived.size, sent().length]).toEqual(['done', 1_200, 5])
})

test('a refusal is said in its sentence, and the button goes on', async () => {
  const made = await chosen()
  meets = ({ path }) => (path.endsWith('/rows') ? no('not-found', 404) : undefined)
  void made.bring()
  await ended(made)
  expect(made.upload.state()).toEqual({ kind: 'trouble', words: refusals['not-found'] })
  meets = null
  void made.bring()
  await ended(made)
  expect(made.upload.state().kind).toBe('done')
})

test('what no column says is asked for in a sentence, and a field has one column', async () => {
  const made = await chosen(new TextEncoder().encode('Cột 1;Cột 2;Cột 3\nLê Văn An;072085001234;x\nTrần Thị Bé;072190001235;y'), 'la.csv')
  expect([made.missing(), made.look()]).toEqual([t.missing.name, null])
  made.setField(0, 'name')
  expect(made.missing()).toBe(t.missing.number)
  made.setField(2, 'cccd')
  made.setField(1, 'cccd')
  expect([made.fields(), made.missing()]).toEqual([['name', 'cccd', null], t.missing.product])
  made.setProduct('bhyt-hgd')
  await made.preview()
  expect([made.missing(), made.look()?.good]).toEqual([null, 2])
})

test('a column that is changed while the rows are looked at leaves nothing to send', async () => {
  const made = await chosen()
  const looking = made.preview()
  made.setField(3, null)
  await looking
  expect([made.look(), made.isLooking()]).toEqual([null, false])
  await made.bring()
  expect(posts()).toEqual([])
})

test('columns are remembered for their headings, whatever else the file holds', async () => {
  const text = (name: string) => new TextEncoder().encode(`Cột 1;Cột 2\n${name};072085001234`)
  const first = await chosen(text('Lê Văn An'), 'mot.csv')
  first.setField(0, 'name')
  first.setField(1, 'cccd')
  first.setProduct('bhxh-tn')
  await first.preview()
  void first.bring()
  await ended(first)
  const again = await chosen(text('Lê Văn Ba'), 'hai.csv')
  expect([again.fields(), again.product(), again.isRemembered(), again.look()?.good]).toEqual([['name', 'cccd'], 'bhxh-tn', true, 1])
})

test('rows that cannot be sent are told and skipped only by the button that says so, and may be saved without a formula', async () => {
  const made = await chosen(new TextEncoder().encode('Họ tên;Số CCCD;Năm sinh;Ghi chú\n=HYPERLINK(1);;1985;@x\nLê Văn An;;1985;'), 'D05, 072085001234.csv')
  made.setProduct('bhxh-tn')
  await made.preview()
  expect([made.look()?.good, made.look()?.bad.map(({ row }) => row)]).toEqual([1, [2]])
  await made.save.csv()
  await made.save.workbook()
  const saved = phone.saved.map(({ name }) => name)
  expect(saved).toEqual([t.saved.file('D05, 072085001234') + '.csv', t.saved.file('D05, 072085001234') + '.xlsx'])
  const text = await phone.saved[0]!.file.text()
  expect(text).toContain("'=HYPERLINK(1);;1985;'@x;Dòng 2, cột A")
  void made.bring()
  await ended(made)
  expect(posts()[0]!.body).toMatchObject({ skipped: 1, rows: 1, name: 'D05, 072***1234' })
})

test('a file that is no list says so, and leaving one breaks its reading off', async () => {
  const made = await chosen(new Uint8Array([0xd0, 0xcf, 0x11]), 'cu.xls')
  expect([made.trouble(), made.head()]).toEqual([setUpFile.old, null])
  const slow = open()
  const opening = slow.choose(file(list))
  expect(slow.opening()).toBe(0)
  slow.clear()
  await opening
  expect([slow.opening(), slow.head(), closed]).toEqual([null, null, 1])
})
