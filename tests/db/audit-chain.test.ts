import { createClient, type Client } from '@libsql/client'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonical } from '#contract/canonical.ts'
import { GENESIS, type Head } from '#db/audit/chain.ts'
import { prove, type Noted } from '#db/audit/prove.ts'
import { decide, verify } from '../cast/deeds.ts'
import { makeHouse, type House } from '../cast/house.ts'
import { log, newCccd } from '../cast/phone.ts'

let house: House
let folder: string
let last: Head
beforeAll(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  folder = mkdtempSync(join(tmpdir(), 'ra-quan-audit-'))
  const [a, b, supervisor] = [await house.as('a'), await house.as('b'), await house.as('pt1')]
  const cccd = newCccd()
  await log(house, a, { cccd })
  await decide(supervisor, await log(house, b, { cccd }), true)
  await verify(supervisor, await log(house, a))
  for (let count = 0; count < 10; count += 1) await log(house, a)
  last = house.store.audit
  await house.store.connections.checkpoint()
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await house.close()
})

let copies = 0
/** A copy of the database whose audit is no longer protected, after somebody has been at it. */
async function tampered(deed: (database: Client) => Promise<unknown>, noted: Noted[] = []) {
  const path = join(folder, `copy-${(copies += 1)}.db`)
  copyFileSync(join(house.dataDir, 'ra-quan.db'), path)
  const database = createClient({ url: `file:${path}`, concurrency: 1, intMode: 'number' })
  for (const kind of ['update', 'delete', 'replace']) await database.execute(`DROP TRIGGER audit_no_${kind}`)
  await deed(database)
  const proof = await prove(database, noted)
  database.close()
  return proof
}
const doing = (sql: string, noted: Noted[] = []) => tampered((database) => database.execute(sql), noted)

test('an untouched audit holds to its last line', async () => {
  expect(last.line).toBeGreaterThan(20)
  expect(await tampered(async () => {})).toEqual({ lines: last.line, older: 0, head: last, broken: null })
})

test('a hash is SHA-256 over the canonical JSON of the line and the hash before it', async () => {
  const { rows } = await house.store.connections.reader.execute('SELECT id, at, by, device_id AS deviceId, act, subject, detail, hash FROM audit ORDER BY id')
  let previous = GENESIS.hash
  for (const { hash, ...line } of rows as unknown as Record<string, unknown>[]) {
    expect(hash).toBe(
      createHash('sha256')
        .update(canonical({ ...line, previous }))
        .digest('hex'),
    )
    previous = String(hash)
  }
})

test.each([
  ['at', 'at + 1'],
  ['by', `'x'`],
  ['device_id', `'x'`],
  ['act', `'x'`],
  ['subject', `'x'`],
  ['detail', `'{}'`],
  ['detail', 'NULL'],
  ['hash', `'${'1'.repeat(64)}'`],
])('a line whose %s was made %s is found by its number', async (column, value) => {
  const line = Number((await house.store.connections.reader.execute(`SELECT max(id) AS id FROM audit WHERE act = 'entry-verify'`)).rows[0]?.['id'])
  expect(await doing(`UPDATE audit SET ${column} = ${value} WHERE id = ${line}`)).toMatchObject({ lines: line - 1, broken: { line, why: 'altered' } })
})

test('a wiped hash is found, and so is one whose kind was changed', async () => {
  expect(await doing(`UPDATE audit SET hash = '' WHERE id = 7`)).toMatchObject({ broken: { line: 7, why: 'unchained' } })
  expect(await doing(`UPDATE audit SET detail = CAST(detail AS BLOB) WHERE id = 7`)).toMatchObject({ broken: { line: 7 } })
})

test('a deleted line is found by its number, the first one too', async () => {
  expect(await doing('DELETE FROM audit WHERE id = 9')).toMatchObject({ lines: 8, broken: { line: 9, why: 'missing' } })
  expect(await doing('DELETE FROM audit WHERE id = 1')).toMatchObject({ lines: 0, broken: { line: 1, why: 'missing' } })
  const closed = tampered(async (database) => {
    await database.execute('DELETE FROM audit WHERE id = 9')
    await database.execute('UPDATE audit SET id = -id WHERE id > 9')
    await database.execute('UPDATE audit SET id = -id - 1 WHERE id < 0')
  })
  expect(await closed).toMatchObject({ lines: 8, broken: { line: 9, why: 'altered' } })
})

test('a line put in between, before or behind is found by its number', async () => {
  const columns = 'at, by, device_id, act, subject, detail, hash'
  const between = tampered(async (database) => {
    await database.execute('UPDATE audit SET id = -id WHERE id > 8')
    await database.execute(`INSERT INTO audit (id, ${columns}) SELECT 9, ${columns} FROM audit WHERE id = 8`)
    await database.execute('UPDATE audit SET id = 1 - id WHERE id < 0')
  })
  expect(await between).toMatchObject({ lines: 8, broken: { line: 9, why: 'altered' } })
  expect(await doing(`INSERT INTO audit (id, ${columns}) SELECT 0, ${columns} FROM audit WHERE id = 1`)).toMatchObject({ lines: 0, broken: { line: 0 } })
  const behind = last.line + 1
  expect(await doing(`INSERT INTO audit (${columns}) SELECT ${columns} FROM audit WHERE id = 8`)).toMatchObject({ broken: { line: behind, why: 'altered' } })
})

test('of two lines that changed places the first is found', async () => {
  const swap = tampered(async (database) => {
    await database.execute('UPDATE audit SET id = -5 WHERE id = 5')
    await database.execute('UPDATE audit SET id = 5 WHERE id = 11')
    await database.execute('UPDATE audit SET id = 11 WHERE id = -5')
  })
  expect(await swap).toMatchObject({ lines: 4, broken: { line: 5, why: 'altered' } })
})

test('an end that was cut off is found by a head noted down earlier, and by nothing else', async () => {
  const cut = `DELETE FROM audit WHERE id > ${last.line - 3}`
  expect((await doing(cut)).broken).toBeNull()
  const noted = [{ ...last, where: 'a note' }]
  expect(await doing(cut, noted)).toMatchObject({ broken: { line: last.line - 2, why: 'cut', where: 'a note' } })
  expect((await tampered(async () => {}, noted)).broken).toBeNull()
})

test('a chain that was made anew is found by a noted head at its line', async () => {
  const noted = [{ line: 6, hash: 'f'.repeat(64), where: 'a note' }]
  expect(await tampered(async () => {}, noted)).toMatchObject({ broken: { line: 6, why: 'other-chain' } })
})
