import * as v from 'valibot'
import { COUNTER_VERDICTS } from '#rules/handover.ts'
import { day, instant, participation, product, remark, text, uuid, whole } from './shapes.ts'

/** What a clerk sees before anything is booked: initials, birth year and last 4 digits, never a name or number. One of a `training` campaign is practised with: no gift leaves the shelf. */
export const VoucherView = v.object({
  verdict: v.picklist(COUNTER_VERDICTS),
  code: v.string(),
  initials: v.nullable(v.string()),
  birthYear: v.nullable(whole),
  lastFour: v.nullable(v.string()),
  participation: v.nullable(participation),
  product: v.nullable(product),
  unverified: v.boolean(),
  office: v.nullable(v.string()),
  firstDay: v.nullable(day),
  lastDay: v.nullable(day),
  redeemed: v.nullable(v.object({ at: instant, office: v.string(), by: v.string() })),
  factNeeded: v.boolean(),
  training: v.boolean(),
})
export type VoucherView = v.InferOutput<typeof VoucherView>

/** `POST /api/vouchers/searches`: the participant's own CCCD, at the counter. */
export const VoucherSearch = v.object({ cccd: text(20) })

/** `POST /api/vouchers/:code/handover`. `id` names the operation: a replay gets the same answer. `fact`: last 4 digits of CCCD or phone, for a typed code. */
export const Handover = v.object({ id: uuid, source: v.picklist(['typed', 'scan', 'cccd']), fact: v.nullable(text(12)) })
export type Handover = v.InferOutput<typeof Handover>
export const HandoverAnswer = v.object({
  verdict: v.picklist(['redeemed', ...COUNTER_VERDICTS]),
  at: instant,
  office: v.string(),
  by: v.string(),
  balance: v.nullable(whole),
})
export type HandoverAnswer = v.InferOutput<typeof HandoverAnswer>

/** `GET /api/stock/:office` · `POST /api/stock/:office/moves` */
export const StockMove = v.object({
  id: uuid,
  kind: v.picklist(['receive', 'breakage', 'return', 'count']),
  quantity: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
  note: v.optional(remark(200)),
})
export type StockMove = v.InferOutput<typeof StockMove>
export const StockView = v.object({
  officeId: v.string(),
  office: v.string(),
  balance: whole,
  issued: whole,
  handedToday: whole,
  moves: v.array(v.object({ id: v.string(), kind: v.string(), quantity: whole, at: instant, by: v.string(), note: v.nullable(v.string()) })),
})
export type StockView = v.InferOutput<typeof StockView>
