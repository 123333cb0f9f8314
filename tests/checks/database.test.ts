import { createClient } from '@libsql/client'
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { is, Table } from 'drizzle-orm'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as schema from '#db/schema/index.ts'
import { PARTIAL_INDEXES, TRIGGERS } from '#db/schema/triggers.ts'
import { makeHouse, type House } from '../cast/house.ts'
import { log } from '../cast/phone.ts'
import { ROOT } from './sources.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', durable: true })
})
afterAll(() => house.close())

const MIGRATIONS = join(ROOT, 'db', 'migrations')
const ask = async (client: House['store']['connections']['writer'], pragma: string) =>
  Object.values((await client.execute(`PRAGMA ${pragma}`)).rows[0] ?? {})[0]

test('the migrations make exactly the schema: generating again would write nothing', async () => {
  const latest = readdirSync(join(MIGRATIONS, 'meta'))
    .filter((name) => name.endsWith('_snapshot.json'))
    .toSorted()
    .at(-1) as string
  const before = JSON.parse(readFileSync(join(MIGRATIONS, 'meta', latest), 'utf8'))
  const now = await generateSQLiteDrizzleJson(schema, before.id)
  expect(await generateSQLiteMigration(before, now)).toEqual([])
})

test('a migrated database has every table and column of the schema, and none besides', async () => {
  const tables = (Object.values(schema) as unknown[]).filter((one): one is SQLiteTable => is(one, Table))
  for (const { name, columns } of tables.map((table) => getTableConfig(table))) {
    const found = await house.store.connections.reader.execute(`PRAGMA table_info("${name}")`)
    expect([name, ...found.rows.map((row) => String(row['name'])).toSorted()]).toEqual([name, ...columns.map((column) => column.name).toSorted()])
  }
  const stored = await house.store.connections.reader.execute(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '__drizzle%'`,
  )
  expect(stored.rows.map((row) => row['name']).toSorted()).toEqual(tables.map((table) => getTableConfig(table).name).toSorted())
})

test('every trigger and partial index stands after the migrations', async () => {
  const found = await house.store.connections.reader.execute(`SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'index')`)
  const texts = new Map(found.rows.map((row) => [String(row['name']), String(row['sql'])]))
  for (const [name, text] of Object.entries(TRIGGERS)) expect(texts.get(name)).toBe(text)
  for (const name of PARTIAL_INDEXES) expect(texts.get(name)).toMatch(/ WHERE /)
  const partial = [...texts].filter(([, text]) => / WHERE /.test(text) && text.startsWith('CREATE UNIQUE INDEX')).map(([name]) => name)
  expect(partial.toSorted()).toEqual([...PARTIAL_INDEXES].toSorted())
})

test('a stored fact is neither changed, deleted nor written over', async () => {
  await log(house, await house.as('a'))
  const { writer } = house.store.connections
  for (const [table, column] of [
    ['audit', 'act'],
    ['items', 'receipt'],
    ['transitions', 'act'],
    ['stock_moves', 'kind'],
    ['rules_versions', 'rules'],
  ]) {
    await expect(writer.execute(`UPDATE ${table} SET ${column} = 'x'`), `${table} UPDATE`).rejects.toThrow(/immutable/)
    await expect(writer.execute(`DELETE FROM ${table}`), `${table} DELETE`).rejects.toThrow(/immutable/)
    await expect(writer.execute(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`), `${table} REPLACE`).rejects.toThrow(/immutable/)
  }
})

test('the settings of both connections hold after writes, also after failed ones', async () => {
  const { writer, reader } = house.store.connections
  await writer.batch([`INSERT INTO lookup_misses (device_id, at) VALUES ('x', 1)`], 'write')
  await expect(writer.batch([`INSERT INTO lookup_misses (device_id, at) VALUES ('x', 1)`, 'INSERT INTO nowhere VALUES (1)'], 'write')).rejects.toThrow()
  await Promise.all(Array.from({ length: 20 }, async () => log(house, await house.as('a'))))
  const settings = await Promise.all(['journal_mode', 'synchronous', 'foreign_keys', 'recursive_triggers', 'query_only'].map((name) => ask(writer, name)))
  expect(settings).toEqual(['wal', 2, 1, 1, 0])
  expect(await ask(reader, 'query_only')).toBe(1)
  expect(await ask(reader, 'journal_mode')).toBe('wal')
  await expect(reader.execute('DELETE FROM lookup_misses')).rejects.toThrow(/readonly|read-only|query_only/i)
})

test('a copy made by VACUUM INTO is whole', async () => {
  const path = join(house.dataDir, 'copy.db')
  const client = createClient({ url: `file:${join(house.dataDir, 'ra-quan.db')}`, concurrency: 1 })
  await client.execute(`VACUUM INTO '${path}'`)
  client.close()
  const copy = createClient({ url: `file:${path}`, concurrency: 1 })
  expect((await copy.execute('PRAGMA integrity_check')).rows[0]?.['integrity_check']).toBe('ok')
  expect((await copy.execute('SELECT count(*) AS n FROM enrolments')).rows[0]?.['n']).toBe(21)
  copy.close()
})
