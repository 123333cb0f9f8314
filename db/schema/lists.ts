import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { LIST_GROUPS, type Doubt, type ListMapping } from '#contract/lists.ts'
import type { Day } from '#rules/days.ts'
import { PARTICIPATIONS, PRODUCTS, type Product } from '#rules/words.ts'
import { bytes, id, instant, json } from './columns.ts'

/** `verify`: in one go; `unverify`: what was verified in one go at or after `since` is taken back. */
export type Confirming = { act: 'verify' | 'unverify'; by: string; deviceId: string; at: number; since: number }
export type ListDays = Partial<Record<Product, { first: Day | null; last: Day | null }>>

/** An official list that BHXH's software gave out, compared with the entries that `organisationId` confirms (null: of the whole campaign). The same rows are the same list. */
export const lists = sqliteTable(
  'lists',
  {
    id: id(),
    campaignId: text('campaign_id').notNull(),
    organisationId: text('organisation_id'),
    digest: text('digest').notNull(),
    name: text('name').notNull(),
    form: text('form').notNull(),
    headings: text('headings').notNull(),
    rows: integer('rows').notNull(),
    skipped: integer('skipped').notNull(),
    state: text('state', { enum: ['receiving', 'matching', 'matched'] }).notNull(),
    /** How far the comparing, or a confirmation in one go, has come: the row number behind which it goes on. */
    cursor: integer('cursor').notNull().default(0),
    /** What goes through the agreed entries in one go, for whom and since when; null: nothing. */
    confirming: json<Confirming>('confirming'),
    /** The entries up to this number were there when the comparing began. */
    seq: integer('seq').notNull().default(0),
    /** First and last day that payments of a product name; nulls: rows of it, but no day. */
    days: json<ListDays>('days').notNull(),
    by: text('by').notNull(),
    at: instant('at').notNull(),
    /** When the comparing began: what an entry says since was not compared. */
    matchedAt: instant('matched_at'),
  },
  (table) => [uniqueIndex('lists_once').on(table.campaignId, table.digest, table.by), index('lists_campaign').on(table.campaignId, table.at)],
)

/** A payment of a list. Name and numbers stand in `box` alone; the keys are those that persons and entries are found by. */
export const listRows = sqliteTable(
  'list_rows',
  {
    listId: text('list_id').notNull(),
    row: integer('row').notNull(),
    product: text('product', { enum: PRODUCTS }).notNull(),
    participation: text('participation', { enum: PARTICIPATIONS }),
    keys: json<string[]>('keys').notNull(),
    nameKey: text('name_key'),
    receiptKey: text('receipt_key'),
    collectorCode: text('collector_code'),
    /** Whose business it is: the organisation of the entry found, else of the collector named. */
    organisationId: text('organisation_id'),
    group: text('group', { enum: LIST_GROUPS }),
    doubts: json<Doubt[]>('doubts').notNull(),
    enrolmentId: text('enrolment_id'),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    reason: text('reason'),
    /** Confirmed in one go: by whom, in the go that began when, and the entry's number of change after it. */
    verifiedBy: text('verified_by'),
    verifiedAt: instant('verified_at'),
    verifiedSeq: integer('verified_seq'),
    box: bytes('box').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.listId, table.row] }),
    index('list_rows_group').on(table.listId, table.group, table.row),
    index('list_rows_organisation').on(table.listId, table.group, table.organisationId),
    index('list_rows_enrolment').on(table.enrolmentId),
  ],
)

/** Which column is which, remembered for a set of headings. */
export const listMappings = sqliteTable('list_mappings', {
  headings: text('headings').primaryKey(),
  mapping: json<ListMapping>('mapping').notNull(),
  by: text('by').notNull(),
  at: instant('at').notNull(),
})
