import * as v from 'valibot'
import { COUNTER_VERDICTS } from '#rules/handover.ts'
import { instant, text, uuid, whole } from './shapes.ts'

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
