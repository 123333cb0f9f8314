import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { id, instant } from './columns.ts'

/** The append-only ledger of each office; the balance is its sum (RULES section 12). */
export const stockMoves = sqliteTable(
  'stock_moves',
  {
    id: id(),
    officeId: text('office_id').notNull(),
    kind: text('kind').notNull(),
    quantity: integer('quantity').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    note: text('note'),
    handoverId: text('handover_id'),
    /** The purchase, shipment, count or handover that the move belongs to. */
    of: text('of'),
  },
  (table) => [
    index('stock_moves_office').on(table.officeId, table.at, table.kind, table.quantity),
    index('stock_moves_of').on(table.of),
    index('stock_moves_received')
      .on(table.of, table.quantity)
      .where(sql`${table.kind} = 'receive'`),
    uniqueIndex('stock_moves_handover')
      .on(table.handoverId)
      .where(sql`${table.handoverId} is not null`),
  ],
)

/** What each ledger adds up to, by kind: kept by a trigger in the same write as each move, so that a balance never reads a whole ledger. */
export const stockSums = sqliteTable(
  'stock_sums',
  { officeId: text('office_id').notNull(), kind: text('kind').notNull(), quantity: integer('quantity').notNull() },
  (table) => [primaryKey({ columns: [table.officeId, table.kind] })],
)

/** Mugs bought, a fact: the source of all that lies, travels, was given or broke. `unitPrice` in whole đồng. */
export const purchases = sqliteTable(
  'purchases',
  {
    id: id(),
    officeId: text('office_id').notNull(),
    quantity: integer('quantity').notNull(),
    supplier: text('supplier').notNull(),
    document: text('document').notNull(),
    unitPrice: integer('unit_price'),
    boughtOn: text('bought_on').notNull(),
    by: text('by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('purchases_at').on(table.at)],
)

/** Mugs on the way from one office to another; what arrived may differ from what left. `arrivedOfficeId` is the sender's own when it was called back. */
export const shipments = sqliteTable(
  'shipments',
  {
    id: id(),
    fromOfficeId: text('from_office_id').notNull(),
    toOfficeId: text('to_office_id').notNull(),
    quantity: integer('quantity').notNull(),
    note: text('note'),
    dispatchedBy: text('dispatched_by').notNull(),
    dispatchedAt: instant('dispatched_at').notNull(),
    arrivedOfficeId: text('arrived_office_id'),
    arrivedQuantity: integer('arrived_quantity'),
    arrivedBy: text('arrived_by'),
    arrivedAt: instant('arrived_at'),
  },
  (table) => [index('shipments_to').on(table.toOfficeId, table.arrivedAt), index('shipments_from').on(table.fromOfficeId, table.arrivedAt)],
)

/** A count of a shelf by two names: one counts, another confirms, and only then the difference is booked. `expected` is the book's balance when it was counted. */
export const stockCounts = sqliteTable(
  'stock_counts',
  {
    id: id(),
    officeId: text('office_id').notNull(),
    counted: integer('counted').notNull(),
    expected: integer('expected').notNull(),
    note: text('note'),
    by: text('by').notNull(),
    at: instant('at').notNull(),
    confirmedBy: text('confirmed_by'),
    confirmedAt: instant('confirmed_at'),
    /** What was booked at the confirmation. */
    difference: integer('difference'),
    withdrawnBy: text('withdrawn_by'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    uniqueIndex('stock_counts_one_open')
      .on(table.officeId)
      .where(sql`${table.confirmedAt} is null and ${table.withdrawnAt} is null`),
  ],
)
