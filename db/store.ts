import { max } from 'drizzle-orm'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { readHead, type Head } from './audit/chain.ts'
import { makeBoards, type Boards } from './boards.ts'
import { likenOlder } from './enrolments/likeness.ts'
import { readKeys, type KeyName, type Keys } from './keys.ts'
import { makeLane, type Lane } from './lane/lane.ts'
import { refuseSecond, takeLease, type Lease } from './lease.ts'
import { connectTo, type Connections } from './open.ts'
import { isEmpty, prepare } from './prepare.ts'
import { readRegister, type Register } from './register.ts'
import { enrolments, tallies, vouchers } from './schema/index.ts'
import { makeTasks, type Tasks } from './tasks.ts'

export type Log = (level: 'error' | 'info', line: Record<string, unknown>) => void

/** The powers of the outside that a store is given; `group` is how many writes may share one fsync. */
export type Powers = { now: () => number; random: (bytes: number) => Uint8Array; log: Log; fail: (error: unknown) => void; group?: number }
export type Where = {
  dataDir: string
  file?: string | undefined
  url?: string | undefined
  authToken?: string | undefined
  keys?: Partial<Record<KeyName, string | undefined>>
}

/** All that a verb of this folder needs: it loads facts from `read`, asks a rule, and writes through `lane`. */
export type Store = Powers & {
  connections: Connections
  keys: Keys
  lease: Lease
  register: Register
  boards: Boards
  lane: Lane
  tasks: Tasks
  seq: number
  /** The last line of the audit, moved by the lane once a group is stored. */
  audit: Head
  /** `campaigns`: people and places stay as they are known. */
  reloadRegister(part?: 'campaigns'): Promise<void>
  close(): Promise<void>
}

/** Opens, migrates and proves a database, and loads what lives in memory. Throws StartRefused with what to do. */
export async function openStore(where: Where, powers: Powers): Promise<Store> {
  const connections = await connectTo(where)
  try {
    const mayMake = !where.url && (await isEmpty(connections))
    const holder = { pid: process.pid, host: hostname() }
    await refuseSecond(connections, holder)
    const keys = readKeys(where.keys ?? {}, where.url ? null : join(where.dataDir, 'keys'), mayMake, powers.random)
    await prepare(connections, keys)
    const lease = await takeLease(connections, holder)
    const store = await assemble(connections, keys, lease, powers)
    await likenOlder(store)
    return store
  } catch (error) {
    connections.close()
    throw error
  }
}

async function assemble(connections: Connections, keys: Keys, lease: Lease, powers: Powers): Promise<Store> {
  const { read, reader } = connections
  const boards = makeBoards()
  boards.load(await read.select().from(tallies))
  const [last] = await read.select({ seq: max(enrolments.changedSeq) }).from(enrolments)
  // Vouchers are numbered in the same row: a hold must be above all before it after a restart too.
  const [lastVoucher] = await read.select({ seq: max(vouchers.seq) }).from(vouchers)
  const store = {
    ...powers,
    connections,
    keys,
    lease,
    boards,
    register: await readRegister(read, keys),
    seq: Math.max(last?.seq ?? 0, lastVoucher?.seq ?? 0),
    audit: await readHead(reader),
  } as Store
  store.reloadRegister = async (part) => void (store.register = await readRegister(read, keys, part && store.register))
  store.lane = makeLane(store, powers.fail, powers.group)
  store.tasks = makeTasks(powers.log)
  store.close = async () => {
    await store.tasks.stop()
    await store.lane.close()
    await lease.release()
    connections.close()
  }
  return store
}
