import * as v from 'valibot'
import { remark } from './shapes.ts'
import type { QueueEntry } from './enrolments.ts'

/** `duplicate`: the second entry of one person; `identity`: numbers that link two persons; `gift`: a mug given for an entry that fell. */
export type CaseKind = 'duplicate' | 'identity' | 'gift'

export type CaseView = {
  id: string
  kind: CaseKind
  state: 'open' | 'decided'
  openedAt: number
  entry: QueueEntry
  holder: QueueEntry | null
  suggestion: 'entry' | 'holder' | null
  decision: { by: string; at: number; counts: boolean; reason: string } | null
}
/** `GET /api/cases?state=open` */
export type CaseList = { cases: CaseView[] }

/** `POST /api/cases/:id/decision`: does the entry that the case is named by count? */
export const Decision = v.object({ counts: v.boolean(), reason: remark(300) })
export type Decision = v.InferOutput<typeof Decision>

/** `POST /api/enrolments/:id/lateness` */
export const LatenessDecision = v.object({ accepted: v.boolean(), reason: remark(300) })

/** `POST /api/verifications` and `POST /api/set-asides`: many at once; one outcome for each id. */
export const Many = v.object({ ids: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(500)), reason: v.optional(remark(300)) })
export type ManyAnswer = { outcomes: { id: string; ok: boolean; code: string | null }[] }
