import * as v from 'valibot'
import { code, instant, remark, whole } from './shapes.ts'
import { QueueEntry } from './enrolments.ts'

/** `duplicate`: the second entry of one person; `identity`: numbers that link two persons; `gift`: a mug given for an entry that fell. */
export const CASE_KINDS = ['duplicate', 'identity', 'gift'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

export const CaseView = v.object({
  id: v.string(),
  kind: v.picklist(CASE_KINDS),
  state: v.picklist(['open', 'decided']),
  openedAt: instant,
  entry: QueueEntry,
  holder: v.nullable(QueueEntry),
  suggestion: v.nullable(v.picklist(['entry', 'holder'])),
  decision: v.nullable(v.object({ by: v.string(), at: instant, counts: v.boolean(), reason: v.string() })),
})
export type CaseView = v.InferOutput<typeof CaseView>
/** `GET /api/cases?state=open&collector=&with=&before=&limit=`: `next` is opaque, the `before` of the following page; `count` is of all pages. */
export const CaseList = v.object({ cases: v.array(CaseView), next: v.nullable(v.string()), count: whole })
export type CaseList = v.InferOutput<typeof CaseList>

/** `GET /api/cases/collisions`: who collides with whom; `ended` are cases that ended without a decision, `lost` how many decided ones each lost. */
export const Collisions = v.object({
  collectors: v.array(v.object({ id: v.string(), code, name: v.string(), organisation: v.string() })),
  pairs: v.array(
    v.object({
      ...{ one: v.string(), other: v.string(), open: whole, decided: whole, ended: whole },
      lost: v.object({ one: whole, other: whole }),
    }),
  ),
})
export type Collisions = v.InferOutput<typeof Collisions>

/** `POST /api/cases/:id/decision`: does the entry that the case is named by count? */
export const Decision = v.object({ counts: v.boolean(), reason: remark(300) })
export type Decision = v.InferOutput<typeof Decision>

/** `POST /api/enrolments/:id/lateness` */
export const LatenessDecision = v.object({ accepted: v.boolean(), reason: remark(300) })

/** `POST /api/lateness`: one word on many late entries, with one reason (RULES 14.12); one outcome for each id. */
export const LatenessOfMany = v.object({ ids: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(500)), ...LatenessDecision.entries })

/** `POST /api/returns` and `POST /api/rejections`: many at once with one reason; one outcome for each id. */
export const ManyWithReason = v.object({ ids: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(500)), reason: remark(300) })

/** `POST /api/verifications` and `POST /api/set-asides`: many at once; one outcome for each id. */
export const Many = v.object({ ids: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(500)), reason: v.optional(remark(300)) })
export const ManyAnswer = v.object({ outcomes: v.array(v.object({ id: v.string(), ok: v.boolean(), code: v.nullable(v.string()) })) })
export type ManyAnswer = v.InferOutput<typeof ManyAnswer>
