import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { ENTRY_STATES, PARTICIPATIONS, PRODUCTS } from '#rules/words.ts'
import type { Flag } from '#contract/enrolments.ts'
import type { Coverage } from '#rules/participation.ts'
import { bytes, flag, id, instant, json } from './columns.ts'

/** A keyed hash of a CCCD or a mã số BHXH, and the person it belongs to in one campaign (RULES section 4). */
export const personKeys = sqliteTable(
  'person_keys',
  { campaignId: text('campaign_id').notNull(), key: text('key').notNull(), personId: text('person_id').notNull() },
  (table) => [primaryKey({ columns: [table.campaignId, table.key] }), index('person_keys_person').on(table.personId)],
)

/** One person, one product, one receipt. Identifiers and the name stand in `box` alone, sealed under the campaign's key. */
export const enrolments = sqliteTable(
  'enrolments',
  {
    id: id(),
    seq: integer('seq').notNull(),
    changedSeq: integer('changed_seq').notNull(),
    campaignId: text('campaign_id').notNull(),
    personId: text('person_id').notNull(),
    collectorId: text('collector_id').notNull(),
    deviceId: text('device_id').notNull(),
    organisationId: text('organisation_id'),
    teamId: text('team_id'),
    state: text('state', { enum: ENTRY_STATES }).notNull(),
    holding: flag('holding'),
    product: text('product', { enum: PRODUCTS }).notNull(),
    participation: text('participation', { enum: PARTICIPATIONS }).notNull(),
    rulesVersion: integer('rules_version').notNull(),
    coverage: json<Coverage>('coverage').notNull(),
    months: integer('months').notNull(),
    amount: integer('amount').notNull(),
    points: integer('points').notNull(),
    donated: flag('donated'),
    receiptNumber: text('receipt_number').notNull(),
    collectedAt: instant('collected_at').notNull(),
    collectedFrom: text('collected_from', { enum: ['clock', 'receipt'] }).notNull(),
    declaredCollectedAt: instant('declared_collected_at').notNull(),
    capturedAt: instant('captured_at').notNull(),
    declaredCapturedAt: instant('declared_captured_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    dayId: text('day_id'),
    weekId: text('week_id'),
    phaseId: text('phase_id'),
    naturalDayId: text('natural_day_id'),
    naturalWeekId: text('natural_week_id'),
    late: text('late', { enum: ['waiting', 'accepted', 'left-out', 'phase-only'] }),
    flags: json<Flag[]>('flags').notNull(),
    targetGroup: text('target_group'),
    officeId: text('office_id'),
    giftConsent: flag('gift_consent'),
    consentBy: text('consent_by'),
    consentText: text('consent_text'),
    reason: text('reason'),
    otherReceivedAt: instant('other_received_at'),
    returnedAt: instant('returned_at'),
    setAsideAt: instant('set_aside_at'),
    /** What an entry is compared by: keyed hashes of name with birth year and of the phone, and the receipt's number without its signs. */
    nameKey: text('name_key'),
    phoneKey: text('phone_key'),
    receiptKey: text('receipt_key'),
    box: bytes('box').notNull(),
  },
  (table) => [
    uniqueIndex('enrolments_one_place')
      .on(table.campaignId, table.product, table.personId)
      .where(sql`${table.holding} = 1`),
    uniqueIndex('enrolments_seq').on(table.seq),
    index('enrolments_collector').on(table.collectorId, table.changedSeq),
    index('enrolments_person').on(table.personId),
    index('enrolments_queue').on(table.campaignId, table.state, table.seq),
    // All that a supervisor's list is filtered, counted and ordered by, so that it reads no entry but those it shows.
    index('enrolments_desk').on(table.campaignId, table.state, table.organisationId, table.product, table.collectedAt, table.collectorId, table.seq),
    index('enrolments_week').on(table.naturalWeekId, table.state),
    index('enrolments_collected').on(table.campaignId, table.collectedAt),
    index('enrolments_name').on(table.campaignId, table.nameKey),
    index('enrolments_phone').on(table.campaignId, table.phoneKey),
    index('enrolments_receipt').on(table.campaignId, table.receiptKey),
    index('enrolments_captured').on(table.collectorId, table.capturedAt),
    index('enrolments_late')
      .on(table.campaignId, table.late)
      .where(sql`${table.late} is not null`),
    check('enrolments_holding', sql`${table.holding} = (${table.state} in ('received', 'verified', 'returned'))`),
    check('enrolments_amounts', sql`${table.amount} >= 0 and ${table.points} >= 0 and ${table.months} > 0`),
  ],
)

/** What a final period counted an entry as, kept when the entry is mended after the close; without a row it counted it as it stands. */
export const countedAs = sqliteTable(
  'counted_as',
  {
    periodId: text('period_id').notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    teamId: text('team_id'),
    product: text('product', { enum: PRODUCTS }).notNull(),
    participation: text('participation', { enum: PARTICIPATIONS }).notNull(),
    donated: flag('donated'),
    points: integer('points').notNull(),
    amount: integer('amount').notNull(),
    collectedAt: instant('collected_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.periodId, table.enrolmentId] })],
)

/** What each sync item was answered, once and for all. `mac` is an HMAC of the item's hash and `hashBox` the hash sealed: in clear it would give a CCCD away. */
export const items = sqliteTable('items', {
  id: id(),
  staffId: text('staff_id').notNull(),
  mac: text('mac').notNull(),
  hashBox: bytes('hash_box').notNull(),
  receipt: text('receipt').notNull(),
  at: instant('at').notNull(),
})

/** Every change of state: who, when, why. Never overwritten. */
export const transitions = sqliteTable(
  'transitions',
  {
    id: integer('id').primaryKey(),
    enrolmentId: text('enrolment_id').notNull(),
    act: text('act').notNull(),
    before: text('before'),
    after: text('after').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    reason: text('reason'),
  },
  (table) => [index('transitions_enrolment').on(table.enrolmentId)],
)

/** What an entry said before each correction, sealed. */
export const enrolmentVersions = sqliteTable(
  'enrolment_versions',
  {
    enrolmentId: text('enrolment_id').notNull(),
    version: integer('version').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    box: bytes('box').notNull(),
  },
  (table) => [primaryKey({ columns: [table.enrolmentId, table.version] })],
)
