import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { NoticeBody } from '#contract/notices.ts'
import { BOARDS } from '#rules/words.ts'
import { id, instant, json } from './columns.ts'

/** One organiser proposes figures, named by the hash of the recount; another approves the same. */
export const proposals = sqliteTable(
  'proposals',
  {
    id: id(),
    periodId: text('period_id').notNull(),
    hash: text('hash').notNull(),
    comment: text('comment').notNull(),
    acknowledged: json<{ staffId: string; name: string; waiting: number }[]>('acknowledged').notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    state: text('state', { enum: ['open', 'approved', 'withdrawn'] }).notNull(),
    kind: text('kind', { enum: ['close', 'correction'] })
      .notNull()
      .default('close'),
    change: json<{ takeOut: string[]; takeIn: string[] }>('change'),
  },
  (table) => [
    uniqueIndex('proposals_one_open')
      .on(table.periodId)
      .where(sql`${table.state} = 'open'`),
  ],
)

/** A closed period, for good: `body` is the canonical JSON whose SHA-256 is `hash`. Guarded by triggers. */
export const results = sqliteTable(
  'results',
  {
    id: id(),
    periodId: text('period_id').notNull(),
    version: integer('version').notNull(),
    body: text('body').notNull(),
    hash: text('hash').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [uniqueIndex('results_version').on(table.periodId, table.version)],
)

export const announcements = sqliteTable('announcements', {
  resultId: text('result_id')
    .primaryKey()
    .references(() => results.id),
  at: instant('at').notNull(),
  by: text('by').notNull(),
})

/** The boards that everyone sees during a campaign's last 24 hours, taken when they begin (RULES section 9). Guarded by triggers. */
export const frozenBoards = sqliteTable(
  'frozen_boards',
  {
    campaignId: text('campaign_id').notNull(),
    periodId: text('period_id').notNull(),
    board: text('board').notNull(),
    figures: text('figures').notNull(),
    at: instant('at').notNull(),
    body: text('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.periodId, table.board, table.figures] })],
)

/** An objection to an announced result, and its answer; both facts. */
export const complaints = sqliteTable(
  'complaints',
  {
    id: id(),
    periodId: text('period_id').notNull(),
    version: integer('version').notNull(),
    by: text('by').notNull(),
    at: instant('at').notNull(),
    text: text('text').notNull(),
  },
  (table) => [index('complaints_period').on(table.periodId)],
)
export const complaintAnswers = sqliteTable('complaint_answers', {
  complaintId: text('complaint_id')
    .primaryKey()
    .references(() => complaints.id),
  by: text('by').notNull(),
  at: instant('at').notNull(),
  text: text('text').notNull(),
})

/** What a person is told of their own; never changed, read marks stay on the phone. */
export const notices = sqliteTable(
  'notices',
  {
    id: id(),
    staffId: text('staff_id').notNull(),
    campaignId: text('campaign_id').notNull(),
    at: instant('at').notNull(),
    body: json<NoticeBody>('body').notNull(),
  },
  (table) => [index('notices_staff').on(table.staffId, table.at)],
)

/** Money and things that moved: a payment, or a recovery with a decision's number. Whole đồng. */
export const prizeMoves = sqliteTable(
  'prize_moves',
  {
    id: id(),
    campaignId: text('campaign_id').notNull(),
    periodId: text('period_id').notNull(),
    board: text('board', { enum: BOARDS }).notNull(),
    recipientId: text('recipient_id').notNull(),
    kind: text('kind', { enum: ['payment', 'recovery'] }).notNull(),
    amount: integer('amount').notNull(),
    decision: text('decision'),
    note: text('note').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
  },
  (table) => [index('prize_moves_period').on(table.periodId, table.board, table.recipientId), check('prize_moves_amount', sql`${table.amount} >= 0`)],
)
