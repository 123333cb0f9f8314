import * as v from 'valibot'
import { instant, periodKind, whole } from './shapes.ts'

const period = { periodId: v.string(), periodKind, periodNumber: whole }
/** How a case ended without a decision: what was done with the entry that it is named by. */
export const CASE_ENDS = ['verified', 'returned', 'rejected', 'cancelled', 'corrected'] as const
export type CaseEnd = (typeof CASE_ENDS)[number]
const entry = { enrolmentId: v.string() }
const question = { about: v.picklist(['duplicate', 'identity']), ...entry }
/** What a person is told of their own, once and for good; the sentence is made by the client. `team` names the team whose result it is, else it is the person's own. */
export const NoticeBody = v.variant('kind', [
  v.object({
    kind: v.literal('result-corrected'),
    ...period,
    ...{ version: whole, reason: v.string() },
    ...{ fromRank: v.nullable(whole), toRank: v.nullable(whole), fromPrize: whole, toPrize: whole, team: v.optional(v.string()) },
  }),
  v.object({ kind: v.literal('after-phase'), enrolmentId: v.string() }),
  // Of a case both collectors read the same words, each of their own entry alone. `how` is null when it was not the own one that ended it.
  v.object({ kind: v.literal('case-opened'), ...question }),
  v.object({ kind: v.literal('case-decided'), ...question, counts: v.boolean() }),
  v.object({ kind: v.literal('case-ended'), ...question, how: v.nullable(v.picklist(CASE_ENDS)) }),
  // To the clerk of a voucher that was handed over more than once.
  v.object({ kind: v.literal('gift-case-decided'), office: v.string(), at: instant, stands: v.boolean() }),
  v.object({ kind: v.literal('entry-corrected'), ...entry, reason: v.string() }),
  v.object({ kind: v.literal('entry-amended'), ...entry, change: v.picklist(['correction', 'cancellation']), reason: v.string() }),
  v.object({ kind: v.literal('complaint-answered'), ...period, text: v.string() }),
  v.object({ kind: v.literal('prize-paid'), ...period, amount: whole }),
  v.object({ kind: v.literal('prize-recovered'), ...period, amount: whole, decision: v.string() }),
])
export type NoticeBody = v.InferOutput<typeof NoticeBody>
export const Notice = v.object({ id: v.string(), campaignId: v.string(), at: instant, body: NoticeBody })
export type Notice = v.InferOutput<typeof Notice>
/** `GET /api/notices?limit=&before=`: `next` is opaque, the `before` of the following page; null at the end. */
export const Notices = v.object({ notices: v.array(Notice), next: v.nullable(v.string()) })
export type Notices = v.InferOutput<typeof Notices>
