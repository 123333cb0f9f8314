import { createRoot } from 'solid-js'
import { beforeEach, expect, test } from 'vitest'
import { createEntries } from '../../web/state/entries.ts'
import { createLogForm } from '../../web/state/log-form.ts'
import { FakePhone, settled, wipePhone } from './fake-device.ts'
import { FakeServer } from './fake-server.ts'
import { enrolment, openApp, signedIn } from './start.ts'

let server: FakeServer
let phone: FakePhone
beforeEach(() => {
  wipePhone()
  server = new FakeServer()
  phone = new FakePhone(server)
})

/** An entry that a supervisor sent back, as its collector's phone knows it. */
async function returnedEntry(): Promise<string> {
  const { person, close } = await signedIn(phone)
  const id = person.newId()
  await person.outbox.save(id, enrolment())
  await settled()
  Object.assign(
    server.entries.find((one) => one.id === id)!,
    { state: 'returned', reason: 'Sai số biên lai', seq: ++server.seq },
  )
  await person.sender.kick()
  await settled()
  close()
  return id
}

test('a returned entry is mended without network after a cold start, keeps its id, and goes when the network is back', async () => {
  const id = await returnedEntry()
  const cold = new FakePhone(server)
  cold.isOnline = false
  const { app } = await openApp(cold)
  const person = app.person()!
  const ledger = createRoot(() => createEntries(app, person))
  expect(ledger.hand()).toMatchObject([{ id, chip: 'returned', reason: 'Sai số biên lai' }])

  const form = createRoot(() => createLogForm(app, person, () => id))
  await settled()
  form.set('receiptNumber', '0042599')
  expect(await form.save()).toBe(id)
  expect(person.ledger.items().map(({ of, kind, state, body }) => [of, kind, state, body])).toEqual([
    [id, 'correction', 'queued', { receiptNumber: '0042599' }],
  ])
  expect(ledger.rows()).toMatchObject([{ id, receiptNumber: '0042599', change: { kind: 'correction', refusal: null } }])

  await cold.goOnline(true)
  await settled()
  expect([...server.stored.values()].at(-1)?.item).toMatchObject({ kind: 'correction', of: id, body: { receiptNumber: '0042599' } })
  expect([server.entries.length, person.ledger.items()]).toEqual([1, []])
})

test('once mended it needs no hand any more, and waits; refused by the server it needs one again', async () => {
  const id = await returnedEntry()
  const next = new FakePhone(server)
  next.isOnline = false
  const { app } = await openApp(next)
  const person = app.person()!
  const ledger = createRoot(() => createEntries(app, person))
  await person.outbox.change(id, { receiptNumber: '0042599' })
  expect([ledger.hand(), ledger.counts()]).toMatchObject([[], { hand: 0, waiting: 1 }])
  server.refusing.set('correction', 'already-verified')
  await next.goOnline(true)
  await settled()
  expect(ledger.hand()).toMatchObject([{ id, change: { refusal: { code: 'already-verified' } } }])
})
