import { createClient } from '@libsql/client'
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { KEY_NAMES, StartRefused } from '#db/keys.ts'
import { takeLease } from '#db/lease.ts'
import { connectTo } from '#db/open.ts'
import { openStore, type Where } from '#db/store.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'ra-quan-start-'))
  await start()
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const powers = { now: Date.now, random: (bytes: number) => new Uint8Array(randomBytes(bytes)), log: () => {}, fail: () => {} }
const start = async (where: Partial<Where> = {}) => (await openStore({ dataDir, ...where }, powers)).close()
const refusal = (where: Partial<Where> = {}): Promise<StartRefused> =>
  start(where).then(
    () => expect.fail('it started'),
    (error) => error,
  )
const keyFile = (name: string) => join(dataDir, 'keys', name)

async function change(...statements: string[]): Promise<void> {
  const client = createClient({ url: `file:${join(dataDir, 'ra-quan.db')}`, concurrency: 1 })
  for (const sql of statements) await client.execute(sql)
  client.close()
}

function expectRefused(error: StartRefused, code: StartRefused['code']): void {
  expect(error).toBeInstanceOf(StartRefused)
  expect(error.code).toBe(code)
  expect(error.message).toMatch(/\.$/)
}

test('keys are made once, for their owner’s eyes alone', () => {
  expect(readdirSync(join(dataDir, 'keys')).toSorted()).toEqual([...KEY_NAMES].toSorted())
  expect(statSync(join(dataDir, 'keys')).mode & 0o777).toBe(0o700)
  for (const name of KEY_NAMES) expect(statSync(keyFile(name)).mode & 0o777).toBe(0o600)
})

test.each(KEY_NAMES)('without %s a database with data does not start, and no new key is made', async (name) => {
  rmSync(keyFile(name))
  expectRefused(await refusal(), 'key-missing')
  expect(readdirSync(join(dataDir, 'keys'))).not.toContain(name)
})

test.each(KEY_NAMES)('another %s is refused, whether from a file or the environment', async (name) => {
  const other = `k1:${randomBytes(32).toString('base64')}`
  expectRefused(await refusal({ keys: { [name]: other } }), 'key-wrong')
  chmodSync(keyFile(name), 0o600)
  writeFileSync(keyFile(name), other)
  expectRefused(await refusal(), 'key-wrong')
})

test.each(['', 'k1', 'k1:', 'k1:abc', `:${'A'.repeat(43)}=`, `k1:${'A'.repeat(60)}`, 'không phải khoá'])('a key that reads «%s» is refused', async (text) => {
  writeFileSync(keyFile('MATCH_KEY'), text)
  expectRefused(await refusal(), text === '' ? 'key-missing' : 'key-malformed')
})

test('a database that lies elsewhere gets no keys made for it', async () => {
  const error = await openStore({ dataDir, url: `file:${join(dataDir, 'other.db')}` }, powers).catch((thrown: StartRefused) => thrown)
  expectRefused(error as StartRefused, 'key-missing')
})

test('a lost trigger is placed again; a changed one, or a lost partial index, is refused', async () => {
  await change('DROP TRIGGER results_no_update')
  await start()
  await change('DROP TRIGGER results_no_update', `CREATE TRIGGER results_no_update BEFORE UPDATE ON results BEGIN SELECT 1; END`)
  const changed = await refusal()
  expectRefused(changed, 'schema-differs')
  expect(changed.message).toContain('results_no_update')
  await change('DROP TRIGGER results_no_update', 'DROP INDEX handovers_once')
  const lost = await refusal()
  expectRefused(lost, 'schema-differs')
  expect(lost.message).toContain('handovers_once')
})

test('a database of another version is refused, and so is one whose rows point nowhere', async () => {
  await change('PRAGMA foreign_keys = OFF', `INSERT INTO announcements (result_id, at, by) VALUES ('gone', 1, 'x')`)
  expectRefused(await refusal(), 'schema-differs')
  await change(`UPDATE __drizzle_migrations SET hash = 'other'`)
  expectRefused(await refusal(), 'migrations-differ')
})

test('a second process is refused while the first lives, and takes over once it is gone', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const connections = await connectTo({ dataDir })
  const lease = await takeLease(connections, { pid: other.pid as number, host: hostname() })
  const held = await refusal()
  expectRefused(held, 'lease-held')
  expect(held.message).toContain(String(other.pid))
  other.kill('SIGKILL')
  await new Promise((resolve) => other.on('exit', resolve))
  await start()
  await expect(connections.writer.batch([lease.guard], 'write')).rejects.toThrow(/lease\.id/)
  connections.close()
})

test('nothing of a key stands in the database', () => {
  const stored = readFileSync(join(dataDir, 'ra-quan.db'))
  for (const name of KEY_NAMES) {
    const secret = readFileSync(keyFile(name), 'utf8').trim().split(':')[1] as string
    expect(stored.includes(secret)).toBe(false)
    expect(stored.includes(Buffer.from(secret, 'base64'))).toBe(false)
  }
})
