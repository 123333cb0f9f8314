import { createRoot } from 'solid-js'
import { beforeEach, expect, test } from 'vitest'
import { plain } from '#rules/plain.ts'
import { createEntries } from '../../web/state/entries.ts'
import { createLogForm } from '../../web/state/log-form.ts'
import { FakePhone, settled, until, wipePhone } from './fake-device.ts'
import { FakeServer } from './fake-server.ts'
import { enrolment, openApp, signedIn } from './start.ts'

let server: FakeServer
let phone: FakePhone

beforeEach(() => {
  wipePhone()
  server = new FakeServer()
  phone = new FakePhone(server)
})

test('a search finds names without marks, receipts and last digits', async () => {
  const { app, person } = await signedIn(phone)
  await person.outbox.save(person.newId(), enrolment({ name: 'Đặng Thị Ngọc Bích Thuỷ', receiptNumber: 'A77', cccd: '072185000915' }))
  await person.outbox.save(person.newId(), enrolment({ name: 'Phan Văn Út' }))
  await settled()
  const state = createRoot(() => createEntries(app, person))
  const found = (text: string) => (state.setSearch(text), state.found().map((row) => row.name))
  expect(found('dang thi')).toEqual(['Đặng Thị Ngọc Bích Thuỷ'])
  expect(found('a77')).toEqual(['Đặng Thị Ngọc Bích Thuỷ'])
  expect(found('0915')).toEqual(['Đặng Thị Ngọc Bích Thuỷ'])
  expect(found('UT')).toEqual(['Phan Văn Út'])
  expect(found('')).toHaveLength(2)
  expect(plain('  Ế  Đ ')).toBe('e d')
})

test('the sum of the day holds what this phone has sent, to compare with the receipt book', async () => {
  const { app, person } = await signedIn(phone)
  await person.outbox.save(person.newId(), enrolment({ amount: 264_000 }))
  await person.outbox.save(person.newId(), enrolment({ amount: 792_000 }))
  await settled()
  await phone.goOnline(false)
  await person.outbox.save(person.newId(), enrolment({ amount: 1 }))
  const state = createRoot(() => createEntries(app, person))
  expect(state.today()).toEqual({ count: 2, sum: 1_056_000 })
  expect(state.counts()).toMatchObject({ all: 3, waiting: 1, pending: 2 })
})

test('an entry that needs a hand comes first, and a change on its way is told', async () => {
  const { app, person } = await signedIn(phone)
  const returned = person.newId()
  await person.outbox.save(returned, enrolment())
  await person.outbox.save(person.newId(), enrolment({ name: 'Người Sau' }))
  await settled()
  const entry = server.entries.find((one) => one.id === returned)!
  Object.assign(entry, { state: 'returned', reason: 'thiếu một chữ số', seq: ++server.seq })
  await person.sender.kick()
  await settled()
  const state = createRoot(() => createEntries(app, person))
  expect(state.hand()[0]).toMatchObject({ id: returned, chip: 'returned', reason: 'thiếu một chữ số' })
  await phone.goOnline(false)
  await person.outbox.change(returned, { receiptNumber: '00425170' })
  expect(state.rows().find((row) => row.id === returned)).toMatchObject({ receiptNumber: '00425170', change: { kind: 'correction', refusal: null } })
})

test('a draft is kept while typing, survives a closed app, and is gone once saved', async () => {
  const first = await signedIn(phone)
  const form = createRoot(() => createLogForm(first.app, first.person, () => undefined))
  await settled()
  form.set('name', 'Huỳnh Nguyễn Khánh Tường')
  expect(first.app.update.ready()).toBe(false)
  await phone.pass(500)
  await settled()
  first.close()

  const reborn = new FakePhone(server)
  reborn.isOnline = false
  const { app } = await openApp(reborn)
  const person = app.person()!
  const again = createRoot(() => createLogForm(app, person, () => undefined))
  await until(() => again.fields.name !== '')
  expect(again.fields.name).toBe('Huỳnh Nguyễn Khánh Tường')
  expect(await again.save()).toBeNull()
  expect(again.hint('product')?.state).toBe('error')
  for (const [name, value] of Object.entries({
    product: 'bhyt-hgd',
    cccd: '072085001002',
    insured: 'never',
    months: '12',
    amount: 1_263_600,
    receiptNumber: 'BL2',
  }))
    again.set(name as 'name', value as string)
  const id = await again.save()
  await reborn.pass(1_000)
  expect(person.ledger.drafts()).toEqual([])
  expect(person.ledger.items().map((item) => [item.id, item.state])).toEqual([[id, 'queued']])
})

test('a correction of a received entry is a small item behind it', async () => {
  const { app, person } = await signedIn(phone)
  const id = person.newId()
  await person.outbox.save(id, enrolment())
  await settled()
  const form = createRoot(() => createLogForm(app, person, () => id))
  await until(() => form.fields.name !== '')
  form.set('receiptNumber', '0042599')
  expect(await form.save()).toBe(id)
  await settled()
  expect([...server.stored.values()].at(-1)?.item).toMatchObject({ kind: 'correction', of: id, body: { receiptNumber: '0042599' } })
  expect(Object.keys([...server.stored.values()].at(-1)!.item.body)).toEqual(['receiptNumber'])
})
