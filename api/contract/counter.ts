import * as v from 'valibot'
import { COUNTER_VERDICTS } from '#rules/handover.ts'
import { HANDOVER_MODES, HANDOVER_SOURCES, PROXY_RELATIONS } from '#rules/redemption.ts'
import { day, instant, participation, product, remark, text, uuid, voucherState, whole } from './shapes.ts'

/** A counter that holds vouchers and works without network (RULES section 11). Numbers of a participant are never whole here. */

export const voucherCode = v.pipe(v.string(), v.regex(/^\d{12}$/))
export const ProxyShape = v.object({ relation: v.picklist(PROXY_RELATIONS), lastFour: v.pipe(v.string(), v.regex(/^\d{4}$/)) })

/** Body of an item `handover` of `POST /api/sync`: "Đã trao" was tapped at `capturedAt`. `hold` numbers the hold it was made under. Its id is the handover's. */
export const HandoverBody = v.object({
  code: voucherCode,
  officeId: v.string(),
  source: v.picklist(HANDOVER_SOURCES),
  mode: v.picklist(HANDOVER_MODES),
  hold: v.nullable(whole),
  fact: v.nullable(text(12)),
  proxy: v.nullable(ProxyShape),
})
export type HandoverBody = v.InferOutput<typeof HandoverBody>

/** Body of an item `undo`, `of` naming the handover: by the same clerk and device within 15 minutes (`handover-undo-late` after). */
export const UndoBody = v.object({ returned: v.boolean() })
export type UndoBody = v.InferOutput<typeof UndoBody>

export const HandedOver = v.object({ at: instant, office: v.string(), by: v.string() })
/** `extra`: somebody else's handover of the voucher counts; `parked`: nobody knows the code yet; `training`: nothing left a shelf. Frozen in the receipt. */
export const HandoverOutcome = v.object({
  handoverId: uuid,
  result: v.picklist(['redeemed', 'extra', 'parked', 'training']),
  other: v.nullable(HandedOver),
  balance: v.nullable(whole),
})
export type HandoverOutcome = v.InferOutput<typeof HandoverOutcome>
export const UndoOutcome = v.object({ handoverId: uuid, result: v.picklist(['undone', 'already-undone']), balance: v.nullable(whole) })
export type UndoOutcome = v.InferOutput<typeof UndoOutcome>
export const CounterReceipt = v.object({
  ...{ id: uuid, hash: v.string(), seq: v.number(), receivedAt: instant },
  outcome: v.union([HandoverOutcome, UndoOutcome]),
})
export type CounterReceipt = v.InferOutput<typeof CounterReceipt>

/** What a device must know of a campaign to judge its vouchers alone. `publicKey`: the uncompressed P-256 point, base64url of 65 bytes. */
export const CounterCampaign = v.object({
  ...{ id: v.string(), name: v.string(), number: whole, publicKey: v.string() },
  ...{ firstDay: day, lastVoucherDay: day, training: v.boolean(), offices: v.array(v.string()) },
})
export type CounterCampaign = v.InferOutput<typeof CounterCampaign>

/** One voucher of the office as its holding device keeps it, sealed. `hold` is the number of this device's hold, else null. `name` is without diacritics, to be searched; `facts` are last fours a typed code may be confirmed with. */
export const HeldVoucher = v.object({
  ...{ code: voucherCode, campaignId: v.string(), state: voucherState, hold: v.nullable(whole), seq: whole },
  ...{ participation, product, unverified: v.boolean(), entitled: v.boolean() },
  ...{
    initials: v.nullable(v.string()),
    name: v.nullable(v.string()),
    birthYear: v.nullable(whole),
    lastFour: v.nullable(v.string()),
    facts: v.array(v.string()),
  },
  ...{ enrolledOn: day, collector: v.string(), issuedAt: instant },
  redeemed: v.nullable(HandedOver),
})
export type HeldVoucher = v.InferOutput<typeof HeldVoucher>

export const Hold = v.object({ code: voucherCode, hold: whole })
export type Hold = v.InferOutput<typeof Hold>

/**
 * `POST /api/holdings`: a counter's round, behind the sync of what it did. `since` is opaque; `releases` are holds that the device has dropped for good, with nothing of theirs unsent.
 * Answered with how many are `promised` a mug in the office's line, what changed of the office's vouchers (to its holding device alone), new holds among them, what others
 * `wanted` of this device's holds, and what it has `claimed` by the server's word, so that it gives back at once what nobody waits for.
 */
export const HoldingsRound = v.object({
  ...{ sentAt: instant, since: v.nullable(v.string()), waiting: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) },
  releases: v.pipe(v.array(Hold), v.maxLength(500)),
})
export type HoldingsRound = v.InferOutput<typeof HoldingsRound>
export const Holdings = v.object({
  ...{ officeId: v.string(), office: v.string(), balance: whole, promised: whole },
  /** The office's holding device; `mine`: this one. */
  device: v.nullable(v.object({ name: v.string(), since: instant, lastSyncAt: v.nullable(instant), mine: v.boolean() })),
  campaigns: v.array(CounterCampaign),
  vouchers: v.array(HeldVoucher),
  wanted: v.array(Hold),
  claimed: v.array(Hold),
  /** Releases that were taken, or that named a hold that is over. */
  released: v.array(Hold),
  /** This device was said to be lost: all its holds up to this number are over, of whatever office. */
  ended: v.nullable(whole),
  ...{ next: v.string(), more: v.boolean(), serverTime: instant },
})
export type Holdings = v.InferOutput<typeof Holdings>

/** What a clerk sees before anything is booked: initials, birth year and last 4 digits, never a name or number. One of a `training` campaign is practised with: no gift leaves the shelf. */
export const VoucherView = v.object({
  verdict: v.picklist(COUNTER_VERDICTS),
  code: v.string(),
  campaignId: v.nullable(v.string()),
  initials: v.nullable(v.string()),
  birthYear: v.nullable(whole),
  lastFour: v.nullable(v.string()),
  participation: v.nullable(participation),
  product: v.nullable(product),
  unverified: v.boolean(),
  office: v.nullable(v.string()),
  firstDay: v.nullable(day),
  lastDay: v.nullable(day),
  redeemed: v.nullable(HandedOver),
  /** In this office's line, of one that may be given: its number, if it has one, and how many are ahead of it. */
  line: v.nullable(v.object({ number: v.nullable(whole), ahead: whole })),
  ...{ factNeeded: v.boolean(), training: v.boolean() },
  /** The number of this device's hold, once it claimed the voucher. */
  hold: v.nullable(whole),
  /** Whose device holds it, when the verdict is `held`. */
  holder: v.nullable(v.object({ office: v.string(), device: v.string(), since: instant, lastSyncAt: v.nullable(instant) })),
})
export type VoucherView = v.InferOutput<typeof VoucherView>

/** `POST /api/vouchers/claims`: looks a voucher up by what was typed or scanned (12 digits, or the 178 of a QR) or by the participant's own CCCD, and holds it for this device when it may be redeemed here. `held`: it is asked for, and may be asked again. */
export const Claim = v.variant('by', [
  v.object({ by: v.literal('code'), text: text(400), source: v.picklist(['typed', 'scan', 'search']) }),
  v.object({ by: v.literal('cccd'), cccd: text(20) }),
])
export type Claim = v.InferOutput<typeof Claim>

/** `POST /api/handovers/:id/undo`, by a supervisor. `id` is the operation's: sent again it is answered as the first time; the build before named none. */
export const SupervisorUndo = v.object({ id: v.optional(uuid), returned: v.boolean(), reason: remark(300) })
export type SupervisorUndo = v.InferOutput<typeof SupervisorUndo>

/** Of another day, or of one voucher whenever it was: answered to supervisors and organisers alone. */
export const HandoversAsked = { day: v.optional(day), code: v.optional(voucherCode) }

/** `GET /api/handovers`: today's, newest first: of the own office for a clerk, of the offices they act for for supervisors and organisers. `mayUndo`: by the reader, from this device, now. */
export const HandoverLine = v.object({
  ...{ id: uuid, code: voucherCode, at: instant, office: v.string(), by: v.string(), mode: v.picklist(HANDOVER_MODES), standing: v.boolean() },
  ...{ initials: v.nullable(v.string()), lastFour: v.nullable(v.string()), training: v.boolean(), undone: v.nullable(instant), mayUndo: v.boolean() },
})
export type HandoverLine = v.InferOutput<typeof HandoverLine>
export const HandoverLines = v.object({ handovers: v.array(HandoverLine) })
export type HandoverLines = v.InferOutput<typeof HandoverLines>
