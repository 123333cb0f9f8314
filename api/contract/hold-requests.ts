import * as v from 'valibot'
import { instant, remark, whole } from './shapes.ts'

/**
 * `GET /api/hold-requests`: vouchers that one device holds and another waits for, longest waiting first, for those who may override (RULES section 11).
 * `office` is the voucher's home. `holdingOf` is the office whose holding device has it, null for any other device: then a lost one can be given up as a whole.
 */
export const HoldRequestView = v.object({
  ...{ code: v.string(), initials: v.nullable(v.string()), birthYear: v.nullable(whole), lastFour: v.nullable(v.string()), office: v.nullable(v.string()) },
  holder: v.object({ office: v.nullable(v.string()), holdingOf: v.nullable(v.string()), device: v.string(), since: instant, lastSyncAt: v.nullable(instant) }),
  wantedBy: v.object({ office: v.nullable(v.string()), device: v.string(), at: instant }),
})
export type HoldRequestView = v.InferOutput<typeof HoldRequestView>
export const HoldRequests = v.object({ requests: v.array(HoldRequestView) })
export type HoldRequests = v.InferOutput<typeof HoldRequests>

/** `POST /api/vouchers/:code/override` gives one hold to the device that waits; `POST /api/offices/:id/holding-device/override` ends all holds of a lost device. */
export const OverrideReason = v.object({ reason: remark(300) })
export type OverrideReason = v.InferOutput<typeof OverrideReason>

/** `POST /api/handovers/:id/undo`: a supervisor takes a handover back after the clerk's fifteen minutes. `returned`: the mug lies on the shelf again. */
export const HandoverUndo = v.object({ returned: v.boolean(), reason: remark(300) })
export type HandoverUndo = v.InferOutput<typeof HandoverUndo>
