import type { Client } from '@libsql/client'
import { setImmediate as breathe } from 'node:timers/promises'
import { Refused } from '#contract/refusals.ts'
import { LIMITS } from '#contract/protocol.ts'
import { chainOn, type Head } from '../audit/chain.ts'
import { touchedBy } from '../boards.ts'
import { countDays } from '../campaigns/day-counts.ts'
import { plainError } from '../plain-error.ts'
import { noteTouched } from '../results/touched.ts'
import { freezeDue } from '../standings/freeze.ts'
import type { Store } from '../store.ts'
import { deltasOf } from '../tallies.ts'
import { flush } from './flush.ts'
import { load } from './load.ts'
import { makeWorld, type Needs, type World } from './world.ts'

/** A write that is decided on loaded facts. `run` refuses by throwing before it changes anything in the world. */
export type Job<T> = { name: string; needs: Needs; run: (world: World) => T }
/** A write that goes alone and may read what it likes, with nothing else writing meanwhile. */
export type AloneJob<T> = { name: string; needs?: Needs; alone: (world: World) => Promise<T>; touchesRegister?: boolean | 'campaigns' }

type Waiting = { job: Job<unknown> | AloneJob<unknown>; resolve: (value: never) => void; reject: (error: unknown) => void }

/** `close` takes no more and waits for those that stand in it. */
export type Lane = { do<T>(job: Job<T> | AloneJob<T>): Promise<T>; close(): Promise<void>; waiting(): number }

/** Every write of the process passes here: those waiting are decided together and stored by one `batch('write')` with one fsync. */
export function makeLane(store: Store, fail: (error: unknown) => void, most = GROUP): Lane {
  const queue: Waiting[] = []
  let running: Promise<void> | null = null
  let closed = false
  const run = async () => {
    while (queue.length > 0) {
      await commit(store, take(queue, most), fail)
      // A loop that only awaits never frees libsql's native memory.
      await breathe()
    }
    running = null
  }
  return {
    do: (job) =>
      new Promise((resolve, reject) => {
        if (closed || queue.length >= LIMITS.waiting) return reject(new Refused('server-busy'))
        queue.push({ job, resolve, reject } as Waiting)
        running ??= breathe().then(run)
      }),
    async close() {
      closed = true
      await running
    },
    waiting: () => queue.length,
  }
}

const GROUP = 500

function take(queue: Waiting[], most: number): Waiting[] {
  const first = queue.findIndex(({ job }) => 'alone' in job)
  const size = first === 0 ? 1 : Math.min(most, first < 0 ? queue.length : first)
  return queue.splice(0, size)
}

type Decided = { one: Waiting; value: unknown } | { one: Waiting; refusal: unknown }

async function commit(store: Store, group: Waiting[], fail: (error: unknown) => void, tries = 2): Promise<void> {
  const world = makeWorld(store)
  let decided: Decided[]
  let remember: () => void
  let head: Head
  try {
    remember = await freezeDue(world)
    await load(
      store.connections.write,
      world,
      group.map(({ job }) => job.needs ?? {}),
    )
    decided = []
    for (const one of group) decided.push(await decide(one, world))
    const chained = chainOn(store.audit, world.audit)
    head = chained.head
    const statements = flush(store.connections.write, world, chained.lines)
    if (statements.length > 0) await write(store.connections.writer, [store.lease.guard, ...statements])
  } catch (error) {
    return recover(store, group, error, fail, tries)
  }
  remember()
  store.audit = head
  store.seq = world.seq()
  const touched = touchedBy(world.enrolments)
  store.boards.apply([...deltasOf(world.enrolments), ...world.deltas], touched)
  noteTouched(store, touched)
  countDays(store, world.enrolments)
  const job = group[0]?.job
  // Only a job that goes alone touches it.
  if (job && 'touchesRegister' in job && job.touchesRegister) await store.reloadRegister(job.touchesRegister === true ? undefined : job.touchesRegister)
  for (const done of decided) {
    if ('refusal' in done) done.one.reject(done.refusal)
    else done.one.resolve(done.value as never)
  }
}

async function decide(one: Waiting, world: World): Promise<Decided> {
  const before = saidBy(world)
  try {
    return { one, value: await ('alone' in one.job ? one.job.alone(world) : one.job.run(world)) }
  } catch (error) {
    if (error instanceof Refused && !world.state.touched && saidBy(world) === before) return { one, refusal: error }
    throw error
  } finally {
    world.state.touched = false
  }
}

/** How much is to be written so far: what refuses after it said something must not leave half of it behind. */
const saidBy = ({ statements, stockMoves, audit, versions, deltas }: World): number =>
  statements.length + stockMoves.length + audit.length + versions.length + deltas.length

const write = (writer: Client, statements: Parameters<Client['batch']>[0]) => writer.batch(statements, 'write')

/** Halves a failed group until the culprit stands alone and is refused; a failing disk ends the process instead. */
async function recover(store: Store, group: Waiting[], error: unknown, fail: (error: unknown) => void, tries: number): Promise<void> {
  if (isStorageError(error)) {
    for (const { reject } of group) reject(new Refused('storage-failed'))
    return fail(error)
  }
  const [only] = group
  if (group.length === 1 && only) {
    if (error instanceof Refused) return only.reject(error)
    if (tries > 1) return commit(store, group, fail, tries - 1)
    store.log('error', { message: 'job refused', job: only.job.name, error: plainError(error) })
    return only.reject(new Refused('item-refused'))
  }
  const middle = Math.ceil(group.length / 2)
  await commit(store, group.slice(0, middle), fail)
  await commit(store, group.slice(middle), fail)
}

/** Full disk, I/O error, a lost lease, a closed or broken file, an audit that grew past this process: nothing that trying again in this process would mend. */
function isStorageError(error: unknown): boolean {
  const text = `${(error as { code?: string }).code ?? ''} ${String(error)} ${String((error as Error).cause ?? '')}`
  return /CLIENT_CLOSED|SQLITE_(FULL|IOERR|CORRUPT|READONLY|CANTOPEN|NOTADB|BUSY)|disk is full|disk I\/O|lease\.id|immutable: audit|readonly database/i.test(
    text,
  )
}
