import { sql } from 'drizzle-orm'
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Sums of entries by everything a board asks for; '' stands for none in the key (DESIGN section 2.6). */
export const tallies = sqliteTable(
  'tallies',
  {
    campaignId: text('campaign_id').notNull(),
    collectorId: text('collector_id').notNull(),
    teamId: text('team_id').notNull(),
    dayId: text('day_id').notNull(),
    weekId: text('week_id').notNull(),
    phaseId: text('phase_id').notNull(),
    product: text('product').notNull(),
    participation: text('participation').notNull(),
    donated: integer('donated').notNull(),
    state: text('state').notNull(),
    count: integer('count').notNull(),
    points: integer('points').notNull(),
    amount: integer('amount').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.campaignId,
        table.collectorId,
        table.teamId,
        table.dayId,
        table.weekId,
        table.phaseId,
        table.product,
        table.participation,
        table.donated,
        table.state,
      ],
    }),
    check('tallies_floor', sql`${table.count} >= 0 and ${table.points} >= 0 and ${table.amount} >= 0`),
  ],
)
