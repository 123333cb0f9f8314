import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { VOUCHER_STATES } from '#rules/words.ts'
import { flag, id, instant, json } from './columns.ts'

export type Evidence = { enrolmentId: string; participation: string; product: string; at: number }

/** The right to one gift; `scope` is `person`, or the product where a campaign gives one for each. */
export const vouchers = sqliteTable(
  'vouchers',
  {
    code: text('code').primaryKey(),
    token: text('token').notNull().unique(),
    campaignId: text('campaign_id').notNull(),
    personId: text('person_id').notNull(),
    scope: text('scope').notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    officeId: text('office_id'),
    state: text('state', { enum: VOUCHER_STATES }).notNull(),
    evidence: json<Evidence[]>('evidence').notNull(),
    issuedAt: instant('issued_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    uniqueIndex('vouchers_one_gift')
      .on(table.campaignId, table.personId, table.scope)
      .where(sql`${table.state} in ('issued', 'redeemed')`),
    index('vouchers_person').on(table.personId),
    index('vouchers_enrolment').on(table.enrolmentId),
    index('vouchers_office').on(table.officeId, table.state),
  ],
)

/** A gift left a shelf: a fact. `id` is the operation's, so that a replay finds it. */
export const handovers = sqliteTable(
  'handovers',
  {
    id: id(),
    voucherCode: text('voucher_code')
      .notNull()
      .references(() => vouchers.code),
    officeId: text('office_id').notNull(),
    clerkId: text('clerk_id').notNull(),
    deviceId: text('device_id').notNull(),
    source: text('source').notNull(),
    at: instant('at').notNull(),
    standing: flag('standing'),
    ownEntry: flag('own_entry'),
    answer: text('answer').notNull(),
  },
  (table) => [
    uniqueIndex('handovers_once')
      .on(table.voucherCode)
      .where(sql`${table.standing} = 1`),
  ],
)

/** The append-only ledger of each office; the balance is its sum (RULES section 12). */
export const stockMoves = sqliteTable(
  'stock_moves',
  {
    id: id(),
    officeId: text('office_id').notNull(),
    kind: text('kind').notNull(),
    quantity: integer('quantity').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    note: text('note'),
    handoverId: text('handover_id'),
  },
  (table) => [
    index('stock_moves_office').on(table.officeId),
    uniqueIndex('stock_moves_handover')
      .on(table.handoverId)
      .where(sql`${table.handoverId} is not null`),
  ],
)

/** Unknown codes that a device asked for, to lock a guesser out (RULES section 10). */
export const lookupMisses = sqliteTable('lookup_misses', { deviceId: text('device_id').notNull(), at: instant('at').notNull() }, (table) => [
  index('lookup_misses_device').on(table.deviceId, table.at),
])
