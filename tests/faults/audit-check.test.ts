import { createClient } from '@libsql/client'
import { execFile } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { announce } from '../cast/versions.ts'
import { close, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { log } from '../cast/phone.ts'
import { makeShift } from '../cast/shift.ts'

const ROOT = join(import.meta.dirname, '../..')
type Run = { code: number; out: string; err: string }

/** `npm run audit:check` as somebody at the server runs it, with no keys at hand. */
function check(...args: string[]): Promise<Run> {
  const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: house.dataDir }
  return new Promise((resolve) => {
    execFile(process.execPath, [join(ROOT, 'api/jobs/audit-check.ts'), ...args], { env, cwd: ROOT }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}

let house: House
let copy: string
beforeAll(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: { campaign: { settings: { twoPersonClose: false } } } })
  const as = makeShift(house)
  await verify(await as('pt1'), await log(house, await as('a')))
  house.clock.now = AT('2025-11-20T13:00:00+07:00')
  await announce(await as('btc1'), (await close(house, await as('btc1'), 'week 1')).body.id)
  await log(house, await as('a'))
  copy = join(house.dataDir, 'copy.db')
})
afterAll(() => house.close())

/** A copy, after somebody who may do all with the file has been at it. */
async function tamper(...deeds: string[]): Promise<void> {
  rmSync(copy, { force: true })
  const source = createClient({ url: `file:${join(house.dataDir, 'ra-quan.db')}`, concurrency: 1 })
  await source.execute({ sql: 'VACUUM INTO ?', args: [copy] })
  source.close()
  const database = createClient({ url: `file:${copy}`, concurrency: 1 })
  for (const kind of ['update', 'delete', 'replace']) await database.execute(`DROP TRIGGER audit_no_${kind}`)
  for (const deed of deeds) await database.execute(deed)
  database.close()
}

test('the running server’s audit is proved beside it, and says where it stands', async () => {
  const { line, hash } = house.store.audit
  const { code, out } = await check()
  expect(code).toBe(0)
  expect(out.trimEnd().split('\n')).toEqual([
    `${line} lines hold`,
    `last line that holds: ${line}:${hash}`,
    'WHOLE: no line was changed, taken out or put in, and 1 place noted down earlier is still in it.',
    `Nhật ký còn nguyên đến dòng ${line}: không dòng nào bị sửa, xoá hay chèn; 1 đầu chuỗi đã ghi lại trước đây vẫn khớp.`,
  ])
  await log(house, await house.enter('a'))
  expect(house.failures).toEqual([])
  expect((await check('--head', `${line}:${hash}`)).code).toBe(0)
})

test('a backup is proved without the server and without keys, and nothing is written into it', async () => {
  await tamper()
  const before = readdirSync(house.dataDir).toSorted()
  expect(await check(copy)).toMatchObject({ code: 0 })
  expect(readdirSync(house.dataDir).toSorted()).toEqual(before)
})

test('a changed line is named by its number, and ends with 1', async () => {
  await tamper(`UPDATE audit SET detail = '{"after":"verified"}' WHERE id = 9`)
  const { code, out } = await check(copy)
  expect(code).toBe(1)
  expect(out).toContain('BROKEN at line 9:')
  expect(out.trimEnd().split('\n').at(-1)).toMatch(/^Nhật ký không còn nguyên: sai từ dòng 9\. Dòng này bị sửa/)
})

test('with no place noted down earlier it says that a cut end would not show', async () => {
  await tamper('PRAGMA foreign_keys = OFF', 'DROP TRIGGER results_no_delete', 'DELETE FROM results', 'DELETE FROM audit WHERE id > 3')
  const { code, out } = await check(copy)
  expect(code).toBe(0)
  expect(out).toContain('nothing noted down earlier to hold it against, so that a cut end would not show')
})

test('a cut end is found by the head that was noted down, and up to a close by its result', async () => {
  const { line, hash } = house.store.audit
  await tamper(`DELETE FROM audit WHERE id = ${line}`)
  const { code, out } = await check(copy, '--head', `${line}:${hash}`)
  expect(code).toBe(1)
  expect(out).toContain(`BROKEN at line ${line}: the chain ends before it`)
  const { rows } = await house.store.connections.reader.execute(`SELECT max(id) AS id FROM audit WHERE act = 'entry-verify'`)
  await tamper(`DELETE FROM audit WHERE id >= ${rows[0]?.['id']}`)
  expect((await check(copy)).out).toMatch(new RegExp(`BROKEN at line ${rows[0]?.['id']}: the chain ends before it.*result `))
})

test('a chain made anew up to a close is found by its result', async () => {
  await tamper(`UPDATE audit SET hash = ''`, `UPDATE audit SET detail = '{}' WHERE id = 3`)
  const { code, out } = await check(copy)
  expect(code).toBe(1)
  expect(out).toMatch(/BROKEN at line \d+: a head noted down earlier says another hash for it/)
})

test('what is no database, no head or no chained audit is said plainly', async () => {
  expect(await check(join(house.dataDir, 'none.db'))).toMatchObject({ code: 78, err: expect.stringContaining('There is no database') })
  expect(await check('--head', '12')).toMatchObject({ code: 78, err: expect.stringContaining('A head is') })
  const old = join(house.dataDir, 'old.db')
  const database = createClient({ url: `file:${old}`, concurrency: 1 })
  await database.execute('CREATE TABLE audit (id INTEGER PRIMARY KEY, at INTEGER)')
  database.close()
  expect(await check(old)).toMatchObject({ code: 78, err: expect.stringContaining('no chained audit') })
})
