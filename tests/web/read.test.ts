import { createRoot, createSignal } from 'solid-js'
import { beforeEach, expect, test } from 'vitest'
import { createRead } from '../../web/state/read.ts'
import { FakePhone, settled, wipePhone } from './fake-device.ts'
import { FakeServer, json, refused } from './fake-server.ts'
import { signedIn } from './start.ts'

let server: FakeServer
let phone: FakePhone

beforeEach(() => {
  wipePhone()
  server = new FakeServer()
  phone = new FakePhone(server)
})

test('an answer is kept for the time without network and says of when it is', async () => {
  const { person } = await signedIn(phone)
  server.troubles = [() => json({ rows: [1] }, { headers: { etag: '"a"' } })]
  const first = createRoot(() => createRead<{ rows: number[] }>(person.reads, () => '/api/board'))
  await settled()
  expect([first.state(), first.value()?.rows]).toEqual(['fresh', [1]])
  const at = first.at()

  await phone.goOnline(false)
  await phone.pass(60_000)
  const later = createRoot(() => createRead<{ rows: number[] }>(person.reads, () => '/api/board'))
  await settled()
  expect([later.state(), later.value()?.rows, later.at()]).toEqual(['kept', [1], at])
})

test('the ETag is sent, and an unchanged answer is fresh again', async () => {
  const { person } = await signedIn(phone)
  server.troubles = [() => json({ rows: [1] }, { headers: { etag: '"a"' } })]
  const read = createRoot(() => createRead<{ rows: number[] }>(person.reads, () => '/api/board'))
  await settled()
  await phone.pass(5_000)
  server.troubles = [() => new Response(null, { status: 304, headers: { etag: '"a"' } })]
  const before = read.at()!
  await read.reload()
  expect([read.state(), read.value()?.rows]).toEqual(['fresh', [1]])
  expect(read.at()).toBeGreaterThan(before)
})

test('nothing of another address is shown, and what was never read has failed', async () => {
  const { person } = await signedIn(phone)
  const [path, setPath] = createSignal('/api/board?week=1')
  server.troubles = [() => json({ week: 1 })]
  const read = createRoot(() => createRead<{ week: number }>(person.reads, path))
  await settled()
  setPath('/api/board?week=2')
  expect(read.value()).toBeNull()
  await settled()
  expect([read.state(), read.value()]).toEqual(['failed', null])
})

test('a session that ran out is told to the app', async () => {
  const { app, person } = await signedIn(phone)
  server.troubles = [() => refused('session-expired', 401)]
  createRoot(() => createRead(person.reads, () => '/api/board'))
  await settled()
  expect(app.session.expired()).toBe(true)
})
