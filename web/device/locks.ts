import type { DeviceStore } from './device-store.ts'

/** One at a time over all tabs of this phone: the work waits for its turn. */
export type Locks = { alone: <Result>(name: string, work: () => Promise<Result>) => Promise<Result> }

export function makeWebLocks(locks: LockManager): Locks {
  return { alone: (name, work) => locks.request(name, work) as ReturnType<typeof work> }
}

const LEASE = 45_000
const PAUSE = 500

/**
 * The same where the browser has no Web Locks: a lease in the store. A tab killed while it held the lease frees it when the lease runs out;
 * should two ever send at once, the server gives both the same receipts.
 */
export function makeLeaseLocks(power: { store: DeviceStore; now: () => number; owner: string }): Locks {
  const chain = new Map<string, Promise<unknown>>()
  const take = (name: string) =>
    power.store.run(async (database) => {
      const change = database.transaction('facts', 'readwrite')
      const lease = (await change.store.get(`lease:${name}`)) as { owner: string; until: number } | undefined
      const free = !lease || lease.owner === power.owner || lease.until < power.now() || lease.until > power.now() + LEASE
      if (free) await change.store.put({ owner: power.owner, until: power.now() + LEASE }, `lease:${name}`)
      await change.done
      return free
    })
  async function turn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    while (!(await take(name))) await new Promise((resume) => setTimeout(resume, PAUSE))
    const renewal = setInterval(() => void take(name), LEASE / 3)
    try {
      return await work()
    } finally {
      clearInterval(renewal)
      await power.store.run((database) => database.delete('facts', `lease:${name}`))
    }
  }
  return {
    alone: (name, work) => {
      const next = (chain.get(name) ?? Promise.resolve()).then(() => turn(name, work))
      chain.set(
        name,
        next.catch(() => {}),
      )
      return next
    },
  }
}
