import { sql } from 'drizzle-orm'
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { GIFT_CASE_KINDS } from '#rules/redemption.ts'
import { id, instant } from './columns.ts'

/** A question about a gift: one more handed over than there are vouchers, a code that nobody knows, a shelf below zero. Its id is `kind.` and what it is about. */
export const giftCases = sqliteTable(
  'gift_cases',
  {
    id: id(),
    kind: text('kind', { enum: GIFT_CASE_KINDS }).notNull(),
    campaignId: text('campaign_id'),
    officeId: text('office_id').notNull(),
    voucherCode: text('voucher_code'),
    handoverId: text('handover_id'),
    state: text('state', { enum: ['open', 'decided'] }).notNull(),
    openedAt: instant('opened_at').notNull(),
    outcome: text('outcome'),
    /** The handover that the decision said counts. */
    standing: text('standing'),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    reason: text('reason'),
  },
  (table) => [
    uniqueIndex('gift_cases_one_count')
      .on(table.officeId)
      .where(sql`${table.kind} = 'negative-balance' and ${table.state} = 'open'`),
    index('gift_cases_state').on(table.state, table.openedAt),
    index('gift_cases_voucher').on(table.voucherCode),
  ],
)
