/** What a person is told of their own, once and for good; the sentence is made by the client. Newest first at `GET /api/notices`. */
export type NoticeBody =
  | {
      kind: 'result-corrected'
      periodId: string
      periodKind: string
      periodNumber: number
      version: number
      reason: string
      fromRank: number | null
      toRank: number | null
      fromPrize: number
      toPrize: number
    }
  | { kind: 'after-phase'; enrolmentId: string }
  | { kind: 'complaint-answered'; periodId: string; periodKind: string; periodNumber: number; text: string }
  | { kind: 'prize-paid'; periodId: string; periodKind: string; periodNumber: number; amount: number }
  | { kind: 'prize-recovered'; periodId: string; periodKind: string; periodNumber: number; amount: number; decision: string }
export type Notice = { id: string; campaignId: string; at: number; body: NoticeBody }
/** `GET /api/notices?limit=&before=`: `next` is opaque, the `before` of the following page; null at the end. */
export type Notices = { notices: Notice[]; next: string | null }
