import * as v from 'valibot'
import { PRIZE_STATES } from '#rules/prize-ledger.ts'
import { LISTS } from '#rules/words.ts'
import { CheckCounts } from './checks.ts'
import { board, dong, instant, periodKind, remark, text, uuid, whole } from './shapes.ts'

/** Money or a thing that moved, for good. */
export const PrizeMove = v.object({
  ...{ id: v.string(), kind: v.picklist(['payment', 'recovery']), amount: whole },
  ...{ decision: v.nullable(v.string()), note: v.string(), at: instant, by: v.string() },
})
export type PrizeMove = v.InferOutput<typeof PrizeMove>

/**
 * One entrant's prize of one board and period; `due` is what the newest version gives, `paid` and `recovered` what has moved. Đồng, before tax.
 * `toPay` is what is left to pay, 0 for a thing to hand over, null when nothing is. `payableAt`: when the result is sealed, as far as that can be said.
 * `correctionDue`: an entry that won was refunded since the newest version, and the prize is not paid yet (RULES 14.15).
 * `check`: of the entries drawn for it; while `holds` is `calls` some must still be made, `decision` needs a correction or the number of a decision.
 */
export const PrizeLine = v.object({
  ...{ periodId: v.string(), periodKind, periodNumber: whole, version: whole },
  ...{ board, division: v.nullable(v.string()), list: v.nullable(v.picklist(LISTS)), place: v.nullable(v.string()) },
  ...{ recipientId: v.string(), recipient: v.string(), unit: v.string(), thing: v.nullable(v.string()) },
  ...{ due: whole, paid: whole, recovered: whole, toPay: v.nullable(whole) },
  ...{ state: v.picklist(PRIZE_STATES), payableAt: v.nullable(instant), correctionDue: v.boolean() },
  check: v.nullable(v.object({ ...CheckCounts.entries, holds: v.picklist(['none', 'calls', 'decision']) })),
  moves: v.array(PrizeMove),
})
export type PrizeLine = v.InferOutput<typeof PrizeLine>
/** `GET /api/campaigns/:id/prizes`. `table` is what the published table may give in all; `left` what rounding left over, `notAwarded` places without a winner. */
export const PrizeLedger = v.object({
  lines: v.array(PrizeLine),
  ...{ table: whole, awarded: whole, paid: whole, recovered: whole, left: whole },
  notAwarded: v.array(v.object({ periodId: v.string(), board, place: v.string(), amount: whole })),
})
export type PrizeLedger = v.InferOutput<typeof PrizeLedger>

const move = { id: uuid, periodId: v.string(), board, recipientId: v.string(), amount: dong }
/**
 * `POST /api/prizes/payments`, answered by the PrizeMove: what is due is paid, once; a thing has the amount 0. The id makes a repeat harmless.
 * `asAnnounced`: although an entry that won was refunded (RULES 14.15), or a drawn one was denied or not reached, the result stays as it is, by the decision named.
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
