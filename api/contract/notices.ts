import * as v from 'valibot'
import { instant, periodKind, whole } from './shapes.ts'

const period = { periodId: v.string(), periodKind, periodNumber: whole }
/** What a person is told of their own, once and for good; the sentence is made by the client. `team` names the team whose result it is, else it is the person's own. */
export const NoticeBody = v.variant('kind', [
  v.object({
    kind: v.literal('result-corrected'),
    ...period,
    ...{ version: whole, reason: v.string() },
    ...{ fromRank: v.nullable(whole), toRank: v.nullable(whole), fromPrize: whole, toPrize: whole, team: v.optional(v.string()) },
  }),
  v.object({ kind: v.literal('after-phase'), enrolmentId: v.string() }),
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
