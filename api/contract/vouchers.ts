import * as v from 'valibot'
import type { CounterVerdict } from '#rules/handover.ts'
import { remark, text, uuid } from './shapes.ts'

/** What a clerk sees before anything is booked: initials, birth year and last 4 digits, never a name or number. One of a `training` campaign is practised with: no gift leaves the shelf. */
export type VoucherView = {
  verdict: CounterVerdict
  code: string
  initials: string | null
  birthYear: number | null
  lastFour: string | null
  participation: string | null
  product: string | null
  unverified: boolean
  office: string | null
  firstDay: string | null
  lastDay: string | null
  redeemed: { at: number; office: string; by: string } | null
  factNeeded: boolean
  training: boolean
}

/** `POST /api/vouchers/searches`: the participant's own CCCD, at the counter. */
export const VoucherSearch = v.object({ cccd: text(20) })

/** `POST /api/vouchers/:code/handover`. `id` names the operation: a replay gets the same answer. `fact`: last 4 digits of CCCD or phone, for a typed code. */
export const Handover = v.object({ id: uuid, source: v.picklist(['typed', 'scan', 'cccd']), fact: v.nullable(text(12)) })
export type Handover = v.InferOutput<typeof Handover>
export type HandoverAnswer = { verdict: 'redeemed' | CounterVerdict; at: number; office: string; by: string; balance: number | null }

/** `GET /api/stock/:office` · `POST /api/stock/:office/moves` */
export const StockMove = v.object({
  id: uuid,
  kind: v.picklist(['receive', 'breakage', 'return', 'count']),
  quantity: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
  note: v.optional(remark(200)),
})
export type StockMove = v.InferOutput<typeof StockMove>
export type StockView = {
  officeId: string
  office: string
  balance: number
  issued: number
  handedToday: number
  moves: { id: string; kind: string; quantity: number; at: number; by: string; note: string | null }[]
}
