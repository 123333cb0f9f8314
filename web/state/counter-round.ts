import * as v from 'valibot'
import { CounterReceipt, type HandoverOutcome, Holdings } from '#contract/counter.ts'
import { LIMITS, PROTOCOL } from '#contract/protocol.ts'
import { hashOfItem, type Item } from '#contract/sync.ts'
import { nextBatch } from '#rules/outbox.ts'
import type { Api, Failure } from '../device/api.ts'
import { type Given, type Operation, type Shelved, STRICT, type Told } from '../device/counter-store.ts'
import { type BookPowers, UNDO_WITHIN } from './counter-book.ts'
import { dropHolds, mergeRow, shelved } from './counter-shelf.ts'
import { afterFates, type Fate, fatesOf, readEnvelope, type Sent } from './settle.ts'

export type RoundPowers = BookPowers & { api: Api; deviceId: string; officeId: () => string | null; memory: { since: string | null; roundTrip: number | undefined } }
export type RoundEnd = { kind: 'done'; settled: number } | { kind: 'failed'; failure: Failure }

type Settled = Fate<Operation, CounterReceipt>
const UNREACHABLE: Failure = { kind: 'unreachable' }
const MOST_RELEASES = 500
const FORGOTTEN = 24 * 3_600_000

/** What this clerk did here goes first; only then is anything given back, so that no hold leaves with something of it unsent (RULES section 11). */
export async function counterRound(power: RoundPowers): Promise<RoundEnd> {
  const sent = await sendOperations(power)
  if (sent.kind === 'failed') return sent
  const failure = await hearHoldings(power)
  return failure ? { kind: 'failed', failure } : sent
}

/** All that can go, fifty at a time. One bad item is set aside with its reason and delays nothing. */
export async function sendOperations(power: RoundPowers): Promise<RoundEnd> {
  for (let settled = 0; ; ) {
    const all = await power.store.run((database) => database.getAll('operations'))
    const own = nextBatch(all.filter(({ by }) => by.id === power.clerk().id), all.length)
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
    const fates = fatesOf(batch, envelope.receipts, CounterReceipt)
    await settle(power, fates)
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
const settle = (power: RoundPowers, fates: Settled[]): Promise<void> =>
  power.store.run(async (database) => {
    const change = database.transaction(['vouchers', 'operations', 'given'], 'readwrite', STRICT)
    const operations = change.objectStore('operations')
    const going = new Set(fates.map((fate) => fate.sent.waiting.order))
    const others = (await operations.getAll()).filter(({ order }) => !going.has(order))
    const { put, remove } = afterFates(fates, others, power.newId)
    await Promise.all([...remove.map((order) => operations.delete(order)), ...put.map((one) => operations.put(one))])
    for (const fate of fates) {
      const { waiting } = fate.sent
      const given = await change.objectStore('given').get(waiting.kind === 'undo' ? (waiting.of as string) : waiting.id)
      const row = await change.objectStore('vouchers').get(waiting.voucher)
      const renamed = put.find((one) => one.order === waiting.order && one.id !== waiting.id)
      if (renamed && waiting.kind === 'handover') {
        if (given) await Promise.all([change.objectStore('given').delete(given.id), change.objectStore('given').put({ ...given, id: renamed.id })])
        if (row?.booked === waiting.id) await change.objectStore('vouchers').put({ ...row, booked: renamed.id })
      }
      if (fate.kind === 'receipt' && 'other' in fate.receipt.outcome) {
        const { outcome } = fate.receipt
        if (given) await change.objectStore('given').put({ ...given, outcome } satisfies Given)
        if (row?.booked === waiting.id) await change.objectStore('vouchers').put(redeemedRow(row, outcome))
      }
      // It was not taken back after all.
      if (fate.kind === 'refused' && waiting.kind === 'undo' && given) await change.objectStore('given').put({ ...given, undone: false })
    }
    await change.done
  })

const redeemedRow = (row: Shelved, outcome: HandoverOutcome): Shelved => ({ ...row, state: 'redeemed', booked: null, redeemed: outcome.other ?? row.redeemed })

/** Holds given back, then page by page what changed; what others want is dropped and told at once. */
async function hearHoldings(power: RoundPowers): Promise<Failure | null> {
  for (;;) {
    const [told, since, waiting, owed] = await power.store.run((database) =>
      Promise.all([
        database.get('facts', 'told'),
        database.get('facts', 'since'),
        database.count('operations'),
        database.getAllFromIndex('releases', 'owed', 1, MOST_RELEASES),
      ]),
    )
    const isSame = (told as Told | undefined)?.officeId === power.officeId()
    const releases = await Promise.all(owed.map(async ({ box, hold }) => ({ hold, code: await power.sealer.open<string>(box) })))
    const answer = await power.api.send<unknown>('POST', '/api/holdings', {
      ...{ sentAt: power.now(), since: isSame ? ((since as string | undefined) ?? null) : null, waiting, releases },
    })
    if (!answer.ok) return answer.failure
    const read = v.safeParse(Holdings, answer.value)
    if (!read.success) return UNREACHABLE
    const holdings = read.output
    await keepHoldings(power, holdings)
    const dropped = await dropHolds(power, holdings.wanted)
    const owesMore = dropped > 0 || (owed.length === MOST_RELEASES && holdings.released.length > 0)
    if (!holdings.more && !owesMore) return null
  }
}

async function keepHoldings(power: RoundPowers, holdings: Holdings): Promise<void> {
  const rows = await shelved(power, holdings.vouchers)
  const released = await Promise.all(holdings.released.map(async ({ code, hold }) => ({ hold, key: await power.nameOf('code', code) })))
  const { officeId, office, balance, device, campaigns, next } = holdings
  const now = power.now()
  await power.store.run(async (database) => {
    const change = database.transaction(['vouchers', 'releases', 'given', 'facts'], 'readwrite', STRICT)
    const vouchers = change.objectStore('vouchers')
    const releases = change.objectStore('releases')
    await Promise.all([
      ...rows.map(async (row) => vouchers.put(mergeRow(await vouchers.get(row.key), row, await releases.get(row.key)))),
      ...released.map(async ({ key, hold }) => {
        const known = await releases.get(key)
        if (known?.hold === hold) await releases.put({ ...known, owed: 0, sentAt: now })
      }),
      change.objectStore('facts').put(next, 'since'),
      change.objectStore('facts').put({ officeId, office, balance, device, campaigns, at: now } satisfies Told, 'told'),
    ])
    const old = await releases.index('sentAt').getAllKeys(IDBKeyRange.upperBound(now - FORGOTTEN))
    const past = (await change.objectStore('given').getAll()).filter(({ at }) => at < now - 2 * UNDO_WITHIN)
    await Promise.all([...old.map((key) => releases.delete(key)), ...past.map(({ id }) => change.objectStore('given').delete(id))])
    await change.done
  })
}
