import * as v from 'valibot'
import { CorrectionBody, EnrolmentBody, QueueEntry } from './enrolments.ts'
import { instant, participation, remark, whole } from './shapes.ts'

/** `POST /api/enrolments/:id/correction`, by whoever confirms the entry: what it names is changed, the rest stays. `seq` is of the entry that was seen; another refuses `entry-changed`. */
export const EntryCorrection = v.object({ changes: CorrectionBody, reason: remark(300), seq: v.optional(whole) })
export type EntryCorrection = v.InferOutput<typeof EntryCorrection>

export const AMENDMENT_KINDS = ['correction', 'cancellation'] as const
/** `POST /api/enrolments/:id/amendments`: an organiser proposes to change an entry that a final period counts; another organiser approves it. */
export const AmendmentProposal = v.object({
  kind: v.picklist(AMENDMENT_KINDS),
  changes: v.optional(CorrectionBody),
  reason: remark(300),
  seq: v.optional(whole),
})
export type AmendmentProposal = v.InferOutput<typeof AmendmentProposal>
export const AmendmentAnswer = v.object({ id: v.string() })

const { giftConsent: _consent, campaignId: _campaign, blank: _blank, ...said } = EnrolmentBody.entries
/** The fields that a proposal changes, as they are or as they would be; numbers masked. */
export const Stated = v.partial(v.object({ ...said, giftConsent: v.boolean() }))
export type Stated = v.InferOutput<typeof Stated>
const worth = v.object({ participation, points: whole })

/** `worth` and what would be changed stand only where the proposal is open and the entry still the one that was seen. */
export const AmendmentView = v.object({
  ...{ id: v.string(), kind: v.picklist(AMENDMENT_KINDS), state: v.picklist(['open', 'approved', 'withdrawn']), reason: v.string() },
  ...{ by: v.string(), byId: v.string(), at: instant },
  decided: v.nullable(v.object({ by: v.string(), at: instant })),
  entry: QueueEntry,
  /** The final periods that count the entry. */
  periods: v.array(v.string()),
  isChanged: v.boolean(),
  ...{ before: v.nullable(Stated), after: v.nullable(Stated) },
  worth: v.nullable(v.object({ before: worth, after: v.nullable(worth) })),
})
export type AmendmentView = v.InferOutput<typeof AmendmentView>
/** `GET /api/amendments?campaign=&state=`: the open ones, or the 200 decided last. */
export const AmendmentList = v.object({ amendments: v.array(AmendmentView) })
export type AmendmentList = v.InferOutput<typeof AmendmentList>
