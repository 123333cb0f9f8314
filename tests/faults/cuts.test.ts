import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readEnvironment } from '../../api/environment.ts'
import { startServer, type Server } from '../../api/server.ts'
import type { Item } from '#contract/sync.ts'
import { keepHouse, send, type Kept, type Phone } from './kept-house.ts'
import { chunk, speakTo } from './wire.ts'

let kept: Kept
let phone: Phone
let server: Server
let port: number
const logs: string[] = []
const open = async () => {
  server = await startServer(readEnvironment({ DATA_DIR: kept.dataDir, PORT: '0' }), {
    log: (level, line) => void logs.push(JSON.stringify({ level, ...line })),
  })
  port = Number(new URL(server.url).port)
}
beforeAll(async () => {
  kept = await keepHouse(1)
  phone = kept.phones[0] as Phone
  await open()
})
afterAll(async () => {
  await server.close()
  rmSync(kept.dataDir, { recursive: true, force: true })
})

const url = () => `http://127.0.0.1:${port}`
const bodyOf = (items: unknown[]) => JSON.stringify({ protocol: 1, device: phone.deviceId, sentAt: Date.now(), since: '999999999', items })
const head = (more: string[], path = '/api/sync', method = 'POST') =>
  [
    `${method} ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    `origin: ${url()}`,
    `cookie: ${phone.cookie}`,
    'content-type: application/json',
    ...more,
    '',
    '',
  ].join('\r\n')
const count = async () => Number((await server.store.connections.reader.execute('SELECT count(*) AS n FROM enrolments')).rows[0]?.['n'])
const errors = () => logs.filter((line) => line.includes('"level":"error"'))

const speak = (parts: string[], cut = false) => speakTo(port, parts, cut)

test('half a body that is cut off stores nothing and is no error of the server', async () => {
  const before = await count()
  for (const share of [0, 0.01, 0.5, 0.99]) {
    const body = bodyOf(kept.items(5))
    await speak([head([`content-length: ${Buffer.byteLength(body)}`]), body.slice(0, Math.floor(body.length * share))], true)
    await speak([head(['transfer-encoding: chunked']), chunk(body.slice(0, Math.floor(body.length * share) || 1))], true)
  }
  await wait(100)
  expect(await count()).toBe(before)
  expect(errors()).toEqual([])
})

test('an answer that nobody hears is given again: sent anew, each entry is stored once', async () => {
  const before = await count()
  const batches = Array.from({ length: 30 }, () => kept.items(3))
  await Promise.all(
    batches.map(async (items, index) => {
      const stop = new AbortController()
      const sent = send(url(), phone, items, stop.signal).catch(() => null)
      await wait(index % 10)
      stop.abort()
      await sent
    }),
  )
  for (const items of batches) {
    const first = await send(url(), phone, items)
    const second = await send(url(), phone, items)
    expect(second.receipts).toEqual(first.receipts)
    expect(first.receipts.every((receipt) => 'outcome' in receipt)).toBe(true)
  }
  expect(await count()).toBe(before + 90)
  expect(errors()).toEqual([])
})

test('a server that stops in the middle of syncs keeps what it answered; sent anew to the next one, each is stored once', async () => {
  const before = await count()
  const batches = Array.from({ length: 40 }, () => kept.items(2))
  const answered = new Map<string, unknown>()
  const early = Promise.all(
    batches.map((items) =>
      send(url(), phone, items).then(
        ({ receipts }) => receipts.forEach((receipt) => answered.set(receipt.id, receipt)),
        () => null,
      ),
    ),
  )
  await wait(30)
  await server.close()
  await early
  await open()
  for (const items of batches) {
    for (const receipt of (await send(url(), phone, items)).receipts) expect(answered.get(receipt.id) ?? receipt).toEqual(receipt)
  }
  expect(await count()).toBe(before + 80)
  expect(errors()).toEqual([])
})

test('a body over 256 kB is refused by name, whether it says its length or comes in pieces without end', async () => {
  const big = bodyOf([{ ...(kept.items(1)[0] as Item), body: { x: 'a'.repeat(300_000) } }])
  const said = await speak([head([`content-length: ${Buffer.byteLength(big)}`, 'connection: close']), big])
  expect(said).toMatch(/^HTTP\/1\.1 413 /)
  expect(said).toContain('body-too-large')
  const pieces = await speak([
    head(['transfer-encoding: chunked', 'connection: close']),
    ...Array.from({ length: 30 }, () => chunk('a'.repeat(10_000))),
    '0\r\n\r\n',
  ])
  expect(pieces).toMatch(/^HTTP\/1\.1 413 /)
  const lied = await speak([head(['content-length: 10', 'connection: close']), big.slice(0, 10)])
  expect(lied).toContain('body-not-json')
  expect((await send(url(), phone, kept.items(1))).status).toBe(200)
})

test('51 items, an old protocol and a packed body are refused by name and store nothing', async () => {
  const before = await count()
  const ask = async (body: string, more: Record<string, string> = {}) => {
    const response = await fetch(`${url()}/api/sync`, {
      method: 'POST',
      headers: { origin: url(), cookie: phone.cookie, 'content-type': 'application/json', ...more },
      body,
    })
    const { code, fields } = (await response.json()) as { code: string; fields?: string[] }
    return [response.status, code, fields]
  }
  expect(await ask(bodyOf(kept.items(51)))).toEqual([400, 'body-malformed', ['items']])
  expect(await ask(bodyOf(kept.items(1)).replace('"protocol":1', '"protocol":0'))).toEqual([426, 'update-needed', undefined])
  expect(await ask('\u001f\ufffd not a zip', { 'content-encoding': 'gzip' })).toEqual([400, 'body-not-json', undefined])
  expect(await count()).toBe(before)
})

test('no path leads out of the built app’s folder', async () => {
  for (const path of [
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/..%5c..%5cpackage.json',
    '//etc/passwd',
    '/assets/%00',
    '/../../../../../../etc/passwd',
    '/....//package.json',
  ]) {
    const heard = await speak([head(['connection: close'], path, 'GET')])
    expect([path, /"name": "ra-quan"|root:x:/.test(heard)]).toEqual([path, false])
    expect(heard).toMatch(/^HTTP\/1\.1 (200|400|404) /)
  }
  expect(errors()).toEqual([])
})
