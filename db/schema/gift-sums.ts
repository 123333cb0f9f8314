import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { sql } from 'drizzle-orm'

/**
 * What the figures about gifts are read from, so that they never count vouchers: kept by triggers in the write of each change (`gift-sum-triggers.ts`).
 * `organisationId` is that of the entry, '' of one without; the row of `ALL` adds all of them up. `day` is a civil day as a number.
 */
const whose = { campaignId: text('campaign_id').notNull(), organisationId: text('organisation_id').notNull() }
const day = () => integer('day').notNull()
const office = () => text('office_id').notNull()

/** Issued and handed over by office and day, with what wants a second look. */
export const giftDays = sqliteTable(
  'gift_days',
  {
    ...{ ...whose, day: day(), officeId: office(), issued: integer('issued').notNull(), redeemed: integer('redeemed').notNull() },
    ...{ extra: integer('extra').notNull(), undone: integer('undone').notNull(), proxies: integer('proxies').notNull() },
    ...{ overrides: integer('overrides').notNull(), bursts: integer('bursts').notNull(), factsWrong: integer('facts_wrong').notNull() },
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.organisationId, table.day, table.officeId] })],
)

/** How many mugs given on a day had been waited for so many days. */
export const giftWaits = sqliteTable(
  'gift_waits',
  { ...whose, day: day(), waited: integer('waited').notNull(), count: integer('count').notNull() },
  (table) => [primaryKey({ columns: [table.campaignId, table.organisationId, table.day, table.waited] })],
)

/** Vouchers as they stand now. */
export const giftStanding = sqliteTable(
  'gift_standing',
  { ...whose, officeId: office(), waiting: integer('waiting').notNull(), held: integer('held').notNull() },
  (table) => [primaryKey({ columns: [table.campaignId, table.organisationId, table.officeId] })],
)

/** Whose participants have not fetched, by the day of issue; the row of day 0 adds all days up. */
export const giftCollectors = sqliteTable(
  'gift_collectors',
  { ...whose, collectorId: text('collector_id').notNull(), day: day(), waiting: integer('waiting').notNull() },
  (table) => [
    primaryKey({ columns: [table.campaignId, table.organisationId, table.collectorId, table.day] }),
    index('gift_collectors_all')
      .on(table.campaignId, table.organisationId, table.waiting, table.collectorId)
      .where(sql`${table.day} = 0`),
  ],
)
