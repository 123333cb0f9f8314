import { changeOf } from '#rules/outbox.ts'
import type { Sealer } from '../device/seal.ts'
import type { StaffStore, Waiting } from '../device/staff-store.ts'

export type Body = Record<string, unknown>
/** What the outbox needs of the phone. */
export type OutboxPowers = { store: StaffStore; sealer: Sealer; now: () => number; newId: () => string }

/** What to do to the queue, if it still is as it was when this was thought out. */
export type Plan = { expect: readonly Waiting[]; put?: Waiting[]; add?: Omit<Waiting, 'order'>[]; remove?: number[]; draft?: string }

/** What a phone did and has no receipt for. Every change of the queue is one transaction, on disk before anyone is told (DESIGN section 2). */
export function makeOutbox(power: OutboxPowers) {
  const { store, sealer } = power
  const list = () => store.run((database) => database.getAll('outbox'))

  /** Thinks again whenever another tab, or the sender, moved an item in between. */
  async function edit<Result>(think: (items: Waiting[]) => Promise<Plan & { result: Result }>): Promise<Result> {
    for (;;) {
      const plan = await think(await list())
      if (await commit(store, plan)) return plan.result
    }
  }
  const fresh = async (kind: Waiting['kind'], id: string, of: string | null, body: Body): Promise<Omit<Waiting, 'order'>> => ({
    ...{ id, kind, of, state: 'queued', attempts: 0, version: 0, capturedAt: power.now(), refusal: null },
    body: await sealer.seal(body),
  })
  const edited = async (item: Waiting, changes: Body): Promise<Waiting> => {
    const body = { ...(await sealer.open<Body>(item.body)), ...changes }
    return { ...item, body: await sealer.seal(body), state: 'queued', version: item.version + 1, refusal: null }
  }
  /** The server holds an older body under this id, so what is here now goes as a change of that one. */
  const behind = async (item: Waiting, changes: Body): Promise<Omit<Waiting, 'order'>> => {
    const { campaignId: _, ...body } = { ...(await sealer.open<Body>(item.body)), ...changes }
    return fresh('correction', power.newId(), item.of ?? item.id, body)
  }

  return {
    list,

    /** A new entry under the id that its draft was born with; the draft goes in the same transaction. */
    save: (id: string, body: Body) =>
      edit(async (items) => {
        const known = items.some((item) => item.id === id)
        return { expect: [], add: known ? [] : [await fresh('enrolment', id, null, body)], draft: id, result: undefined }
      }),

    /** Changes an entry, in its place until its first attempt to send, later by a correction behind it. */
    change: (entryId: string, changes: Body) =>
      edit<'in-place' | 'correction'>(async (items) => {
        const own = items.find((item) => item.id === entryId)
        if (own?.refusal?.code === 'id-conflict')
          return { expect: [own], remove: [own.order], add: [await behind(own, changes)], draft: entryId, result: 'correction' }
        const pending = items.findLast((item) => item.kind === 'correction' && item.of === entryId && changeOf(item) === 'in-place')
        const target = own && changeOf(own) === 'in-place' ? own : pending
        if (target) return { expect: [target], put: [await edited(target, changes)], draft: entryId, result: 'in-place' }
        return { expect: own ? [own] : [], add: [await fresh('correction', power.newId(), entryId, changes)], draft: entryId, result: 'correction' }
      }),

    /** Takes an entry back: out of the queue while the server cannot have it, else by a cancellation with a reason. */
    cancel: (entryId: string, reason: string) =>
      edit<'removed' | 'cancellation'>(async (items) => {
        const own = items.find((item) => item.id === entryId)
        const changes = items.filter((item) => item.of === entryId)
        if (own && changeOf(own) === 'in-place' && own.refusal?.code !== 'id-conflict') {
          return { expect: [own, ...changes], remove: [own, ...changes].map((item) => item.order), draft: entryId, result: 'removed' }
        }
        const known = changes.some((item) => item.kind === 'cancellation' && item.state !== 'refused')
        return { expect: own ? [own] : [], add: known ? [] : [await fresh('cancellation', power.newId(), entryId, { reason })], result: 'cancellation' }
      }),

    /** A refused item goes again as it is. */
    resend: (id: string) =>
      edit(async (items) => {
        const item = items.find((one) => one.id === id && one.state === 'refused')
        if (!item) return { expect: [], result: undefined }
        if (item.refusal?.code === 'id-conflict') return { expect: [item], remove: [item.order], add: [await behind(item, {})], result: undefined }
        return { expect: [item], put: [{ ...item, state: 'queued', refusal: null }], result: undefined }
      }),

    /** A refused change is let go; the entry stays as the server has it. */
    drop: (id: string) =>
      edit(async (items) => {
        const item = items.find((one) => one.id === id && one.kind !== 'enrolment' && one.state === 'refused')
        return { expect: item ? [item] : [], remove: item ? [item.order] : [], result: undefined }
      }),
  }
}
export type Outbox = ReturnType<typeof makeOutbox>

/** Writes a plan with strict durability, or nothing when an item is not as expected. */
export async function commit(store: StaffStore, plan: Plan): Promise<boolean> {
  return store.run(async (database) => {
    const change = database.transaction(['outbox', 'drafts'], 'readwrite', { durability: 'strict' })
    const outbox = change.objectStore('outbox')
    const now = await Promise.all(plan.expect.map((item) => outbox.get(item.order)))
    const agrees = plan.expect.every((item, at) => isSame(item, now[at]))
    if (agrees) {
      await Promise.all([
        ...(plan.put ?? []).map((item) => outbox.put(item)),
        ...(plan.add ?? []).map((item) => outbox.add(item as Waiting)),
        ...(plan.remove ?? []).map((order) => outbox.delete(order)),
        ...(plan.draft ? [change.objectStore('drafts').delete(plan.draft)] : []),
      ])
    }
    await change.done
    return agrees
  })
}

const isSame = (one: Waiting, other: Waiting | undefined) =>
  other !== undefined && other.id === one.id && other.version === one.version && other.state === one.state && other.attempts === one.attempts
