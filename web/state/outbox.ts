import { changeOf } from '#rules/outbox.ts'
import type { Pooled, Waiting } from '../device/staff-store.ts'
import { freeBlank } from './blanks.ts'
import type { LogFields } from './log-fields.ts'
import { type Body, commit, type OutboxPowers, type Plan } from './commit.ts'

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
  const edited = async (item: Waiting, body: Body): Promise<Waiting> => {
    return { ...item, body: await sealer.seal(body), state: 'queued', version: item.version + 1, refusal: null }
  }
  /** With a blank of the pool beside it, where one is asked for and there is one. */
  async function withBlank(body: Body, entryId: string, campaignId: unknown): Promise<{ body: Body; blank?: Pooled }> {
    const free = campaignId && !body.blank ? await freeBlank(power, campaignId) : null
    return free ? { body: { ...body, blank: free.code }, blank: { ...free.row, entryId } } : { body }
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
        if (items.some((item) => item.id === id)) return { expect: [], draft: id, result: undefined }
        const taken = await withBlank(body, id, body.giftConsent && body.campaignId)
        return { expect: [], add: [await fresh('enrolment', id, null, taken.body)], blank: taken.blank, draft: id, result: undefined }
      }),

    /** Changes an entry, in its place until its first attempt to send, later by a correction behind it. `giftOf`: the campaign, when only now it comes with a gift. */
    change: (entryId: string, changes: Body, giftOf: string | null = null) =>
      edit<'in-place' | 'correction'>(async (items) => {
        const own = items.find((item) => item.id === entryId)
        if (own?.refusal?.code === 'id-conflict')
          return { expect: [own], remove: [own.order], add: [await behind(own, changes)], draft: entryId, result: 'correction' }
        const pending = items.findLast((item) => item.kind === 'correction' && item.of === entryId && changeOf(item) === 'in-place')
        const target = own && changeOf(own) === 'in-place' ? own : pending
        const body = { ...(target && (await sealer.open<Body>(target.body))), ...changes }
        const taken = await withBlank(body, entryId, own && target === own ? body.giftConsent && body.campaignId : giftOf)
        if (target) return { expect: [target], put: [await edited(target, taken.body)], blank: taken.blank, draft: entryId, result: 'in-place' }
        const behindIt = [await fresh('correction', power.newId(), entryId, taken.body)]
        return { expect: own ? [own] : [], add: behindIt, blank: taken.blank, draft: entryId, result: 'correction' }
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

    /** What is typed so far; what was saved meanwhile is no draft any more. */
    async keepDraft(id: string, fields: LogFields): Promise<void> {
      const sealed = await sealer.seal(fields)
      await store.run(async (database) => {
        const change = database.transaction(['drafts', 'outbox', 'entries'], 'readwrite')
        const saved = (await change.objectStore('outbox').index('id').getKey(id)) ?? (await change.objectStore('entries').getKey(id))
        if (saved === undefined) await change.objectStore('drafts').put({ id, at: power.now(), sealed })
        await change.done
      })
    },
    dropDraft: (id: string): Promise<void> => store.run((database) => database.delete('drafts', id)),
  }
}
export type Outbox = ReturnType<typeof makeOutbox>
