import { sql } from 'drizzle-orm'
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
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
