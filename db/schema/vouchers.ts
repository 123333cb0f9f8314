import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { HANDOVER_MODES, type Proxy } from '#rules/redemption.ts'
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
    /** The digits of its signed QR; null for one from before there were any. */
    signed: text('signed'),
    replacedBy: text('replaced_by'),
    /** Grows with each change: the order in which a counter hears of it. */
    seq: integer('seq').notNull().default(0),
    /** The device that may redeem it, offline too; `hold` numbers the grant, so that a late word on an older one changes nothing (RULES section 11). */
    heldBy: text('held_by'),
    hold: integer('hold'),
    heldAt: instant('held_at'),
    /** The device and its office that ask for it while another one holds it. */
    wantedBy: text('wanted_by'),
    wantedOfficeId: text('wanted_office_id'),
    wantedAt: instant('wanted_at'),
  },
  (table) => [
    uniqueIndex('vouchers_one_gift')
      .on(table.campaignId, table.personId, table.scope)
      .where(sql`${table.state} in ('issued', 'redeemed')`),
    index('vouchers_person').on(table.personId),
    index('vouchers_enrolment').on(table.enrolmentId),
    index('vouchers_office').on(table.officeId, table.state),
    index('vouchers_heard').on(table.officeId, table.seq),
    index('vouchers_held').on(table.heldBy, table.state, table.officeId),
    index('vouchers_free')
      .on(table.officeId, table.seq)
      .where(sql`${table.state} = 'issued' and ${table.heldBy} is null`),
    index('vouchers_wanted')
      .on(table.wantedBy)
      .where(sql`${table.wantedBy} is not null`),
  ],
)

/** A signed voucher in the pool of a phone, not yet anybody's; `usedAt` once an entry took it (RULES section 10). */
export const blanks = sqliteTable(
  'blanks',
  {
    code: text('code').primaryKey(),
    token: text('token').notNull().unique(),
    signed: text('signed').notNull(),
    campaignId: text('campaign_id').notNull(),
    staffId: text('staff_id').notNull(),
    deviceId: text('device_id').notNull(),
    drawnAt: instant('drawn_at').notNull(),
    enrolmentId: text('enrolment_id'),
    usedAt: instant('used_at'),
  },
  (table) => [
    index('blanks_pool').on(table.staffId, table.campaignId, table.usedAt),
    index('blanks_unused')
      .on(table.campaignId, table.staffId)
      .where(sql`${table.usedAt} is null`),
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
    /** When the clerk tapped, by a corrected clock, give or take `uncertainty` milliseconds; `receivedAt` when the server heard of it. */
    at: instant('at').notNull(),
    uncertainty: integer('uncertainty').notNull().default(0),
    receivedAt: instant('received_at'),
    mode: text('mode', { enum: HANDOVER_MODES }).notNull().default('online'),
    /** The number of the hold it was made under; null where the device held nothing. */
    hold: integer('hold'),
    override: flag('override'),
    /** The one that counts; the others of a voucher are extra. An undone one never stands. */
    standing: flag('standing'),
    ownEntry: flag('own_entry'),
    /** Many vouchers of one collector within minutes (RULES section 11). */
    burst: flag('burst'),
    /** A typed code whose last four digits were missing or another's. */
    factWrong: flag('fact_wrong'),
    proxy: json<Proxy>('proxy'),
    answer: text('answer').notNull(),
  },
  (table) => [
    uniqueIndex('handovers_once')
      .on(table.voucherCode)
      .where(sql`${table.standing} = 1`),
    index('handovers_voucher').on(table.voucherCode),
    index('handovers_office').on(table.officeId, table.at),
    index('handovers_burst')
      .on(table.at)
      .where(sql`${table.burst} = 1`),
  ],
)

/** A handover taken back, a fact: by its clerk within fifteen minutes, later by a supervisor. `returned`: the mug lies on the shelf again. */
export const undos = sqliteTable('undos', {
  handoverId: text('handover_id').primaryKey(),
  by: text('by').notNull(),
  deviceId: text('device_id').notNull(),
  at: instant('at').notNull(),
  returned: flag('returned'),
  reason: text('reason'),
})

/** A gift given for a code that nobody knows yet: kept for 7 days, then a case. Its row becomes a handover when the voucher appears. */
export const parked = sqliteTable(
  'parked',
  {
    id: id(),
    code: text('code').notNull(),
    officeId: text('office_id').notNull(),
    clerkId: text('clerk_id').notNull(),
    deviceId: text('device_id').notNull(),
    source: text('source').notNull(),
    mode: text('mode', { enum: HANDOVER_MODES }).notNull(),
    at: instant('at').notNull(),
    uncertainty: integer('uncertainty').notNull(),
    receivedAt: instant('received_at').notNull(),
    hold: integer('hold'),
    proxy: json<Proxy>('proxy'),
    /** A keyed hash of the four digits that were typed, bound to this row; null once settled, and where none were asked for. */
    factMac: text('fact_mac'),
    settledAt: instant('settled_at'),
    settledAs: text('settled_as', { enum: ['handover', 'case'] }),
  },
  (table) => [index('parked_code').on(table.code), index('parked_settled').on(table.settledAt, table.receivedAt)],
)

/** The one device that holds an office's vouchers, named by whoever stood at it (RULES section 11). */
export const holdingDevices = sqliteTable('holding_devices', {
  officeId: text('office_id').primaryKey(),
  deviceId: text('device_id').notNull(),
  by: text('by').notNull(),
  since: instant('since').notNull(),
  lastSyncAt: instant('last_sync_at'),
})

/** A hold that a supervisor took from a device that could not be asked, a fact and a risk. `voucherCode` null: all holds of a lost device, which were numbered up to `upTo`. */
export const overrides = sqliteTable(
  'overrides',
  {
    id: id(),
    voucherCode: text('voucher_code'),
    officeId: text('office_id'),
    fromDevice: text('from_device'),
    toDevice: text('to_device'),
    by: text('by').notNull(),
    at: instant('at').notNull(),
    reason: text('reason').notNull(),
    upTo: integer('up_to'),
  },
  (table) => [index('overrides_voucher').on(table.voucherCode), index('overrides_device').on(table.fromDevice)],
)

/** "Hẹn nhận": a place in the line of an office that has nothing on its shelf (RULES section 12). */
export const appointments = sqliteTable(
  'appointments',
  {
    id: id(),
    voucherCode: text('voucher_code').notNull(),
    officeId: text('office_id').notNull(),
    number: integer('number').notNull(),
    by: text('by').notNull(),
    at: instant('at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    uniqueIndex('appointments_number').on(table.officeId, table.number),
    uniqueIndex('appointments_one')
      .on(table.voucherCode)
      .where(sql`${table.endedAt} is null`),
  ],
)

/** A collector reminded a participant of a voucher that waits. */
export const reminders = sqliteTable(
  'reminders',
  { id: id(), voucherCode: text('voucher_code').notNull(), by: text('by').notNull(), at: instant('at').notNull() },
  (table) => [index('reminders_voucher').on(table.voucherCode)],
)

/** Unknown codes that a device asked for, to lock a guesser out (RULES section 10). */
export const lookupMisses = sqliteTable('lookup_misses', { deviceId: text('device_id').notNull(), at: instant('at').notNull() }, (table) => [
  index('lookup_misses_device').on(table.deviceId, table.at),
])
