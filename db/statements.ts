import type { InStatement } from '@libsql/client'

type Built = { toSQL(): { sql: string; params: unknown[] } }

/** A drizzle query as a statement for the lane's batch: drizzle's own batch would pass no write mode. */
export function statementOf(query: Built): InStatement {
  const { sql, params } = query.toSQL()
  return { sql, args: params as never[] }
}

export function chunks<T>(rows: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size))
}
