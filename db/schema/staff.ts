import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { ROLES } from '#rules/words.ts'
import { flag, id, instant } from './columns.ts'

export const staff = sqliteTable('staff', {
  id: id(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  pinHash: text('pin_hash'),
  publishName: flag('publish_name'),
  lockedAt: instant('locked_at'),
})

/** Who may do what, where, from which day to which (both inclusive). `officer`: a collector who is a viên chức BHXH. */
export const assignments = sqliteTable(
  'assignments',
  {
    id: id(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    role: text('role', { enum: ROLES }).notNull(),
    organisationId: text('organisation_id'),
    officeId: text('office_id'),
    firstDay: text('first_day').notNull(),
    lastDay: text('last_day'),
    officer: flag('officer'),
  },
  (table) => [index('assignments_staff').on(table.staffId)],
)

export const sessions = sqliteTable(
  'sessions',
  {
    id: id(),
    tokenHash: text('token_hash').notNull().unique(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    deviceId: text('device_id').notNull(),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [index('sessions_staff').on(table.staffId)],
)

/** What is known of a phone: its clock against ours, and what it still holds unsent. */
export const devices = sqliteTable(
  'devices',
  {
    id: text('id').notNull(),
    staffId: text('staff_id').notNull(),
    name: text('name').notNull(),
    clockOffset: integer('clock_offset').notNull().default(0),
    uncertainty: integer('uncertainty').notNull().default(0),
    waiting: integer('waiting').notNull().default(0),
    lastSyncAt: instant('last_sync_at'),
  },
  (table) => [primaryKey({ columns: [table.id, table.staffId] })],
)

/** Wrong PINs, counted before hashing: per code and device, and per code and day (device `*`). A code that nobody has stands hashed. */
export const signInFailures = sqliteTable(
  'sign_in_failures',
  {
    code: text('code').notNull(),
    deviceId: text('device_id').notNull(),
    count: integer('count').notNull(),
    lockedUntil: instant('locked_until'),
    since: instant('since').notNull(),
  },
  (table) => [primaryKey({ columns: [table.code, table.deviceId] }), check('sign_in_failures_count', sql`${table.count} >= 0`)],
)

/** One-time links; only the hash of the token is kept. */
export const invitations = sqliteTable('invitations', {
  tokenHash: text('token_hash').primaryKey(),
  kind: text('kind', { enum: ['start', 'pin'] }).notNull(),
  staffId: text('staff_id'),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
})
