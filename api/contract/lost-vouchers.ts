import * as v from 'valibot'
import { day, instant, participation, product, remark, text, uuid, voucherState, whole } from './shapes.ts'

/** The short paths of a counter: a lost voucher, one that belongs elsewhere, a shelf with nothing on it (RULES sections 10 to 12). Of a participant never more than a verdict shows. */

/** `POST /api/vouchers/matches`: vouchers of the clerk's own office by what a participant says. Three letters of a name, or two facts. */
export const MatchesAsked = v.object({
  name: v.optional(text(60)),
  lastFour: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/))),
  day: v.optional(day),
  collector: v.optional(text(60)),
})
export type MatchesAsked = v.InferOutput<typeof MatchesAsked>

const who = { initials: v.nullable(v.string()), birthYear: v.nullable(whole), lastFour: v.nullable(v.string()) }
/** `place`: its number in this office's line, when it was promised a gift here. */
export const VoucherMatch = v.object({
  ...{ code: v.string(), state: voucherState, ...who, product, participation, day, collector: v.string() },
  ...{ training: v.boolean(), place: v.nullable(whole) },
})
export type VoucherMatch = v.InferOutput<typeof VoucherMatch>
/** At most 20 of `count`, the newest first. */
export const Matches = v.object({ count: whole, matches: v.array(VoucherMatch) })
export type Matches = v.InferOutput<typeof Matches>

export const SlipOffice = v.object({ name: v.string(), address: v.string(), hours: v.string(), phone: v.string() })
/** `GET /api/vouchers/:code/slip`, and what a re-issue answers: all that is printed. */
export const VoucherSlip = v.object({
  ...{ code: v.string(), token: v.string(), signed: v.nullable(v.string()), initials: v.nullable(v.string()) },
  ...{ office: v.nullable(SlipOffice), lastDay: day, training: v.boolean() },
})
export type VoucherSlip = v.InferOutput<typeof VoucherSlip>

/** `POST /api/vouchers/:code/reissue`: another code for the same right. `hold`: the number of this device's own hold, which it has dropped for good in its own store before it asks. */
export const Reissue = v.object({ id: uuid, reason: remark(200), hold: v.optional(v.nullable(whole), null) })
export type Reissue = v.InferOutput<typeof Reissue>

/** `POST /api/vouchers/:code/transfer`: another home office, from the clerk's own or to it. */
export const Transfer = v.object({ id: uuid, officeId: v.string() })
export type Transfer = v.InferOutput<typeof Transfer>
export const Transferred = v.object({ code: v.string(), officeId: v.string(), office: SlipOffice })
export type Transferred = v.InferOutput<typeof Transferred>

/** An office that has some left beyond those promised there; `metres` as the crow flies, null where a place is not known. */
export const NearOffice = v.object({ id: v.string(), ...SlipOffice.entries, metres: v.nullable(whole), left: whole })
export type NearOffice = v.InferOutput<typeof NearOffice>

/** `POST /api/vouchers/:code/appointment`: a place in the line of the clerk's office. `number` stays, `before` counts those ahead who still wait. */
export const AppointmentAsked = v.object({ id: uuid })
export const Appointment = v.object({ code: v.string(), number: whole, before: whole, office: v.string(), nearest: v.array(NearOffice) })
export type Appointment = v.InferOutput<typeof Appointment>

/** `GET /api/appointments`: the line of the clerk's office; `mayCome`: a mug lies there for this place. */
export const AppointmentLine = v.object({
  ...{ officeId: v.string(), office: v.string(), balance: whole },
  line: v.array(v.object({ number: whole, code: v.string(), ...who, at: instant, mayCome: v.boolean() })),
})
export type AppointmentLine = v.InferOutput<typeof AppointmentLine>
