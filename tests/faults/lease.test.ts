import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeLease } from '#db/lease.ts'
import { connectTo, type Connections } from '#db/open.ts'
import { openStore } from '#db/store.ts'

let dataDir: string
let other: ChildProcess
let connections: Connections
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'ra-quan-lease-'))
  await start()
  connections = await connectTo({ dataDir })
  other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
})
afterEach(() => {
  connections.close()
  other.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

const powers = { now: Date.now, random: (bytes: number) => new Uint8Array(randomBytes(bytes)), log: () => {}, fail: () => {} }
const start = async () => (await openStore({ dataDir }, powers)).close()
const someone = () => ({ pid: other.pid as number, host: hostname() })

test('of two that start at the same moment one serves and the other is refused', async () => {
  const second = await connectTo({ dataDir })
  const settled = await Promise.allSettled([takeLease(connections, { pid: process.pid, host: hostname() }), takeLease(second, someone())])
  expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  second.close()
})

test('a process number given anew after a power cut holds no lease', async () => {
  await takeLease(connections, someone())
  const [row] = (await connections.writer.execute('SELECT holder FROM lease')).rows
  const holder = JSON.parse(String(row?.['holder']))
  expect(Object.keys(holder).toSorted()).toEqual(['born', 'host', 'pid'])
  await connections.writer.execute({ sql: 'UPDATE lease SET holder = ?', args: [JSON.stringify({ ...holder, born: 'another boot 1' })] })
  await start()
})

test('a second process changes nothing before it is refused', async () => {
  await takeLease(connections, someone())
  await connections.writer.execute('DROP TRIGGER audit_no_update')
  await expect(start()).rejects.toMatchObject({ code: 'lease-held' })
  const left = await connections.writer.execute(`SELECT count(*) AS n FROM sqlite_master WHERE name = 'audit_no_update'`)
  expect(left.rows[0]?.['n']).toBe(0)
})
