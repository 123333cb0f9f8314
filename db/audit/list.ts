import type { Client, InValue } from '@libsql/client'
import { AUDIT_ACTS, type AuditGroup, type AuditPage } from '#contract/audit.ts'
import { addDays, startOfDay, type Day } from '#rules/days.ts'
import type { Store } from '../store.ts'
import type { Line } from './chain.ts'
import { nameLines } from './names.ts'

/** `by` is a person's id or code. */
export type Asked = { by?: string | undefined; group?: AuditGroup | undefined; subject?: string | undefined; from?: Day | undefined; to?: Day | undefined }

/** How many lines one answer looks through at most, however few of them it shows. */
const MOST = 20_000

/** Lines of the audit, newest first, with the names behind them; `before` is the `next` of an earlier page. */
export async function listAudit(store: Store, question: Asked, limit: number, before?: number): Promise<AuditPage> {
  const { reader } = store.connections
  const head = store.audit
  const asked = { ...question, by: question.by && idOf(store, question.by) }
  const [first, last] = await linesBetween(reader, head.line, asked)
  const among = lookingAt(asked, first, Math.min(last, before ?? last))
  const rows = await shownOf(reader, among, asked, limit + 1)
  const shown = rows.slice(0, limit)
  const end = rows.length > limit ? shown.at(-1) : await lastLookedAt(reader, among)
  return { lines: await nameLines(store, shown), next: end ? String(end.id) : null, through: end?.at ?? null, head: { ...head } }
}

const idOf = ({ register }: Store, by: string): string => [...register.staff.values()].find(({ code }) => code === by)?.id ?? by

type Among = { sql: string; args: InValue[] }

/** The lines that are looked through, by the index that narrows them most. */
function lookingAt({ by, subject }: Asked, first: number, before: number): Among {
  const narrow = subject !== undefined ? (['subject', subject] as const) : by !== undefined ? (['by', by] as const) : null
  const where = narrow ? `audit INDEXED BY audit_${narrow[0]} WHERE ${narrow[0]} = ? AND` : 'audit WHERE'
  return { sql: `FROM ${where} id >= ? AND id < ? ORDER BY id DESC LIMIT ${MOST}`, args: [...(narrow ? [narrow[1]] : []), first, before] }
}

async function shownOf(reader: Client, among: Among, { by, group }: Asked, count: number): Promise<Line[]> {
  const { rows } = await reader.execute({
    sql: `SELECT id, at, by, device_id AS deviceId, act, subject, detail, hash FROM (SELECT * ${among.sql})
      WHERE (? IS NULL OR by = ?) AND (? IS NULL OR act IN (SELECT value FROM json_each(?))) ORDER BY id DESC LIMIT ?`,
    args: [...among.args, by ?? null, by ?? null, ...Array<string | null>(2).fill(group ? JSON.stringify(AUDIT_ACTS[group]) : null), count],
  })
  return rows as unknown as Line[]
}

/** Where the next answer goes on, when this one has looked through as many as it may. */
async function lastLookedAt(reader: Client, among: Among): Promise<Pick<Line, 'id' | 'at'> | undefined> {
  const { rows } = await reader.execute({ sql: `SELECT id, at ${among.sql.replace(/LIMIT \d+$/, `LIMIT 1 OFFSET ${MOST - 1}`)}`, args: among.args })
  return rows[0] as unknown as Line | undefined
}

/** The first line of two civil days and the one behind them: numbers go up with time, so that the place is found by halving. */
async function linesBetween(reader: Client, last: number, { from, to }: Asked): Promise<[first: number, before: number]> {
  const since = async (at: number) => {
    let [low, high] = [1, last + 1]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const { rows } = await reader.execute({ sql: 'SELECT at FROM audit WHERE id >= ? ORDER BY id LIMIT 1', args: [middle] })
      if (Number(rows[0]?.['at'] ?? Infinity) < at) low = middle + 1
      else high = middle
    }
    return low
  }
  return [from ? await since(startOfDay(from)) : 1, to ? await since(startOfDay(addDays(to, 1))) : last + 1]
}
