import * as v from 'valibot'
import { CALL_OUTCOMES, DRAWN_STATES } from '#rules/sample.ts'
import { QueueEntry } from './enrolments.ts'
import { board, instant, periodKind, remark, uuid, whole } from './shapes.ts'

/** How many drawn entries stand where; `fallen` were cancelled before anyone called. */
const counts = { entries: whole, confirmed: whole, denied: whole, unreached: whole, open: whole, fallen: whole }
export const CheckCounts = v.object(counts)
export type CheckCounts = v.InferOutput<typeof CheckCounts>

/**
 * The random check of one version of a result. Of each winner's counted entries, donated ones apart, `share` percent and at least `least` are drawn: those with the
 * smallest SHA-256 of `<seed>:<id of the entry>`. A later version draws only for whom it touches, and what was drawn before stays drawn.
 */
export const CheckRecord = v.object({
  ...{ seed: v.string(), share: whole, least: whole, at: instant },
  ...counts,
  winners: v.array(v.object({ board, id: v.string(), name: v.string(), ...counts })),
})
export type CheckRecord = v.InferOutput<typeof CheckRecord>

/** What everyone may read of it: how it was drawn, and how many. */
export const PublicCheck = v.object({ seed: v.string(), share: whole, least: whole, entries: whole })
export type PublicCheck = v.InferOutput<typeof PublicCheck>

export const CallView = v.object({ id: v.string(), outcome: v.picklist(CALL_OUTCOMES), note: v.nullable(v.string()), at: instant, by: v.string() })
export type CallView = v.InferOutput<typeof CallView>

/** A drawn entry with those whose prize it was drawn for. `mayCall`: the reader confirms it and did not log it. */
export const DrawnEntry = v.object({
  ...{ resultId: v.string(), periodId: v.string(), periodKind, periodNumber: whole },
  ...{ entry: QueueEntry, state: v.picklist(DRAWN_STATES), mayCall: v.boolean() },
  winners: v.array(v.object({ board, id: v.string(), name: v.string() })),
  calls: v.array(CallView),
})
export type DrawnEntry = v.InferOutput<typeof DrawnEntry>
/** `GET /api/checks?campaign=&mine=`: those still to be called first. `counts` are of all, `entries` may be cut. */
export const CheckList = v.object({ entries: v.array(DrawnEntry), counts: CheckCounts })
export type CheckList = v.InferOutput<typeof CheckList>

/** `POST /api/checks/:result/entries/:enrolment/calls`, answered by the call. The id makes a repeat harmless; how else the participant was met stands in the note. */
export const CallReport = v.object({ id: uuid, outcome: v.picklist(CALL_OUTCOMES), note: v.optional(v.union([v.literal(''), remark(200)]), '') })
export type CallReport = v.InferOutput<typeof CallReport>
