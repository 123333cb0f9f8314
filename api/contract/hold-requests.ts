import * as v from 'valibot'
import { voucherCode } from './counter.ts'
import { instant, remark, whole } from './shapes.ts'

/** `POST /api/vouchers/:code/override` · `POST /api/offices/:id/holding-device/override`: a hold taken from a device that cannot be asked, a risk with a reason. */
export const Override = v.object({ reason: remark(300) })
/** How many holds ended with a lost device. */
export const DeviceLost = v.object({ ended: whole })

/** `GET /api/hold-requests`: what is asked for and not given back, newest first. `home`: the office on the voucher; `asking`: where somebody stands and waits, with which device. `holdingOf`: the office whose holding device has it, so that a lost one can be ended as a whole. */
export const HoldRequest = v.object({
  ...{ code: voucherCode, home: v.nullable(v.string()), asking: v.string(), askedAt: instant },
  ...{ askingDevice: v.string(), initials: v.nullable(v.string()), birthYear: v.nullable(whole), lastFour: v.nullable(v.string()), collector: v.string() },
  holder: v.object({ office: v.string(), device: v.string(), since: instant, lastSyncAt: v.nullable(instant), holdingOf: v.nullable(v.string()) }),
})
export type HoldRequest = v.InferOutput<typeof HoldRequest>
export const HoldRequests = v.object({ requests: v.array(HoldRequest) })
export type HoldRequests = v.InferOutput<typeof HoldRequests>
