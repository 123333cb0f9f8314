import type { InStatement } from '@libsql/client'
import { eq } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from '../open.ts'
import * as schema from '../schema/index.ts'
import { chunks, statementOf } from '../statements.ts'
import { insertOf, type Line } from '../audit/chain.ts'
import { deltasOf, tallyStatements } from '../tallies.ts'
import type { World } from './world.ts'

/** Turns what a group decided, and the audit lines that tell it, into statements, in an order in which no unique index is hurt on the way. */
export function flush(db: Database, world: World, lines: Line[]): InStatement[] {
  const insert = <Table extends SQLiteTable>(table: Table, rows: Table['$inferInsert'][]) =>
    chunks(rows, 150).map((some) => statementOf(db.insert(table).values(some)))
  const changedEnrolments = world.enrolments.changed().toSorted((a, b) => Number(a.after.holding) - Number(b.after.holding))
  const changedVouchers = world.vouchers.changed().toSorted((a, b) => Number(isLive(a.after)) - Number(isLive(b.after)))
  const changedHandovers = world.handovers.changed().toSorted((a, b) => Number(a.after.standing) - Number(b.after.standing))
  return [
    ...insert(schema.personKeys, world.personKeys.added()),
    ...changedEnrolments.map(({ key, before, after }) =>
      statementOf(db.update(schema.enrolments).set(difference(before, after)).where(eq(schema.enrolments.id, key))),
    ),
    ...insert(schema.enrolments, world.enrolments.added()),
    ...changedVouchers.map(({ key, before, after }) =>
      statementOf(db.update(schema.vouchers).set(difference(before, after)).where(eq(schema.vouchers.code, key))),
    ),
    ...insert(schema.vouchers, world.vouchers.added()),
    ...world.blanks
      .changed()
      .map(({ key, before, after }) => statementOf(db.update(schema.blanks).set(difference(before, after)).where(eq(schema.blanks.code, key)))),
    ...insert(schema.blanks, world.blanks.added()),
    ...world.cases
      .changed()
      .map(({ key, before, after }) => statementOf(db.update(schema.cases).set(difference(before, after)).where(eq(schema.cases.id, key)))),
    ...insert(schema.cases, world.cases.added()),
    ...insert(schema.items, world.items.added()),
    ...changedHandovers.map(({ key, before, after }) =>
      statementOf(db.update(schema.handovers).set(difference(before, after)).where(eq(schema.handovers.id, key))),
    ),
    ...insert(schema.handovers, world.handovers.added()),
    ...insert(schema.undos, world.undos.added()),
    ...world.parked
      .changed()
      .map(({ key, before, after }) => statementOf(db.update(schema.parked).set(difference(before, after)).where(eq(schema.parked.id, key)))),
    ...insert(schema.parked, world.parked.added()),
    ...insert(schema.stockMoves, world.stockMoves),
    ...insert(schema.enrolmentVersions, world.versions),
    ...insert(schema.transitions, world.transitions.rows),
    ...insertOf(lines),
    ...tallyStatements(deltasOf(world.enrolments)),
    ...world.statements,
  ]
}

const isLive = ({ state }: { state: string }): boolean => state === 'issued' || state === 'redeemed'

function difference<Row extends object>(before: Row, after: Row): Partial<Row> {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== before[name as keyof Row])) as Partial<Row>
}
