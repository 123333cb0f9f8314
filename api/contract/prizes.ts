import * as v from 'valibot'
import type { PrizeState } from '#rules/prize-ledger.ts'
import type { Board, List } from '#rules/words.ts'
import { board, dong, remark, text, uuid } from './shapes.ts'

/** Money or a thing that moved, for good. */
export type PrizeMove = { id: string; kind: 'payment' | 'recovery'; amount: number; decision: string | null; note: string; at: number; by: string }

/**
 * One entrant's prize of one board and period; `due` is what the newest version gives, `paid` and `recovered` what has moved. Đồng, before tax.
 * `toPay` is what is left to pay, 0 for a thing to hand over, null when nothing is. `payableAt`: when the result is sealed, as far as that can be said.
 * `correctionDue`: an entry that won was refunded since the newest version, and the prize is not paid yet (RULES 14.15).
 */
export type PrizeLine = {
  periodId: string
  periodKind: string
  periodNumber: number
  version: number
  board: Board
  division: string | null
  list: List | null
  place: string | null
  recipientId: string
  recipient: string
  unit: string
  thing: string | null
  due: number
  paid: number
  recovered: number
  toPay: number | null
  state: PrizeState
  payableAt: number | null
  correctionDue: boolean
  moves: PrizeMove[]
}
/** `GET /api/campaigns/:id/prizes`. `table` is what the published table may give in all; `left` what rounding left over, `notAwarded` places without a winner. */
export type PrizeLedger = {
  lines: PrizeLine[]
  table: number
  awarded: number
  paid: number
  recovered: number
  left: number
  notAwarded: { periodId: string; board: Board; place: string; amount: number }[]
}

const move = { id: uuid, periodId: v.string(), board, recipientId: v.string(), amount: dong }
/**
 * `POST /api/prizes/payments`, answered by the PrizeMove: what is due is paid, once; a thing has the amount 0. The id makes a repeat harmless.
 * `asAnnounced`: although an entry that won was refunded the result stays as it is, by the decision named (RULES 14.15).
 */
export const PrizePayment = v.object({
  ...move,
  decision: v.nullable(text(80)),
  note: v.optional(v.union([v.literal(''), remark(200)]), ''),
  asAnnounced: v.optional(v.boolean(), false),
})
export type PrizePayment = v.InferOutput<typeof PrizePayment>
/** `POST /api/prizes/recoveries`: only for proven fraud, with the number of the decision. */
export const PrizeRecovery = v.object({ ...move, decision: text(80), note: remark(200) })
export type PrizeRecovery = v.InferOutput<typeof PrizeRecovery>
