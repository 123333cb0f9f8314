import type { Sealer } from '../device/seal.ts'
import type { Pooled, StaffStore, Waiting } from '../device/staff-store.ts'

export type Body = Record<string, unknown>
/** What the outbox needs of the phone. */
export type OutboxPowers = { store: StaffStore; sealer: Sealer; now: () => number; newId: () => string }

/** What to do to the queue, if it still is as it was when this was thought out; `blank` is taken out of the pool with it. */
export type Plan = { expect: readonly Waiting[]; put?: Waiting[]; add?: Omit<Waiting, 'order'>[]; remove?: number[]; draft?: string; blank?: Pooled | null }

/** Writes a plan with strict durability, or nothing when an item is not as expected. */
export async function commit(store: StaffStore, plan: Plan): Promise<boolean> {
  return store.run(async (database) => {
    const change = database.transaction(['outbox', 'drafts', 'blanks'], 'readwrite', { durability: 'strict' })
    const outbox = change.objectStore('outbox')
    const now = await Promise.all(plan.expect.map((item) => outbox.get(item.order)))
    const blanks = change.objectStore('blanks')
    const { blank } = plan
    // Another tab may have taken it: nobody's voucher is given twice.
    const agrees = plan.expect.every((item, at) => isSame(item, now[at])) && (!blank || (await blanks.get(blank.order))?.entryId === null)
    if (agrees) {
      await Promise.all([
        ...(plan.put ?? []).map((item) => outbox.put(item)),
        ...(plan.add ?? []).map((item) => outbox.add(item as Waiting)),
        ...(plan.remove ?? []).map((order) => outbox.delete(order)),
        ...(blank ? [blanks.put(blank)] : []),
        ...(plan.draft ? [change.objectStore('drafts').delete(plan.draft)] : []),
      ])
    }
    await change.done
    return agrees
  })
}

const isSame = (one: Waiting, other: Waiting | undefined) =>
  other !== undefined && other.id === one.id && other.version === one.version && other.state === one.state && other.attempts === one.attempts
