import * as v from 'valibot'
import { SIGNALS } from '#rules/signals.ts'
import { code, day, dong, entryState, instant, month, participation, product, remark, text, uuid, voucherState, whole } from './shapes.ts'

/** Was the participant insured before? A day for `bhyt-hgd`, months for `bhxh-tn` (RULES section 3). */
export const Coverage = v.variant('insured', [
  v.object({ insured: v.literal('never') }),
  v.object({ insured: v.literal('compulsory') }),
  v.object({ insured: v.literal('until'), coveredUntil: v.union([day, month]), coversFrom: v.nullable(month) }),
])

export const TARGET_GROUPS = ['farmer', 'freelance', 'trader', 'landlord', 'craft', 'cooperative', 'left-compulsory', 'other'] as const

/** What a collector logs of one participant. Exactly what RULES section 13 allows, and nothing more. */
export const EnrolmentBody = v.object({
  campaignId: v.string(),
  product,
  name: text(60),
  cccd: v.nullable(text(20)),
  insuranceNumber: v.nullable(text(20)),
  birthYear: v.nullable(v.pipe(v.number(), v.integer())),
  sex: v.nullable(v.picklist(['male', 'female'])),
  coverage: Coverage,
  months: v.pipe(v.number(), v.integer()),
  amount: dong,
  receiptNumber: text(30),
  collectedAt: instant,
  collectedFrom: v.picklist(['clock', 'receipt']),
  donated: v.boolean(),
  phone: v.nullable(text(20)),
  targetGroup: v.nullable(v.picklist(TARGET_GROUPS)),
  place: v.nullable(text(120)),
  officeId: v.nullable(v.string()),
  giftConsent: v.nullable(v.object({ by: v.picklist(['self', 'guardian']), text: v.string() })),
  /** The blank of this phone's pool that the participant was shown (RULES section 10). */
  blank: v.optional(v.pipe(v.string(), v.regex(/^\d{12}$/))),
})
export type EnrolmentBody = v.InferOutput<typeof EnrolmentBody>

/** What a correction may carry: the fields that changed; an absent one stays as it was. */
export const CorrectionBody = v.partial(v.omit(EnrolmentBody, ['campaignId', 'blank']))
export type CorrectionBody = v.InferOutput<typeof CorrectionBody>

/** The same from the phone of its collector: a consent given later takes a blank, too. */
export const PhoneCorrection = v.object({ ...CorrectionBody.entries, ...v.pick(EnrolmentBody, ['blank']).entries })

export const Reason = v.object({ reason: remark(300) })
export type Reason = v.InferOutput<typeof Reason>

export const FLAGS = [
  'clock-corrected',
  'day-changed',
  'future',
  'old',
  'links-persons',
  'many-duplicates',
  'birth-year-differs',
  'sex-differs',
  'receipt-repeated',
  'place-unknown',
] as const
export type Flag = (typeof FLAGS)[number]

/** `signed`: the digits of its QR; null for one from before vouchers were signed. */
export const Voucher = v.object({
  code: v.string(),
  token: v.string(),
  signed: v.nullable(v.string()),
  state: voucherState,
  officeId: v.nullable(v.string()),
  lastDay: day,
})
export type Voucher = v.InferOutput<typeof Voucher>

/** Where an entry counts; `late` says why it may count in no week (RULES section 9). */
export const Counting = v.object({
  dayId: v.nullable(v.string()),
  weekId: v.nullable(v.string()),
  phaseId: v.nullable(v.string()),
  late: v.nullable(v.picklist(['waiting', 'accepted', 'left-out', 'phase-only'])),
})

// Its own object, since a bundler keeps a shape whose entries are read: phones need none of these.
const entry = {
  id: uuid,
  seq: v.number(),
  campaignId: v.string(),
  state: entryState,
  product,
  participation,
  name: v.string(),
  maskedCccd: v.nullable(v.string()),
  maskedInsuranceNumber: v.nullable(v.string()),
  maskedPhone: v.nullable(v.string()),
  birthYear: v.nullable(v.number()),
  sex: v.nullable(v.picklist(['male', 'female'])),
  coverage: Coverage,
  months: v.number(),
  amount: v.number(),
  points: v.number(),
  donated: v.boolean(),
  receiptNumber: v.string(),
  collectedAt: instant,
  collectedFrom: v.picklist(['clock', 'receipt']),
  capturedAt: instant,
  receivedAt: instant,
  counting: Counting,
  flags: v.array(v.picklist(FLAGS)),
  targetGroup: v.nullable(v.picklist(TARGET_GROUPS)),
  place: v.nullable(v.string()),
  officeId: v.nullable(v.string()),
  giftConsent: v.boolean(),
  reason: v.nullable(v.string()),
  otherReceivedAt: v.nullable(instant),
  voucher: v.nullable(Voucher),
}

/** An entry as its collector may read it back: identifiers masked. */
export const Enrolment = v.object(entry)
export type Enrolment = v.InferOutput<typeof Enrolment>

/** The same for a supervisor's queue, with who logged it. */
export const QueueEntry = v.object({
  ...entry,
  collector: v.object({ id: v.string(), code, name: v.string() }),
  organisation: v.string(),
  team: v.nullable(v.string()),
  /** What wants a second look; told to whoever may read the evidence, and not of an entry of their own. */
  signals: v.array(v.picklist(SIGNALS)),
})
export type QueueEntry = v.InferOutput<typeof QueueEntry>

/** `GET /api/enrolments?state=&late=&collector=&product=&day=&signal=&before=&limit=`; `next` is opaque. `looked`: a signal was looked for in so many of the newest alone, and counted there. */
export const EnrolmentList = v.object({ entries: v.array(QueueEntry), next: v.nullable(v.string()), count: whole, looked: v.nullable(whole) })
export type EnrolmentList = v.InferOutput<typeof EnrolmentList>
/** `GET /api/enrolments/:id/history`: every change of state, oldest first. */
export const History = v.object({
  transitions: v.array(
    v.object({ act: v.string(), from: v.nullable(v.string()), to: v.string(), at: instant, by: v.string(), reason: v.nullable(v.string()) }),
  ),
})
export type History = v.InferOutput<typeof History>
/** `POST /api/enrolments/:id/disclosure`: the numbers unmasked; each reading is logged. */
export const Disclosure = v.object({ cccd: v.nullable(v.string()), insuranceNumber: v.nullable(v.string()), phone: v.nullable(v.string()) })
export type Disclosure = v.InferOutput<typeof Disclosure>
