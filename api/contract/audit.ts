import * as v from 'valibot'
import { ENTRY_ACTS } from '#rules/entry-states.ts'
import { day, instant, periodKind, whole } from './shapes.ts'

/** What happens to an entry; its audit line has the same word behind `entry-`. */
export const ENTRY_EVENTS = [
  ...ENTRY_ACTS,
  ...(['log', 'correct', 'accepted', 'left-out', 'set-aside', 'stay-duplicate', 'taken-in', 'taken-out'] as const),
] as const
export type EntryEvent = (typeof ENTRY_EVENTS)[number]

/** Every act that leaves a line in the audit, in the groups in which it is looked for. */
export const AUDIT_ACTS = {
  access: [
    ...(['signed-in', 'sign-in-failed', 'signed-out', 'session-ended', 'start-link', 'start', 'invited', 'first-pin', 'unlocked', 'demo-pins'] as const),
    ...(['name-consent', 'name-consent-withdrawn'] as const),
  ],
  reading: ['disclosure', 'exported', 'look-up-missed', 'fact-missed', 'vouchers-searched'],
  entries: ENTRY_EVENTS.map((event) => `entry-${event}` as const),
  cases: ['case-opened', 'case-ended', 'case-for', 'case-against', 'amendment-proposed', 'amendment-approved', 'amendment-withdrawn'],
  lists: [
    ...(['list-begun', 'list-compared', 'list-confirmed', 'list-taken-back'] as const),
    ...(['pair-same', 'pair-different', 'pair-reopened', 'payment-turned'] as const),
  ],
  gifts: [
    ...(['voucher-issued', 'voucher-moved', 'voucher-revoked', 'voucher-void', 'hand-over', 'hand-over-own-entry'] as const),
    ...(['voucher-followed'] as const),
    ...(['blanks-drawn', 'voucher-replaced', 'voucher-reprinted', 'voucher-transferred', 'voucher-promised', 'participant-reminded'] as const),
    ...(['hand-over-extra', 'hand-over-parked', 'hand-over-undone', 'hold-overridden', 'holding-device-named', 'holding-device-ended'] as const),
    ...(['gift-case-opened', 'gift-case-decided'] as const),
    ...(['stock-receive', 'stock-return', 'stock-breakage', 'stock-count', 'stock-count-proposed', 'stock-count-withdrawn'] as const),
    ...(['stock-purchase', 'stock-dispatch', 'stock-arrive', 'stock-recalled'] as const),
  ],
  results: [
    ...(['result-proposed', 'result-withdrawn', 'result-final', 'announced', 'correction-proposed', 'boards-frozen', 'check-drawn', 'check-call'] as const),
    ...(['complaint-filed', 'complaint-answered', 'prize-paid', 'prize-recovered'] as const),
  ],
  setUp: [
    ...(['campaign-created', 'campaign-changed', 'periods-changed', 'rules-drafted', 'rules-published', 'identifiers-erased'] as const),
    ...(['imported', 'organisation-set', 'office-set', 'office-unlisted', 'target-set', 'targets-set'] as const),
    ...(['staff-added', 'staff-renamed', 'assigned', 'assignment-ended'] as const),
  ],
} as const satisfies Record<string, readonly string[]>
export type AuditGroup = keyof typeof AUDIT_ACTS
export type AuditAct = (typeof AUDIT_ACTS)[AuditGroup][number]
export const AUDIT_GROUPS = Object.keys(AUDIT_ACTS) as AuditGroup[]

/** Who acts where no person does: the server itself, and its clock for erasing identifiers. Nobody known is the empty text. */
export const NO_PERSON = ['', 'system', 'retention'] as const

/** The last line of the audit and its hash, to be noted down. */
export const AuditHead = v.object({ line: whole, hash: v.string() })
export type AuditHead = v.InferOutput<typeof AuditHead>

export const AUDIT_SUBJECTS = ['none', 'person', 'entry', 'case', 'campaign', 'period', 'result', 'organisation', 'office', 'other'] as const

/** One line as it is read: `by` is null where no person is known. `detail` is a short JSON, or plain text in lines of an older version. */
export const AuditLine = v.object({
  ...{ id: whole, at: instant, act: v.string(), detail: v.nullable(v.string()) },
  by: v.object({ id: v.string(), code: v.nullable(v.string()), name: v.nullable(v.string()) }),
  device: v.nullable(v.object({ id: v.string(), name: v.nullable(v.string()) })),
  /** An entry and a case have the name of their collector, a period that of its campaign. */
  subject: v.object({
    ...{ id: v.string(), kind: v.picklist(AUDIT_SUBJECTS), name: v.nullable(v.string()) },
    period: v.nullable(v.object({ kind: periodKind, number: whole })),
  }),
})
export type AuditLine = v.InferOutput<typeof AuditLine>

/** `GET /api/audit`: newest first. `next` leads further back; it may stand beside few lines or none, since one answer looks through so many lines and no more: back to the instant `through`. */
export const AuditPage = v.object({ lines: v.array(AuditLine), next: v.nullable(v.string()), head: AuditHead, through: v.nullable(instant) })
export type AuditPage = v.InferOutput<typeof AuditPage>

/** What `GET /api/audit` is asked: of one person, of one group of acts, about one thing, between two civil days. */
export const AuditQuery = {
  by: v.optional(v.string()),
  act: v.optional(v.picklist(AUDIT_GROUPS)),
  subject: v.optional(v.string()),
  from: v.optional(day),
  to: v.optional(day),
}

/** Files that hold people's data; an empty form or an example needs no line. */
export const EXPORT_KINDS = ['slips', 'targets', 'target-frame', 'list', 'gift-figures'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]
/** `POST /api/exports`: a file with people's data is about to be made. `about` is the id of what it is taken from: no free text, and no number of anybody. */
export const Export = v.object({ kind: v.picklist(EXPORT_KINDS), about: v.optional(v.pipe(v.string(), v.regex(/^(?!\d+$)[a-z0-9.-]{0,80}$/)), '') })
export type Export = v.InferOutput<typeof Export>
