import * as v from 'valibot'
import type { Enrolment } from '#contract/enrolments.ts'
import type { RefusalCode } from '#contract/refusals.ts'
import { type Item, ItemRefusal, type Receipt } from '#contract/sync.ts'
import type { Waiting } from '../device/staff-store.ts'

/** What a queue's items have in common, whatever they say. */
type Queued = Pick<Waiting, 'order' | 'id' | 'of' | 'attempts' | 'refusal'> & { state: string }

/** An item on its way, with the body and the hash that were sent. */
export type Sent<One extends Queued = Waiting> = { waiting: One; item: Item; hash: string }

/** What becomes of a sent item. Only a receipt with its id and its hash ends it. */
export type Fate<One extends Queued = Waiting, Got = Receipt> =
  | { kind: 'receipt'; sent: Sent<One>; receipt: Got }
  | { kind: 'refused'; sent: Sent<One>; code: RefusalCode; fields: string[] }
  | { kind: 'unanswered'; sent: Sent<One> }

const Envelope = v.object({
  receipts: v.array(v.unknown()),
  changes: v.array(v.looseObject({ id: v.string(), seq: v.number(), state: v.string(), name: v.string() })),
  next: v.string(),
  more: v.boolean(),
  serverTime: v.number(),
})
export type Envelope = Omit<v.InferOutput<typeof Envelope>, 'changes'> & { changes: Enrolment[] }

/** The answer of a sync, or null when it is not one. Words that a newer server adds are let through. */
export function readEnvelope(answer: unknown): Envelope | null {
  const read = v.safeParse(Envelope, answer)
  return read.success ? { ...read.output, changes: read.output.changes as unknown as Enrolment[] } : null
}

/** Reads an answer as what it should be; null when it is something else. */
type Reads<Got> = (answer: unknown) => (Got & { id: string; hash: string }) | null

export const shaped =
  <Got>(shape: v.GenericSchema<unknown, Got>) =>
  (answer: unknown): Got | null => {
    const read = v.safeParse(shape, answer)
    return read.success ? read.output : null
  }

/** Matches the answers to what was sent, by id and hash; an answer that fits nothing is left out. */
export function fatesOf<One extends Queued, Got>(batch: readonly Sent<One>[], answers: readonly unknown[], reads: Reads<Got>): Fate<One, Got>[] {
  return batch.map((sent) => {
    const receipt = find(reads, answers, sent)
    if (receipt) return { kind: 'receipt', sent, receipt }
    const refusal = find(shaped(ItemRefusal), answers, sent)
    return refusal ? { kind: 'refused', sent, code: refusal.code as RefusalCode, fields: refusal.fields } : { kind: 'unanswered', sent }
  })
}

function find<Got>(reads: Reads<Got>, answers: readonly unknown[], { item, hash }: { item: Item; hash: string }): Got | undefined {
  return answers.map(reads).find((read) => read?.id === item.id && read.hash === hash) ?? undefined
}

/** What the queue holds afterwards: refused items with their reason, taken ids replaced, the rest as it was. */
export function afterFates<One extends Queued>(
  fates: readonly Fate<One, unknown>[],
  others: readonly One[],
  newId: () => string,
): { put: One[]; remove: number[] } {
  const renamed = new Map(fates.flatMap((fate) => (fate.kind === 'refused' && fate.code === 'id-taken' ? [[fate.sent.item.id, newId()] as const] : [])))
  const follow = (item: One): One => {
    const of = item.of === null ? undefined : renamed.get(item.of)
    // Its entry gets another id, so that a change sent along with it was bound to be refused.
    return of ? { ...item, of, state: 'queued', refusal: null } : item
  }
  const put = fates.flatMap((fate): One[] => {
    const { waiting } = fate.sent
    if (fate.kind === 'receipt') return []
    const id = renamed.get(waiting.id)
    if (id) return [{ ...follow(waiting), id, state: 'queued', attempts: 0 }]
    const refusal = fate.kind === 'refused' ? { code: fate.code, fields: fate.fields } : null
    return [follow({ ...waiting, state: refusal ? 'refused' : 'queued', refusal })]
  })
  const moved = others.filter((item) => item.of !== null && renamed.has(item.of)).map(follow)
  return { put: [...put, ...moved], remove: fates.filter((fate) => fate.kind === 'receipt').map((fate) => fate.sent.waiting.order) }
}
