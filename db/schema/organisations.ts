import { real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { id } from './columns.ts'

/** The tree of đơn vị; `verifierId` is who confirms its entries, by default the parent (RULES section 1). */
export const organisations = sqliteTable('organisations', {
  id: id(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  kind: text('kind', { enum: ['province', 'grassroots', 'post', 'service'] }).notNull(),
  parentId: text('parent_id'),
  verifierId: text('verifier_id'),
})

/** A counter: address, hours, telephone and, when known, where it stands in degrees. */
export const offices = sqliteTable(
  'offices',
  {
    id: id(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    address: text('address').notNull(),
    hours: text('hours').notNull(),
    phone: text('phone').notNull(),
    latitude: real('latitude'),
    longitude: real('longitude'),
  },
  (table) => [uniqueIndex('offices_code').on(table.code)],
)
