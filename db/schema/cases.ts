import { sql } from 'drizzle-orm'
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { flag, id, instant } from './columns.ts'

/** A question for a supervisor, named by the entry it is about. */
export const cases = sqliteTable(
  'cases',
  {
    id: id(),
    kind: text('kind', { enum: ['duplicate', 'identity', 'gift'] }).notNull(),
    campaignId: text('campaign_id').notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    holderId: text('holder_id'),
    voucherCode: text('voucher_code'),
    state: text('state', { enum: ['open', 'decided'] }).notNull(),
    openedAt: instant('opened_at').notNull(),
    counts: flag('counts'),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    reason: text('reason'),
  },
  (table) => [
    uniqueIndex('cases_one_open')
      .on(table.enrolmentId, table.kind)
      .where(sql`${table.state} = 'open'`),
    index('cases_holder').on(table.holderId),
    index('cases_state').on(table.campaignId, table.state),
  ],
)
