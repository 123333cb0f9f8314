import { hash as digest } from 'node:crypto'
import type { AuditAct } from '#contract/audit.ts'
import type { Client, InStatement } from '@libsql/client'
import type { audit } from '../schema/index.ts'
import { windows } from './windows.ts'

export type Line = typeof audit.$inferSelect
/** A line before it has a number; `act` is one that the page has words for. */
export type NewLine = Omit<typeof audit.$inferInsert, 'id' | 'hash' | 'act'> & { act: AuditAct }
/** The number of the last line, and what the next one follows. */
export type Head = { line: number; hash: string }

/** What the first line follows. */
export const GENESIS: Head = { line: 0, hash: '0'.repeat(64) }

/** SHA-256 over the canonical JSON of a line's own fields and the hash that it follows (`previous`). Names stand sorted, so that this is the canonical form. */
export const hashOfLine = ({ act, at, by, detail, deviceId, id, subject }: Omit<Line, 'hash'>, previous: string): string =>
  digest('sha256', JSON.stringify({ act, at, by, detail, deviceId, id, previous, subject }))

/** Numbers new lines and chains them on; the head moves only once they are stored. */
export function chainOn(head: Head, lines: NewLine[]): { lines: Line[]; head: Head } {
  let { line: id, hash } = head
  const chained = lines.map(({ at, by, deviceId, act, subject, detail }): Line => {
    id += 1
    const row = { id, at, by, deviceId: deviceId ?? null, act, subject, detail: detail == null ? null : asStored(detail) }
    hash = hashOfLine(row, hash)
    return { ...row, hash }
  })
  return { lines: chained, head: { line: id, hash } }
}

/** All lines of a group by one statement. */
export function insertOf(lines: Line[]): InStatement[] {
  if (lines.length === 0) return []
  const rows = lines.map(({ id, at, by, deviceId, act, subject, detail, hash }) => [id, at, by, deviceId, act, subject, detail, hash])
  const columns = 'id, at, by, device_id, act, subject, detail, hash'
  const values = rows[0]!.map((_, index) => `value ->> ${index}`).join(', ')
  return [{ sql: `INSERT INTO audit (${columns}) SELECT ${values} FROM json_each(?) ORDER BY key`, args: [JSON.stringify(rows)] }]
}

/** A text that comes back from the database as it went in: it would cut at NUL, and write half a character anew. */
const asStored = (text: string): string => text.toWellFormed().replaceAll('\0', '')

/** Where the chain stands. Lines from before there was one are covered by the first that is chained: it follows a hash over all of them, in order. */
export async function readHead(reader: Client): Promise<Head> {
  const { rows } = await reader.execute('SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1')
  const last = rows[0] && { line: Number(rows[0]['id']), hash: String(rows[0]['hash']) }
  if (!last) return GENESIS
  if (last.hash !== '') return last
  let { hash } = GENESIS
  for await (const lines of windows(reader)) for (const line of lines) hash = hashOfLine(line, hash)
  return { line: last.line, hash }
}
