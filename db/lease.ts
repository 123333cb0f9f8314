import type { InStatement } from '@libsql/client'
import { StartRefused } from './keys.ts'
import type { Connections } from './open.ts'

export type Lease = { fence: number; guard: InStatement; release(): Promise<void> }

/** Takes the one writer's place. Whoever held it may be gone (its process is), else the start is refused. */
export async function takeLease({ writer }: Connections, holder: { pid: number; host: string }): Promise<Lease> {
  const found = await writer.execute('SELECT fence, holder FROM lease WHERE id = 1')
  const held = found.rows[0] ? (JSON.parse(String(found.rows[0]['holder'])) as { pid: number; host: string } | null) : null
  if (held && held.host === holder.host && held.pid !== holder.pid && isAlive(held.pid)) throw new StartRefused('lease-held', `Process ${held.pid} already serves this data. Stop it, or choose another DATA_DIR.`)
  const fence = Number(found.rows[0]?.['fence'] ?? 0) + 1
  await writer.execute({ sql: 'INSERT INTO lease (id, fence, holder) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET fence = excluded.fence, holder = excluded.holder', args: [fence, JSON.stringify(holder)] })
  const release = async () => void (await writer.execute({ sql: `UPDATE lease SET holder = 'null' WHERE id = 1 AND fence = ?`, args: [fence] }))
  return { fence, guard: guardOf(fence), release }
}

/** Stands first in every write: fails it (a second row 1) once another process has taken a higher fence. */
const guardOf = (fence: number): InStatement => ({ sql: `INSERT INTO lease (id, fence, holder) SELECT 1, 0, 'null' WHERE NOT EXISTS (SELECT 1 FROM lease WHERE id = 1 AND fence = ?)`, args: [fence] })

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
