import * as v from 'valibot'
import { GIFT_OUTCOMES, SINCE_DECIDED } from '#rules/gift-cases.ts'
import { GIFT_CASE_KINDS, HANDOVER_MODES } from '#rules/redemption.ts'
import { ENTRY_EVENTS } from './audit.ts'
import { ProxyShape } from './counter.ts'
import { QueueEntry } from './enrolments.ts'
import { entryState, instant, remark, whole } from './shapes.ts'

const person = v.object({ code: v.string(), name: v.string() })
const place = v.object({ id: v.string(), name: v.string() })

/** A gift that left a shelf, as a case shows it. `at` is the corrected time of the tap, give or take `uncertainty` milliseconds. `back`: its mug lies on the shelf again. */
export const GiftGiven = v.object({
  ...{ id: v.string(), office: place, clerk: person, device: v.nullable(v.string()) },
  ...{ at: instant, uncertainty: whole, receivedAt: v.nullable(instant), source: v.string(), mode: v.picklist(HANDOVER_MODES) },
  ...{
    standing: v.boolean(),
    burst: v.boolean(),
    ownEntry: v.boolean(),
    factWrong: v.boolean(),
    back: v.boolean(),
    proxy: v.nullable(v.object({ ...ProxyShape.entries, lastFour: v.nullable(ProxyShape.entries.lastFour) })),
  },
  /** Whose word took the hold from a device that could not be asked. */
  override: v.nullable(v.object({ by: v.string(), at: instant, reason: v.string() })),
  undone: v.nullable(v.object({ by: v.string(), at: instant, returned: v.boolean(), reason: v.nullable(v.string()) })),
})
export type GiftGiven = v.InferOutput<typeof GiftGiven>

/**
 * A question about a gift with its evidence: `given` are the handovers of that gift, first of all the one that the case is about; `entry` is null where a code is nobody's;
 * `shelf` is the office's balance with its last moves, for a balance below zero; `story` what happened to a fallen entry, oldest first. `may`: whether the reader decides it.
 */
export const GiftCaseView = v.object({
  ...{ id: v.string(), kind: v.picklist(GIFT_CASE_KINDS), state: v.picklist(['open', 'decided']), openedAt: instant },
  ...{ office: place, code: v.nullable(v.string()), entry: v.nullable(QueueEntry), given: v.array(GiftGiven) },
  shelf: v.nullable(
    v.object({
      balance: whole,
      moves: v.array(v.object({ id: v.string(), kind: v.string(), quantity: whole, at: instant, by: v.string(), note: v.nullable(v.string()) })),
    }),
  ),
  story: v.array(v.object({ act: v.picklist(ENTRY_EVENTS), after: entryState, at: instant, by: v.string(), reason: v.nullable(v.string()) })),
  may: v.picklist(['yes', 'no', 'own-entry', 'own-handover']),
  /** `since`: what happened past it. */
  decision: v.nullable(
    v.object({ by: v.string(), at: instant, outcome: v.nullable(v.picklist(GIFT_OUTCOMES)), reason: v.string(), since: v.nullable(v.picklist(SINCE_DECIDED)) }),
  ),
})
export type GiftCaseView = v.InferOutput<typeof GiftCaseView>

/** `GET /api/gift-cases?state=&kind=&office=&before=&limit=`: newest first. `next` is opaque, the `before` of the following page; `count` is of all pages, `open` of each kind that waits. */
export const GiftCaseList = v.object({
  cases: v.array(GiftCaseView),
  ...{ next: v.nullable(v.string()), count: whole },
  open: v.record(v.picklist(GIFT_CASE_KINDS), whole),
})
export type GiftCaseList = v.InferOutput<typeof GiftCaseList>

/** `POST /api/gift-cases/:id/decision`. Of an extra handover `standing` names the one that counts; `outcome` is about the mug of the other. Of an unknown code `belongs` names the voucher that it was for. */
export const GiftDecision = v.variant('outcome', [
  v.object({ outcome: v.picklist(['returned', 'written-off']), standing: v.optional(v.string()), reason: remark(300) }),
  v.object({ outcome: v.literal('explained'), reason: remark(300) }),
  v.object({ outcome: v.literal('belongs'), code: v.pipe(v.string(), v.maxLength(40)), reason: remark(300) }),
])
export type GiftDecision = v.InferOutput<typeof GiftDecision>
