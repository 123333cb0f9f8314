import type { Client } from '@libsql/client'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Line } from './chain.ts'

const WINDOW = 10_000

/** All lines in their order, window by window, as they are stored: a cell may hold what the program would never write there. */
export async function* windows(reader: Client): AsyncGenerator<Line[]> {
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const { rows } = await reader.execute({
      sql: 'SELECT id, at, by, device_id AS deviceId, act, subject, detail, hash FROM audit WHERE id > ? ORDER BY id LIMIT ?',
      args: [after, WINDOW],
    })
    if (rows.length === 0) return
    yield rows as unknown as Line[]
    after = Number(rows.at(-1)?.['id'])
    await breathe()
  }
}
