import type { CounterReceipt } from '#contract/counter.ts'
import { LIMITS, PROTOCOL } from '#contract/protocol.ts'
import { hashOfItem, type Item } from '#contract/sync.ts'
import { settle } from '#rules/holding.ts'
import { nextBatch } from '#rules/outbox.ts'
import type { Failure } from '../device/api.ts'
import { type Operation, type Shelved, STRICT } from '../device/counter-store.ts'
import { readReceipt } from './counter-answers.ts'
import type { BookPowers } from './counter-book.ts'
import { hearHoldings, type HoldingsPowers } from './counter-holdings.ts'
import { holdOf, withHold } from './counter-shelf.ts'
import { afterFates, type Fate, fatesOf, readEnvelope, type Sent } from './settle.ts'

export type RoundPowers = BookPowers &
  HoldingsPowers & {
    deviceId: string
    memory: { since: string | null; roundTrip: number | undefined }
  }
export type RoundEnd = { kind: 'done'; settled: number } | { kind: 'failed'; failure: Failure }

type Settled = Fate<Operation, CounterReceipt>
const UNREACHABLE: Failure = { kind: 'unreachable' }

/** What this clerk did here goes first; only then is anything given back, so that no hold leaves with something of it unsent (RULES section 11). */
export async function counterRound(power: RoundPowers): Promise<RoundEnd> {
  const sent = await sendOperations(power)
  if (sent.kind === 'failed') return sent
  const failure = await hearHoldings(power)
  return failure ? { kind: 'failed', failure } : sent
}

/** All that can go, fifty at a time. One bad item is set aside with its reason and delays nothing. */
export async function sendOperations(power: RoundPowers): Promise<RoundEnd> {
  for (let settled = 0; ;) {
    const all = await power.store.run((database) => database.getAll('operations'))
    const own = nextBatch(
      all.filter(({ by }) => by.id === power.clerk().id),
      all.length,
    )
    const batch = await Promise.all(own.slice(0, LIMITS.syncItems).map((waiting) => prepare(power, waiting)))
    if (batch.length === 0) return { kind: 'done', settled }
    const answer = await power.api.send<unknown>('POST', '/api/sync', {
      ...{ protocol: PROTOCOL.current, device: power.deviceId, sentAt: power.now(), roundTrip: power.memory.roundTrip },
      ...{ waiting: own.length - batch.length, since: power.memory.since, items: batch.map(({ item }) => item) },
    })
    const envelope = answer.ok ? readEnvelope(answer.value) : null
    if (!envelope) return { kind: 'failed', failure: answer.ok ? UNREACHABLE : answer.failure }
    power.memory.since = envelope.next
    if (answer.ok) power.memory.roundTrip = answer.roundTrip
    const fates = fatesOf(batch, envelope.receipts, readReceipt)
    await settleAll(power, fates)
    const answered = fates.filter(({ kind }) => kind !== 'unanswered').length
    settled += answered
    if (answered === 0) return { kind: 'failed', failure: UNREACHABLE }
  }
}

async function prepare(power: RoundPowers, waiting: Operation): Promise<Sent<Operation>> {
  const { id, kind, of, capturedAt } = waiting
  const body = await power.sealer.open<Item['body']>(waiting.body)
  const item: Item = { id, kind, ...(of ? { of } : {}), capturedAt, body }
  return { waiting, item, hash: await hashOfItem(item) }
}

/** Receipts in, their operations out, refused ones aside: all or nothing. */
const settleAll = (power: RoundPowers, sent: Settled[]): Promise<void> =>
  power.store.run(async (database) => {
    const change = database.transaction(['vouchers', 'operations', 'given'], 'readwrite', STRICT)
    const operations = change.objectStore('operations')
    const vouchers = change.objectStore('vouchers')
    const givens = change.objectStore('given')
    const all = new Map((await operations.getAll()).map((one) => [one.order, one]))
    // What another tab settled meanwhile is over.
    const fates = sent.filter((fate) => all.has(fate.sent.waiting.order))
    const going = new Set(fates.map((fate) => fate.sent.waiting.order))
    const others = [...all.values()].filter(({ order }) => !going.has(order))
    const { put, remove } = afterFates(fates, others, power.newId)
    await Promise.all([...remove.map((order) => operations.delete(order)), ...put.map((one) => operations.put(one))])
    for (const fate of fates) {
      const { waiting } = fate.sent
      const given = await givens.get(waiting.kind === 'undo' ? (waiting.of as string) : waiting.id)
      const row = await vouchers.get(waiting.voucher)
      const newId = put.find(({ order }) => order === waiting.order)?.id ?? waiting.id
      if (newId !== waiting.id && waiting.kind === 'handover') {
        if (given) await Promise.all([givens.delete(given.id), givens.put({ ...given, id: newId })])
        if (row?.booked === waiting.id) await vouchers.put({ ...row, booked: newId })
      }
      if (fate.kind === 'receipt') {
        const { outcome, seq } = fate.receipt
        if (row) await vouchers.put(withOutcome(withHold(row, settle(holdOf(row), seq)), outcome))
        if (given && 'other' in outcome) await givens.put({ ...given, outcome })
      }
      // It was not taken back after all.
      if (fate.kind === 'refused' && waiting.kind === 'undo' && given) await givens.put({ ...given, undone: false })
    }
    await change.done
  })

/** An extra handover stays one, whatever is taken back here. */
const withOutcome = (row: Shelved, outcome: CounterReceipt['outcome']): Shelved =>
  'other' in outcome && outcome.other ? { ...row, state: 'redeemed', redeemed: outcome.other } : row
