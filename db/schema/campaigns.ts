import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Goal } from '#rules/goals.ts'
import { PERIOD_KINDS, PRODUCTS, type CampaignRules } from '#rules/words.ts'
import { bytes, flag, id, instant, json } from './columns.ts'

/** `draftRules` are those being worked on; only a published version decides anything. A `training` campaign is a dry run whose figures stand apart. */
export const campaigns = sqliteTable('campaigns', {
  id: id(),
  name: text('name').notNull(),
  theme: text('theme').notNull(),
  firstDay: text('first_day').notNull(),
  lastDay: text('last_day').notNull(),
  launchDay: text('launch_day'),
  template: text('template').notNull().default('35-days'),
  slogans: json<string[]>('slogans').notNull().default([]),
  planNumber: text('plan_number'),
  planDate: text('plan_date'),
  goals: json<Goal[]>('goals').notNull().default([]),
  training: flag('training'),
  draftRules: json<CampaignRules>('draft_rules'),
  createdAt: instant('created_at').notNull(),
})

/** The campaign's own key, sealed under IDENTIFIER_KEYS. Destroying this row erases every identifier of the campaign. */
export const campaignKeys = sqliteTable('campaign_keys', {
  campaignId: text('campaign_id')
    .primaryKey()
    .references(() => campaigns.id),
  keyId: text('key_id').notNull(),
  box: bytes('box').notNull(),
})

export const rulesVersions = sqliteTable(
  'rules_versions',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    version: integer('version').notNull(),
    rules: json<CampaignRules>('rules').notNull(),
    publishedAt: instant('published_at').notNull(),
    publishedBy: text('published_by').notNull(),
    note: text('note').notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.version] })],
)

export const periods = sqliteTable(
  'periods',
  {
    id: id(),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    kind: text('kind', { enum: PERIOD_KINDS }).notNull(),
    number: integer('number').notNull(),
    firstDay: text('first_day').notNull(),
    lastDay: text('last_day').notNull(),
    cutoffAt: instant('cutoff_at').notNull(),
  },
  (table) => [uniqueIndex('periods_number').on(table.campaignId, table.kind, table.number), check('periods_days', sql`${table.firstDay} <= ${table.lastDay}`)],
)

/** The organisations that take part in the team board, with the office their entries' gifts wait at. */
export const teams = sqliteTable(
  'teams',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    organisationId: text('organisation_id').notNull(),
    division: text('division'),
    defaultOfficeId: text('default_office_id'),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.organisationId] })],
)

export const campaignOffices = sqliteTable(
  'campaign_offices',
  { campaignId: text('campaign_id').notNull(), officeId: text('office_id').notNull() },
  (table) => [primaryKey({ columns: [table.campaignId, table.officeId] })],
)

/** People to enrol, per period and product; `ownerId` is an organisation or a person. */
export const targets = sqliteTable(
  'targets',
  {
    campaignId: text('campaign_id').notNull(),
    periodId: text('period_id')
      .notNull()
      .references(() => periods.id),
    ownerId: text('owner_id').notNull(),
    product: text('product', { enum: PRODUCTS }).notNull(),
    target: integer('target').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.periodId, table.ownerId, table.product] }),
    index('targets_campaign').on(table.campaignId),
    check('targets_floor', sql`${table.target} >= 0`),
  ],
)
