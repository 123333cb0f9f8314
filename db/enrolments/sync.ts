import * as v from 'valibot'
import { Refused } from '#contract/refusals.ts'
import type { CounterReceipt } from '#contract/counter.ts'
import { hashOfItem, Item, type ItemRefusal, type Outcome, type Receipt } from '#contract/sync.ts'
import type { Job } from '../lane/lane.ts'
import type { ItemRow, Needs, World } from '../lane/world.ts'
import { keyedHash, seal, unsealText } from '../seal.ts'
import type { Store } from '../store.ts'
import { planCancellation } from './cancel.ts'
import { planCorrection } from './correct.ts'
import { planEnrolment } from './log.ts'
import { planHandover, planUndo, type Counter } from '../vouchers/items.ts'

/** Who sends, from which device by what clock, and which kinds of items they may send. */
export type Sender = Counter & { may: (kind: Item['kind']) => boolean }
type Told = Outcome | CounterReceipt['outcome']
/** A refusal that is answered, not thrown, leaves something written behind. */
type Plan = { needs: Needs; run: (world: World) => { outcome: Told | Refused } }
type AnyReceipt = Receipt | CounterReceipt

/** Applies a batch in order, one answer for each item: a receipt frozen for good, or a refusal that is not stored (DESIGN section 2). */
export async function applyItems(store: Store, phone: Sender, raws: unknown[]): Promise<(AnyReceipt | ItemRefusal)[]> {
  // All hashes first: they are made in other threads, and would else come back in any order.
  const hashed = await Promise.all(raws.map(readItem))
  const answers: Promise<AnyReceipt | ItemRefusal>[] = []
  for (const one of hashed) {
    // A correction may speak of an entry in the same batch, and an undo of a handover, so it waits for those before it.
    if (one.item && one.item.kind !== 'enrolment' && one.item.kind !== 'handover') await Promise.all(answers)
    answers.push(applyItem(store, phone, one))
  }
  return Promise.all(answers)
}

type Hashed = { item: Item; hash: string } | { item: null; refusal: ItemRefusal }

async function readItem(raw: unknown): Promise<Hashed> {
  const read = v.safeParse(Item, raw)
  // What is nested without end has no hash; it may not take its batch down.
  const hash = read.success ? await hashOfItem(read.output).catch(() => null) : null
  if (read.success && hash !== null) return { item: read.output, hash }
  return {
    item: null,
    refusal: refusalOf(raw, '', new Refused('item-malformed', [String(read.success ? 'body' : (read.issues[0].path?.[0]?.key ?? 'id'))])),
  }
}

/** Up to the lane nothing here waits for an enrolment, so that a batch stands in the queue as it was sent. */
async function applyItem(store: Store, phone: Sender, one: Hashed): Promise<AnyReceipt | ItemRefusal> {
  if (!one.item) return one.refusal
  const { item, hash } = one
  try {
    const planned = planOf(store, phone, item)
    const told = await store.lane.do(jobOf(store, phone, item, hash, planned instanceof Promise ? await planned : planned))
    return told instanceof Refused ? refusalOf(item, hash, told) : told
  } catch (error) {
    if (error instanceof Refused && error.code !== 'server-busy' && error.code !== 'storage-failed') return refusalOf(item, hash, error)
    throw error
  }
}

function jobOf(store: Store, phone: Sender, item: Item, hash: string, planned: Plan | Refused): Job<AnyReceipt | Refused> {
  const mac = keyedHash(store.keys.MATCH_KEY.secret, `item:${hash}`)
  const needs: Needs = planned instanceof Refused ? {} : planned.needs
  const run = (world: World): AnyReceipt | Refused => {
    const known = world.items.get(item.id)
    if (known) return replay(store, phone, known, mac, hash)
    if (planned instanceof Refused) throw planned
    if (item.kind === 'enrolment' && world.enrolments.get(item.id)) throw new Refused('id-taken')
    const { outcome } = planned.run(world)
    return outcome instanceof Refused ? outcome : keep(world, phone, item, mac, hash, outcome)
  }
  return { name: item.kind, needs: { ...needs, items: [item.id], enrolments: [item.id, ...(needs.enrolments ?? [])] }, run }
}

/** A refusal is kept for later: a known id is answered by its receipt whatever its content would have been told. */
function planOf(store: Store, phone: Sender, item: Item): Plan | Refused | Promise<Plan | Refused> {
  try {
    if (!phone.may(item.kind)) throw new Refused('not-allowed')
    if (item.kind === 'handover') return planHandover(store, phone, item)
    if (item.kind === 'enrolment') return planEnrolment(store, phone, item)
    if (!item.of) throw new Refused('item-malformed', ['of'])
    if (item.kind === 'undo') return planUndo(store, phone, item, item.of)
    return item.kind === 'correction' ? planCorrection(store, phone, item.of, item.body).catch(kept) : planCancellation(phone, item.of, item.body)
  } catch (error) {
    return kept(error)
  }
}

function kept(error: unknown): Refused {
  if (error instanceof Refused) return error
  throw error
}

/** The same id with the same hash gets the same bytes; the own id with another hash hears both; anybody else's nothing more. */
function replay(store: Store, phone: Sender, known: ItemRow, mac: string, hash: string): AnyReceipt {
  if (known.staffId !== phone.staffId) throw new Refused('id-taken')
  if (known.mac !== mac)
    throw new Refused('id-conflict', [], { sent: hash, stored: unsealText(store.keys.IDENTIFIER_KEYS.secret, `item:${known.id}`, known.hashBox) })
  return withHash(JSON.parse(known.receipt) as Omit<AnyReceipt, 'hash'>, hash)
}

function keep(world: World, phone: Sender, item: Item, mac: string, hash: string, outcome: Told): AnyReceipt {
  const receipt = { id: item.id, seq: world.seq(), receivedAt: world.now, outcome }
  const hashBox = seal(world.store.keys.IDENTIFIER_KEYS.secret, `item:${item.id}`, hash, world.store.random(12))
  world.items.add({ id: item.id, staffId: phone.staffId, mac, hashBox, receipt: JSON.stringify(receipt), at: world.now })
  return withHash(receipt, hash)
}

const withHash = ({ id, seq, receivedAt, outcome }: Omit<AnyReceipt, 'hash'>, hash: string): AnyReceipt =>
  ({ id, hash, seq, receivedAt, outcome }) as AnyReceipt

function refusalOf(item: unknown, hash: string, { code, fields, detail }: Refused): ItemRefusal {
  const id = (item as { id?: unknown } | null)?.id
  return { id: typeof id === 'string' ? id.slice(0, 64) : '', hash, code, fields, ...(detail === undefined ? {} : { detail }) }
}
