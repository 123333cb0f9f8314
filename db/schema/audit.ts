import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from './columns.ts'

/** Who did what, when, from which device; append-only, identifiers masked. `hash` is over the line and the hash of the one before; lines from before the chain have none. */
export const audit = sqliteTable(
  'audit',
  {
    id: integer('id').primaryKey(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    deviceId: text('device_id'),
    act: text('act').notNull(),
    subject: text('subject').notNull(),
    detail: text('detail'),
    hash: text('hash').notNull().default(''),
  },
  (table) => [index('audit_subject').on(table.subject), index('audit_by').on(table.by)],
)

/** Fingerprints of the keys that this database was made with. */
export const keyFingerprints = sqliteTable('key_fingerprints', { name: text('name').primaryKey(), fingerprint: text('fingerprint').notNull() })

/** One process writes; the fence goes up with each start, and a write under an older one fails. */
export const lease = sqliteTable('lease', {
  id: integer('id').primaryKey(),
  fence: integer('fence').notNull(),
  holder: text('holder').notNull(),
})
