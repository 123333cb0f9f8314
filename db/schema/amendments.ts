import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { bytes, id, instant } from './columns.ts'

/** A change of an entry that stands in a final period: one organiser proposes it, another approves. `box` holds the correction, sealed under the campaign's key; a cancellation has none. */
export const amendments = sqliteTable(
  'amendments',
  {
    id: id(),
    campaignId: text('campaign_id').notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    kind: text('kind', { enum: ['correction', 'cancellation'] }).notNull(),
    box: bytes('box'),
    /** The `changedSeq` of the entry that was seen; an approval on another is refused. */
    seenSeq: integer('seen_seq').notNull(),
    reason: text('reason').notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    state: text('state', { enum: ['open', 'approved', 'withdrawn'] }).notNull(),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (table) => [
    uniqueIndex('amendments_one_open')
      .on(table.enrolmentId)
      .where(sql`${table.state} = 'open'`),
    index('amendments_campaign').on(table.campaignId, table.state),
  ],
)
