import { canonical } from '#contract/canonical.ts'
import type { Enrolment, EnrolmentBody } from '#contract/enrolments.ts'
import { LIMITS, PROTOCOL } from '#contract/protocol.ts'
import { hashOfItem, type Item, Receipt } from '#contract/sync.ts'
import { nextBatch } from '#rules/outbox.ts'
import type { Api, Failure } from '../device/api.ts'
import type { Known, Kept, Waiting } from '../device/staff-store.ts'
import { receivedFrom } from './entry-of-body.ts'
import { type Body, commit, type OutboxPowers } from './commit.ts'
import { afterFates, type Envelope, type Fate, fatesOf, readEnvelope, type Sent, shaped } from './settle.ts'

export type SyncPowers = OutboxPowers & { api: Api; deviceId: string; roundTrip: { last: number | undefined } }
export type Round = { kind: 'done'; sent: number; more: boolean } | { kind: 'failed'; failure: Failure }

/** Stays below the server's limit with the frame around the items. */
const MOST_BYTES = LIMITS.bodyBytes - 16 * 1024

/** One request: up to 50 items out, receipts and changes in, all that follows from them in one transaction. */
export async function syncRound(power: SyncPowers, taken: () => void, most: number = LIMITS.syncItems): Promise<Round> {
  const { batch, behind, next } = await take(power, most)
  if (batch.length > 0) taken()
  const since = ((await power.store.run((database) => database.get('facts', 'since'))) as string | undefined) ?? null
  const answer = await power.api.send<unknown>('POST', '/api/sync', {
    ...{ protocol: PROTOCOL.current, device: power.deviceId, sentAt: power.now(), roundTrip: power.roundTrip.last, waiting: behind, since },
    items: batch.map((sent) => sent.item),
  })
  const envelope = answer.ok ? readEnvelope(answer.value) : null
  if (!envelope) {
    await settle(
      power,
      batch.map((sent) => ({ kind: 'unanswered', sent })),
      null,
    )
    return { kind: 'failed', failure: answer.ok ? { kind: 'unreachable' } : answer.failure }
  }
  if (answer.ok) power.roundTrip.last = answer.roundTrip
  const fates = fatesOf(batch, envelope.receipts, shaped(Receipt))
  const again = await settle(power, fates, envelope)
  const left = fates.filter((fate) => fate.kind === 'unanswered').length
  if (batch.length > 0 && left === batch.length) return { kind: 'failed', failure: { kind: 'unreachable' } }
  return { kind: 'done', sent: batch.length - left, more: envelope.more || again + next > 0 }
}

/** Marks the next items as on their way, before they are; whoever moves one in between makes it think again. `behind` counts all that stays, `next` what can go. */
async function take(power: SyncPowers, most: number): Promise<{ batch: Sent[]; behind: number; next: number }> {
  for (;;) {
    const items = await power.store.run((database) => database.getAll('outbox'))
    const ready = nextBatch(items, items.length)
    const batch: Sent[] = []
    const unreadable: Waiting[] = []
    let bytes = 0
    for (const waiting of ready.slice(0, most)) {
      const sent = await prepare(power, waiting).catch(() => null)
      if (!sent) {
        unreadable.push(waiting)
        continue
      }
      bytes += canonical(sent.item).length * 3
      if (batch.length > 0 && bytes > MOST_BYTES) break
      batch.push(sent)
    }
    const marked = batch.map((sent) => ({ ...sent.waiting, state: 'sending' as const, attempts: sent.waiting.attempts + 1 }))
    const aside = unreadable.map((item): Waiting => ({ ...item, state: 'refused', refusal: { code: 'item-malformed', fields: [] } }))
    if (await commit(power.store, { expect: [...batch.map((sent) => sent.waiting), ...unreadable], put: [...marked, ...aside] })) {
      const next = ready.length - batch.length - aside.length
      return { batch: batch.map((sent, at) => ({ ...sent, waiting: marked[at]! })), behind: items.length - batch.length, next }
    }
  }
}

async function prepare(power: SyncPowers, waiting: Waiting): Promise<Sent> {
  const { id, kind, of, capturedAt } = waiting
  const body = await power.sealer.open<Body>(waiting.body)
  const item: Item = { id, kind, ...(of ? { of } : {}), capturedAt, body }
  return { waiting, item, hash: await hashOfItem(item) }
}

/** Receipts in, their items out, refusals aside, changes and the place to go on from: all or nothing. Answers how many go again at once. */
async function settle(power: SyncPowers, fates: Fate[], envelope: Envelope | null): Promise<number> {
  const receipts = fates.flatMap((fate) => (fate.kind === 'receipt' ? [fate] : []))
  const changed = new Set(envelope?.changes.map((change) => change.id))
  const own = receipts.flatMap(({ sent, receipt }) =>
    sent.item.kind === 'enrolment' && !changed.has(sent.item.id) ? [receivedFrom(sent.item.body as EnrolmentBody, sent.item.capturedAt, receipt)] : [],
  )
  const known = await Promise.all([...own, ...(envelope?.changes ?? [])].map((entry) => sealed(power, entry)))
  const kept = receipts.map(({ sent, receipt: { hash: _, ...receipt } }): Kept => ({ ...receipt, kind: sent.item.kind, amount: amountOf(sent.item) }))
  return power.store.run(async (database) => {
    const change = database.transaction(['outbox', 'entries', 'receipts', 'facts'], 'readwrite', { durability: 'strict' })
    const outbox = change.objectStore('outbox')
    const going = new Set(fates.map((fate) => fate.sent.waiting.order))
    const others = (await outbox.getAll()).filter((item) => !going.has(item.order))
    const { put, remove } = afterFates(fates, others, power.newId)
    await Promise.all([
      ...remove.map((order) => outbox.delete(order)),
      ...put.map((item) => outbox.put(item)),
      ...known.map((entry) => change.objectStore('entries').put(entry)),
      ...kept.map((receipt) => change.objectStore('receipts').put(receipt)),
      ...(envelope ? [change.objectStore('facts').put(envelope.next, 'since'), change.objectStore('facts').put(power.now(), 'lastSyncAt')] : []),
    ])
    await change.done
    return put.filter((item) => item.state === 'queued').length
  })
}

async function sealed(power: SyncPowers, entry: Enrolment): Promise<Known> {
  return { id: entry.id, seq: entry.seq, sealed: await power.sealer.seal(entry) }
}

const amountOf = (item: Item) => (item.kind === 'enrolment' ? (item.body as EnrolmentBody).amount : 0)
