import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { CALL_OUTCOMES } from '#rules/sample.ts'
import { BOARDS } from '#rules/words.ts'
import { id, instant } from './columns.ts'

/** The random check of one version of a result: a seed drawn when it became final, published with it, so that anyone can draw the same sample again. Guarded by triggers. */
export const checks = sqliteTable('checks', {
  resultId: text('result_id').primaryKey(),
  periodId: text('period_id').notNull(),
  campaignId: text('campaign_id').notNull(),
  seed: text('seed').notNull(),
  share: integer('share').notNull(),
  least: integer('least').notNull(),
  at: instant('at').notNull(),
})

/** An entry that was drawn for a winner of one board. Guarded by triggers. */
export const checkEntries = sqliteTable(
  'check_entries',
  {
    resultId: text('result_id').notNull(),
    board: text('board', { enum: BOARDS }).notNull(),
    winnerId: text('winner_id').notNull(),
    enrolmentId: text('enrolment_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.resultId, table.board, table.winnerId, table.enrolmentId] }),
    index('check_entries_enrolment').on(table.enrolmentId),
  ],
)

/** What a participant said on the telephone; the newest answer about an entry decides. Guarded by triggers. */
export const calls = sqliteTable(
  'calls',
  {
    id: id(),
    resultId: text('result_id').notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    outcome: text('outcome', { enum: CALL_OUTCOMES }).notNull(),
    note: text('note'),
    at: instant('at').notNull(),
    by: text('by').notNull(),
  },
  (table) => [index('calls_result').on(table.resultId, table.enrolmentId)],
)
