import * as v from 'valibot'
import { day, instant, whole } from './shapes.ts'

const named = v.object({ id: v.string(), code: v.string(), name: v.string() })

/** Between the days asked for: `issued`, `redeemed` by the handover that stands, `extra` ones beside it, `undone` ones. */
const happened = { issued: whole, redeemed: whole, extra: whole, undone: whole }
/** As it stands now: `waiting` vouchers, `held` by a device among them, `expired` ones that were never fetched, gifts `parked` for a code that nobody knows yet. */
const standing = { waiting: whole, held: whole, expired: whole, parked: whole }
/** Gifts that want a second look, between the days asked for. */
const risks = { bursts: whole, proxies: whole, overrides: whole, factsWrong: whole }

export const GiftOfficeRow = v.object({ office: v.nullable(v.object({ id: v.string(), name: v.string() })), ...happened, ...standing, ...risks })
export type GiftOfficeRow = v.InferOutput<typeof GiftOfficeRow>

/**
 * `GET /api/gift-figures?campaign=&from=&to=`: of the entries that the asker sees. `sum` is of all offices, `office` null of vouchers without one; `blanks` wait unused in
 * phones; `medianDays` from voucher to mug. `within7` and `within14` of those waiting end in so many days. `collectors` whose participants have not fetched, most first.
 */
export const GiftFigures = v.object({
  ...{ from: day, to: day, lastVoucherDay: day, daysLeft: whole },
  sum: v.object({ ...happened, ...standing, ...risks }),
  ...{ blanks: whole, medianDays: v.nullable(whole), within7: whole, within14: whole },
  offices: v.array(GiftOfficeRow),
  days: v.array(v.object({ day, ...happened })),
  bursts: v.array(v.object({ collector: named, office: v.string(), clerk: v.string(), gifts: whole, from: instant, to: instant })),
  overrides: v.array(v.object({ at: instant, by: v.string(), office: v.string(), reason: v.string() })),
  collectors: v.array(v.object({ collector: named, organisation: v.string(), waiting: whole, since: instant })),
})
export type GiftFigures = v.InferOutput<typeof GiftFigures>
