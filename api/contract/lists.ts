import * as v from 'valibot'
import { LIST_FIELDS, LIST_FORMS, LIST_GROUPS } from '#rules/list-words.ts'
import { DOUBTS } from '#rules/matching.ts'
import { QueueEntry } from './enrolments.ts'
import { day, dong, instant, month, participation, product, remark, text, uuid, whole } from './shapes.ts'

/** For each column, counted from the left from 0, the field that it fills, or null. `product` is what all rows are when no column says it. */
export const ListMapping = v.object({
  columns: v.pipe(v.array(v.nullable(v.picklist(LIST_FIELDS))), v.maxLength(200)),
  product: v.nullable(product),
})
export type ListMapping = v.InferOutput<typeof ListMapping>

/** One payment, read off its row in the browser. `row` is its number in the file. Without any number and without a name with a birth year it can be compared with nothing. */
export const ListRow = v.object({
  row: v.pipe(whole, v.minValue(1), v.maxValue(2_000_000)),
  product,
  name: text(60),
  cccd: v.nullable(text(20)),
  insuranceNumber: v.nullable(text(20)),
  birthYear: v.nullable(v.pipe(whole, v.minValue(1900), v.maxValue(2100))),
  sex: v.nullable(v.picklist(['male', 'female'])),
  participation: v.nullable(participation),
  receiptNumber: v.nullable(text(30)),
  paidDay: v.nullable(day),
  amount: v.nullable(dong),
  months: v.nullable(v.pipe(whole, v.minValue(1), v.maxValue(120))),
  fromMonth: v.nullable(month),
  collectorCode: v.nullable(text(20)),
  place: v.nullable(text(120)),
})
export type ListRow = v.InferOutput<typeof ListRow>

export { LIST_FIELDS, LIST_FORMS, LIST_GROUPS, type ListField, type ListForm, type ListGroup } from '#rules/list-words.ts'
export { DOUBTS, type Doubt } from '#rules/matching.ts'

/** `POST /api/lists`: begins a list or finds the one with the same rows; `digest` tells its rows: SHA-256 (hex) over the SHA-256 of the canonical JSON of each 500 of them, in order; `headings` is that of its headings. */
export const NewList = v.object({
  campaignId: v.string(),
  digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  headings: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  name: remark(120),
  form: v.picklist(LIST_FORMS),
  mapping: ListMapping,
  rows: v.pipe(whole, v.minValue(1), v.maxValue(200_000)),
  skipped: v.pipe(whole, v.minValue(0)),
})
export type NewList = v.InferOutput<typeof NewList>

/** A list as far as the asker may see into it. `received` counts the rows that arrived, `done` those compared; while `confirming` (or while that is taken back) those gone through. `matchedAt`: as entries stood then they were compared. */
export const ListView = v.object({
  ...{ id: uuid, campaignId: v.string(), name: v.string(), form: v.picklist(LIST_FORMS), by: v.string(), at: instant },
  state: v.picklist(['receiving', 'matching', 'matched']),
  confirming: v.boolean(),
  /** A fault ended the comparing or confirming in the middle; `POST …/matching` goes on with it. */
  stalled: v.boolean(),
  ...{ rows: whole, skipped: whole, received: whole, done: whole, matchedAt: v.nullable(instant) },
  /** Is it the asker's own, who alone may send its rows? `organisation`: whose entries it is compared with; null: the whole campaign's. */
  ...{ own: v.boolean(), organisation: v.nullable(v.string()) },
  /** What the asker confirmed in one go and may still take back until an instant; null: nothing. */
  undo: v.nullable(v.object({ until: instant, count: whole })),
  /** Entries that came since the comparing, and entries of pairs that changed since; an agreed one that says something else now is not `toConfirm`. */
  newer: whole,
  /** `toConfirm`: agreed entries that still wait; `withoutPayment`: entries in the list's days and products that no row speaks of. */
  counts: v.object({ agreed: whole, toConfirm: whole, doubtful: whole, unmatched: whole, different: whole, withoutPayment: whole }),
})
export type ListView = v.InferOutput<typeof ListView>
export const Lists = v.object({ lists: v.array(ListView) })
export type Lists = v.InferOutput<typeof Lists>

/** `POST /api/lists/:id/rows`: some rows, in any order, any number of times. The answer counts all that arrived; sent in order, that is where to go on. */
export const ListRows = v.object({ rows: v.pipe(v.array(ListRow), v.minLength(1), v.maxLength(500)) })
export type ListRows = v.InferOutput<typeof ListRows>
export const ListRowsAnswer = v.object({ received: whole })
export type ListRowsAnswer = v.InferOutput<typeof ListRowsAnswer>

/** A payment as it may be read: numbers masked. */
export const ListRowView = v.object({
  row: whole,
  ...{ product, participation: v.nullable(participation), name: v.string(), maskedCccd: v.nullable(v.string()), maskedInsuranceNumber: v.nullable(v.string()) },
  ...{ birthYear: v.nullable(whole), sex: v.nullable(v.picklist(['male', 'female'])), receiptNumber: v.nullable(v.string()), paidDay: v.nullable(day) },
  ...{ amount: v.nullable(whole), months: v.nullable(whole), fromMonth: v.nullable(month), place: v.nullable(v.string()) },
  /** `collector` is the name behind the code, when there is one. */
  ...{ collectorCode: v.nullable(v.string()), collector: v.nullable(v.string()), organisation: v.nullable(v.string()) },
  group: v.picklist(LIST_GROUPS),
  doubts: v.array(v.picklist(DOUBTS)),
  entry: v.nullable(QueueEntry),
  /** May the asker decide about it, confirm its entry, or turn it into one? */
  mine: v.boolean(),
  decision: v.nullable(v.object({ by: v.string(), at: instant, reason: v.nullable(v.string()) })),
})
export type ListRowView = v.InferOutput<typeof ListRowView>
/**
 * `GET /api/lists/:id/rows?group=&after=&limit=`: by row number; `next` is the `after` of the following page.
 * `GET /api/lists/:id/entries?after=&limit=` answers an `EnrolmentList`: entries without a payment. `POST /api/lists/:id/matching`, `…/verifications`
 * and `…/verifications/undo` answer the `ListView`, and the work goes on behind it; `…/decision` answers the `ListRowView`.
 */
export const ListRowPage = v.object({ rows: v.array(ListRowView), next: v.nullable(v.string()) })
export type ListRowPage = v.InferOutput<typeof ListRowPage>

/** `POST /api/lists/:id/rows/:row/decision`: is the doubtful pair one and the same? `same` makes it agreed and confirms the entry when it waits. */
export const PairDecision = v.object({ same: v.boolean(), reason: v.optional(remark(300)) })
export type PairDecision = v.InferOutput<typeof PairDecision>

/** `POST /api/lists/:id/rows/:row/enrolment`: makes an entry of a payment, logged for the collector it names (`collectorCode` when the row's own is missing or wrong). What the list does not say is told here. */
export const RowEnrolment = v.object({
  collectorCode: v.optional(text(20)),
  insured: v.optional(v.picklist(['never', 'compulsory', 'until'])),
  coveredUntil: v.optional(v.union([day, month])),
  months: v.optional(whole),
  amount: v.optional(dong),
  receiptNumber: v.optional(text(30)),
  paidDay: v.optional(day),
  reason: remark(300),
})
export type RowEnrolment = v.InferOutput<typeof RowEnrolment>
export const RowEnrolmentAnswer = v.object({ enrolmentId: uuid, state: v.string() })

/** `GET /api/lists/mapping?headings=`: how columns with these headings were mapped last. */
export const RememberedMapping = v.object({ mapping: v.nullable(ListMapping) })

/** `POST /api/lists/:id/export`: the rows of a group with masked numbers, to be laid into a workbook by the browser; each call is written down. `next` of one answer is `after` of the next call. */
export const ListExport = v.object({ group: v.picklist([...LIST_GROUPS, 'without-payment']), after: v.optional(v.string()) })
export type ListExport = v.InferOutput<typeof ListExport>
export const ListExportAnswer = v.object({ rows: v.array(ListRowView), entries: v.array(QueueEntry), more: v.boolean(), next: v.nullable(v.string()) })
export type ListExportAnswer = v.InferOutput<typeof ListExportAnswer>
