import { sql } from 'drizzle-orm'
import { getTableColumns } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Slip } from '#contract/imports.ts'
import type { World } from '../lane/world.ts'
import type { Campaign, Register } from '../register.ts'
import { chunks, statementOf } from '../statements.ts'
import type { CheckedRow } from './check-row.ts'
import type { Column } from './table.ts'

/** What drafts are read against; `from` is the day from which people stand where a file says. */
export type Context = {
  register: Register
  campaign: Campaign | null
  now: number
  from: string
  newId: () => string
  by: { staffId: string; deviceId: string }
}

/** One kind of thing that is set up: its columns, or those that a heading row asks for; how rows become drafts, which drafts differ from what is stored, and how those are stored. `read` marks what is bad on the rows. */
export type Kind<Draft> = {
  columns: Column[] | ((heading: string[], context: Context) => Column[])
  needsCampaign: boolean
  read(rows: CheckedRow[], context: Context): { row: CheckedRow; draft: Draft }[]
  differs(draft: Draft, context: Context): boolean
  keep(world: World, drafts: Draft[], context: Context): Promise<Slip[]>
}

/** Rows by code, whatever its case. */
export const byCode = <Thing extends { code: string }>(things: Iterable<Thing>): Map<string, Thing> =>
  new Map([...things].map((thing) => [thing.code.toLowerCase(), thing]))

/** Writes rows, new and changed, in a few statements; `key` are the columns that say which row it is. */
export function upsert<Table extends SQLiteTable>(world: World, table: Table, rows: Table['$inferInsert'][], key: (keyof Table['$inferInsert'])[]): void {
  const columns = getTableColumns(table)
  const names = Object.keys(rows[0] ?? {}).filter((name) => !key.includes(name as never))
  const set = Object.fromEntries(names.map((name) => [name, sql.raw(`excluded."${columns[name]?.name}"`)]))
  const target = key.map((name) => columns[name as string]) as never
  for (const some of chunks(rows, 150)) {
    const insert = world.store.connections.write.insert(table).values(some as never)
    world.statements.push(statementOf(names.length > 0 ? insert.onConflictDoUpdate({ target, set: set as never }) : insert.onConflictDoNothing({ target })))
  }
}

export { note } from '../audit/note.ts'

/** Do all fields of `wanted` stand in `stored`? */
export const same = (wanted: object, stored: object | undefined): boolean =>
  stored !== undefined && Object.entries(wanted).every(([name, value]) => stored[name as never] === value)
