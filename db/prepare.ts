import { sql } from 'drizzle-orm'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { KEY_NAMES, StartRefused, fingerprintOf, type Keys } from './keys.ts'
import type { Connections } from './open.ts'
import { FILL_GIFT_SUMS } from './schema/gift-sum-triggers.ts'
import { PARTIAL_INDEXES, TRIGGERS } from './schema/triggers.ts'

const FOLDER = join(import.meta.dirname, 'migrations')

/** Has the database no tables yet? Only then may keys be made. */
export async function isEmpty({ writer }: Connections): Promise<boolean> {
  const found = await writer.execute(`SELECT count(*) AS n FROM sqlite_master WHERE type = 'table'`)
  return found.rows[0]?.['n'] === 0
}

/** Brings the schema up to date and proves it: migrations a prefix of the folder, triggers and partial indexes there, keys the same. */
export async function prepare(connections: Connections, keys: Keys): Promise<void> {
  await checkApplied(connections)
  await migrate(connections.write, { migrationsFolder: FOLDER })
  await checkForeignKeys(connections)
  await fillSums(connections)
  await placeTriggers(connections)
  await checkSchema(connections)
  await checkFingerprints(connections, keys)
}

/** drizzle compares only the last time stamp; we compare every applied hash with the folder's. */
async function checkApplied({ writer }: Connections): Promise<void> {
  const table = await writer.execute(`SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'`)
  if (table.rows.length === 0) return
  const applied = await writer.execute('SELECT hash FROM __drizzle_migrations ORDER BY created_at')
  const journal = JSON.parse(readFileSync(join(FOLDER, 'meta', '_journal.json'), 'utf8')) as { entries: { tag: string }[] }
  const known = journal.entries.map(({ tag }) =>
    createHash('sha256')
      .update(readFileSync(join(FOLDER, `${tag}.sql`), 'utf8'))
      .digest('hex'),
  )
  const differs = applied.rows.some((row, index) => row['hash'] !== known[index])
  if (differs)
    throw new StartRefused('migrations-differ', 'This database was migrated by another version of the program. Start that version, or restore a backup.')
}

async function checkForeignKeys({ writer }: Connections): Promise<void> {
  const broken = await writer.execute('PRAGMA foreign_key_check')
  if (broken.rows.length > 0) throw new StartRefused('schema-differs', `${broken.rows.length} rows point to rows that are gone. Restore a backup.`)
}

/** A ledger and gifts from before there were sums are added up once, the gifts' in one write: half of them would never be made whole. */
async function fillSums({ writer }: Connections): Promise<void> {
  const gifts = await writer.execute('SELECT EXISTS (SELECT 1 FROM vouchers) AND NOT EXISTS (SELECT 1 FROM gift_days) AS lack')
  if (gifts.rows[0]?.['lack'] === 1) await writer.batch(FILL_GIFT_SUMS, 'write')
  await writer.execute(
    'INSERT INTO stock_sums SELECT office_id, kind, sum(quantity) FROM stock_moves WHERE NOT EXISTS (SELECT 1 FROM stock_sums) GROUP BY office_id, kind',
  )
}

/** A table that drizzle-kit rebuilds loses its triggers in silence, so they are placed anew at each start. */
async function placeTriggers({ writer }: Connections): Promise<void> {
  for (const sqlText of Object.values(TRIGGERS)) await writer.execute(sqlText.replace('CREATE TRIGGER', 'CREATE TRIGGER IF NOT EXISTS'))
}

async function checkSchema({ write }: Connections): Promise<void> {
  const found = await write.all<{ name: string; sql: string }>(sql`SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'index')`)
  const texts = new Map(found.map((row) => [row.name, row.sql]))
  const missing = [
    ...Object.keys(TRIGGERS).filter((name) => texts.get(name) !== TRIGGERS[name]),
    ...PARTIAL_INDEXES.filter((name) => !/ WHERE /i.test(texts.get(name) ?? '')),
  ]
  if (missing.length > 0) throw new StartRefused('schema-differs', `The database lacks or has changed: ${missing.join(', ')}. Restore a backup.`)
}

async function checkFingerprints({ writer }: Connections, keys: Keys): Promise<void> {
  for (const name of KEY_NAMES) {
    const fingerprint = fingerprintOf(keys[name])
    await writer.execute({ sql: 'INSERT INTO key_fingerprints (name, fingerprint) VALUES (?, ?) ON CONFLICT DO NOTHING', args: [name, fingerprint] })
    const stored = await writer.execute({ sql: 'SELECT fingerprint FROM key_fingerprints WHERE name = ?', args: [name] })
    if (stored.rows[0]?.['fingerprint'] !== fingerprint)
      throw new StartRefused('key-wrong', `${name} is not the key that this database was made with. Bring back the right one.`)
  }
}
