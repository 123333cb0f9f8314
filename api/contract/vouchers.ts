import * as v from 'valibot'
import { COUNTER_VERDICTS } from '#rules/handover.ts'
import { HANDOVER_SOURCES } from '#rules/redemption.ts'
import { day, instant, text, uuid, whole } from './shapes.ts'

/** `POST /api/vouchers`, `POST /api/vouchers/searches`: the participant's own CCCD, at the counter. */
export const VoucherSearch = v.object({ cccd: text(20) })

/** `POST /api/vouchers/:code/handover`. `id` names the operation: a replay gets the same answer. `fact`: last 4 digits of CCCD or phone, for a typed code. `hold`: the number of this device's own hold, which it has dropped for good in its own store before it asks. */
export const Handover = v.object({
  id: uuid,
  source: v.optional(v.picklist(HANDOVER_SOURCES), 'typed'),
  fact: v.optional(v.nullable(text(12)), null),
  hold: v.optional(v.nullable(whole), null),
})
export type Handover = v.InferOutput<typeof Handover>
export const HandoverAnswer = v.object({
  verdict: v.picklist(['redeemed', ...COUNTER_VERDICTS]),
  at: instant,
  office: v.string(),
  by: v.string(),
  balance: v.nullable(whole),
})
export type HandoverAnswer = v.InferOutput<typeof HandoverAnswer>

const blankCode = v.pipe(v.string(), v.regex(/^\d{12}$/))
const blankCodes = v.pipe(v.array(blankCode), v.maxLength(400))

/** `POST /api/blanks`: what a phone has of a campaign's blanks, free ones and those its unsent entries took. `have` null: it never kept one, so what was drawn for it before is lost and given to nobody. */
export const BlankDraw = v.object({ campaignId: v.string(), have: v.nullable(blankCodes), taken: blankCodes })
export type BlankDraw = v.InferOutput<typeof BlankDraw>
export const Blank = v.object({ code: blankCode, token: v.string(), signed: v.string() })
export type Blank = v.InferOutput<typeof Blank>
/** The blanks that this phone should have besides, and which of the `taken` ones no entry has brought yet. */
export const Blanks = v.object({ lastDay: day, blanks: v.array(Blank), taken: blankCodes })
export type Blanks = v.InferOutput<typeof Blanks>
