import * as v from 'valibot'
import { hashOf } from './canonical.ts'
import { CounterReceipt } from './counter.ts'
import { Enrolment } from './enrolments.ts'
import { entryState, instant, uuid } from './shapes.ts'
import type { RefusalCode } from './refusals.ts'

export const ITEM_KINDS = ['enrolment', 'correction', 'cancellation', 'handover', 'undo'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]
/** What clerks send; the other kinds are collectors'. */
export const isOfCounter = (kind: ItemKind): boolean => kind === 'handover' || kind === 'undo'

/** One thing that a phone did; `of` names the entry that a correction or a cancellation is about, or the handover that is undone. */
export const Item = v.object({
  id: uuid,
  kind: v.picklist(ITEM_KINDS),
  of: v.optional(uuid),
  capturedAt: instant,
  body: v.record(v.string(), v.unknown()),
})
export type Item = v.InferOutput<typeof Item>

/** `POST /api/sync`. `since` is opaque, `sentAt` the phone's own clock, `waiting` what stays in its queue behind this batch. */
export const Sync = v.object({
  protocol: v.pipe(v.number(), v.safeInteger()),
  device: uuid,
  sentAt: instant,
  roundTrip: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(3_600_000))),
  waiting: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0),
  since: v.nullable(v.string()),
  items: v.array(v.unknown()),
})
export type Sync = v.InferOutput<typeof Sync>

export const Outcome = v.object({
  enrolmentId: uuid,
  state: entryState,
  participation: v.string(),
  points: v.number(),
  otherReceivedAt: v.nullable(instant),
})
export type Outcome = v.InferOutput<typeof Outcome>

/** Frozen when first given: the same id and hash get the same bytes again. */
export const Receipt = v.object({ id: uuid, hash: v.string(), seq: v.number(), receivedAt: instant, outcome: Outcome })
export type Receipt = v.InferOutput<typeof Receipt>

export const ItemRefusal = v.object({
  id: v.string(),
  hash: v.string(),
  code: v.string(),
  fields: v.array(v.string()),
  detail: v.optional(v.unknown()),
})
export type ItemRefusal = { id: string; hash: string; code: RefusalCode; fields: string[]; detail?: unknown }

export const SyncAnswer = v.object({
  receipts: v.array(v.union([Receipt, CounterReceipt, ItemRefusal])),
  changes: v.array(Enrolment),
  next: v.string(),
  more: v.boolean(),
  serverTime: instant,
})
export type SyncAnswer = v.InferOutput<typeof SyncAnswer>

/** The hash by which phone and server agree that they speak of the same item (RFC 8785, SHA-256). */
export const hashOfItem = ({ id, kind, of, capturedAt, body }: Item): Promise<string> => hashOf({ id, kind, of, capturedAt, body })
