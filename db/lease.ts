import type { InStatement } from '@libsql/client'
import { readFileSync } from 'node:fs'
import { StartRefused } from './keys.ts'
import type { Connections } from './open.ts'

export type Lease = { fence: number; guard: InStatement; release(): Promise<void> }
export type Holder = { pid: number; host: string }
type Held = Holder & { born: string | null }

/** Takes the one writer's place. Whoever held it may be gone (its process is), else the start is refused. */
export async function takeLease(connections: Connections, holder: Holder): Promise<Lease> {
  const last = await refuseSecond(connections, holder)
  const fence = last + 1
  const { writer } = connections
  const { rowsAffected } = await writer.execute({
    sql: 'INSERT INTO lease (id, fence, holder) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET fence = excluded.fence, holder = excluded.holder WHERE lease.fence = ?',
    args: [fence, JSON.stringify({ ...holder, born: bornAt(holder.pid) } satisfies Held), last],
  })
  if (rowsAffected === 0)
    throw new StartRefused(
      'lease-held',
      'Another process began to serve this data at the same moment. Start again when it has ended, or choose another DATA_DIR.',
    )
  const release = async () => void (await writer.execute({ sql: `UPDATE lease SET holder = 'null' WHERE id = 1 AND fence = ?`, args: [fence] }))
  return { fence, guard: guardOf(fence), release }
}

/** Refuses the start while another living process of this machine holds the lease, before anything is touched. Answers the last fence. */
export async function refuseSecond({ writer }: Connections, holder: Holder): Promise<number> {
  const table = await writer.execute(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'lease'`)
  const found = table.rows.length > 0 ? (await writer.execute('SELECT fence, holder FROM lease WHERE id = 1')).rows[0] : undefined
  const held = found ? (JSON.parse(String(found['holder'])) as Held | null) : null
  if (held && held.host === holder.host && held.pid !== holder.pid && isAlive(held))
    throw new StartRefused('lease-held', `Process ${held.pid} already serves this data. Stop it, or choose another DATA_DIR.`)
  return Number(found?.['fence'] ?? 0)
}

/** Stands first in every write: fails it (a second row 1) once another process has taken a higher fence. */
const guardOf = (fence: number): InStatement => ({
  sql: `INSERT INTO lease (id, fence, holder) SELECT 1, 0, 'null' WHERE NOT EXISTS (SELECT 1 FROM lease WHERE id = 1 AND fence = ?)`,
  args: [fence],
})

/** After a power cut the number of a dead process may be somebody else's: its birth tells them apart. */
function isAlive({ pid, born }: Held): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return (born ?? null) === null || bornAt(pid) === born
}

/** The boot and the tick in which a process began; null where the system does not say (it is Linux that does, in /proc). */
function bornAt(pid: number): string | null {
  try {
    const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19]
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`
  } catch {
    return null
  }
}
