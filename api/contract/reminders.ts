import * as v from 'valibot'
import { day, instant, product, uuid, whole } from './shapes.ts'

/** A voucher that waits to be fetched, as its collector reads it: the phone masked as everywhere. `reminded` counts what was noted, newest at `lastRemindedAt`. */
export const WaitingVoucher = v.object({
  ...{ enrolmentId: v.string(), code: v.string(), token: v.string(), name: v.string(), maskedPhone: v.nullable(v.string()) },
  ...{ product, issuedAt: instant, lastDay: day },
  office: v.nullable(v.object({ name: v.string(), address: v.string(), hours: v.string() })),
  ...{ reminded: whole, lastRemindedAt: v.nullable(instant) },
})
export type WaitingVoucher = v.InferOutput<typeof WaitingVoucher>
/** `GET /api/vouchers/waiting?campaign=`: own participants who have not fetched, soonest end first, then who waits longest; a thousand at most, `count` is of all. */
export const WaitingVouchers = v.object({ vouchers: v.array(WaitingVoucher), count: whole })
export type WaitingVouchers = v.InferOutput<typeof WaitingVouchers>

/** `POST /api/vouchers/:code/reminder`: the participant was reminded. The same `id` again changes nothing. */
export const Reminder = v.object({ id: uuid })
