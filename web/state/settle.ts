import * as v from 'valibot'
import type { Enrolment } from '#contract/enrolments.ts'
import type { RefusalCode } from '#contract/refusals.ts'
import { type Item, ItemRefusal, Receipt } from '#contract/sync.ts'
import type { Waiting } from '../device/staff-store.ts'

/** An item on its way, with the body and the hash that were sent. */
export type Sent = { waiting: Waiting; item: Item; hash: string }

/** What becomes of a sent item. Only a receipt with its id and its hash ends it. */
export type Fate =
  | { kind: 'receipt'; sent: Sent; receipt: Receipt }
  | { kind: 'refused'; sent: Sent; code: RefusalCode; fields: string[] }
  | { kind: 'unanswered'; sent: Sent }

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

/** Matches the answers to what was sent, by id and hash; an answer that fits nothing is left out. */
export function fatesOf(batch: readonly Sent[], answers: readonly unknown[]): Fate[] {
  return batch.map((sent) => {
    const receipt = find(Receipt, answers, sent)
    if (receipt) return { kind: 'receipt', sent, receipt }
    const refusal = find(ItemRefusal, answers, sent)
    return refusal ? { kind: 'refused', sent, code: refusal.code as RefusalCode, fields: refusal.fields } : { kind: 'unanswered', sent }
  })
}

function find<Schema extends v.GenericSchema<unknown, { id: string; hash: string }>>(
  schema: Schema,
  answers: readonly unknown[],
  { item, hash }: Sent,
): v.InferOutput<Schema> | undefined {
  return answers.map((answer) => v.safeParse(schema, answer)).find((read) => read.success && read.output.id === item.id && read.output.hash === hash)
    ?.output as v.InferOutput<Schema> | undefined
}

/** What the queue holds afterwards: refused items with their reason, taken ids replaced, the rest as it was. */
export function afterFates(fates: readonly Fate[], others: readonly Waiting[], newId: () => string): { put: Waiting[]; remove: number[] } {
  const renamed = new Map(fates.flatMap((fate) => (fate.kind === 'refused' && fate.code === 'id-taken' ? [[fate.sent.item.id, newId()] as const] : [])))
  const follow = (item: Waiting): Waiting => {
    const of = item.of === null ? undefined : renamed.get(item.of)
    // Its entry gets another id, so that a change sent along with it was bound to be refused.
    return of ? { ...item, of, state: 'queued', refusal: null } : item
  }
  const put = fates.flatMap((fate): Waiting[] => {
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
