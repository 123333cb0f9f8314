import * as v from 'valibot'
import { BLOCKERS, PERIOD_STATES } from '#rules/closing.ts'
import { LISTS, PLACES } from '#rules/words.ts'
import { AuditHead } from './audit.ts'
import { CheckRecord } from './checks.ts'
import { StandingRow } from './standings.ts'
import { board, day, instant, periodKind, product, remark, whole } from './shapes.ts'

export const AwardRow = v.object({
  ...{ place: v.picklist(PLACES), id: v.nullable(v.string()), amount: whole, shared: whole, thing: v.nullable(v.string()) },
  ...{ name: v.nullable(v.string()), unit: v.nullable(v.string()), rank: v.nullable(whole), points: whole },
  ...{ target: v.nullable(whole), voluntary: whole, voluntaryTarget: v.nullable(whole) },
})
export type AwardRow = v.InferOutput<typeof AwardRow>
/** One board of one group (a division, a list, or everyone). */
export const Awarding = v.object({
  ...{ division: v.nullable(v.string()), list: v.nullable(v.picklist(LISTS)), board },
  awards: v.array(AwardRow),
  ...{ paid: whole, left: whole },
  passedOver: v.array(v.object({ name: v.string(), rank: whole, place: v.string(), what: v.string(), has: whole, needs: whole })),
})
export type Awarding = v.InferOutput<typeof Awarding>

const phone = { staffId: v.string(), name: v.string(), waiting: whole }
const proposed = { id: v.string(), by: v.string(), byId: v.string(), at: instant, comment: v.string() }

/** `GET /api/periods/:id/closing`: what an organiser sees before a period is closed. `hash` is of the recount. */
export const Closing = v.object({
  ...{ periodId: v.string(), state: v.picklist(PERIOD_STATES) },
  blockers: v.array(v.object({ code: v.picklist(BLOCKERS), count: whole, detail: v.array(v.string()) })),
  late: v.object({ accepted: whole, leftOut: whole }),
  recount: v.object({ entries: whole, differs: whole }),
  phones: v.array(v.object({ ...phone, lastSyncAt: instant })),
  preview: v.array(Awarding),
  ...{ hash: v.string(), twoPersonClose: v.boolean() },
  proposal: v.nullable(v.object({ ...proposed, hash: v.string() })),
  ...{ complaintsUntil: v.nullable(instant), openComplaints: whole },
  /** Of a final period whose winners are checked. */
  check: v.nullable(CheckRecord),
})
export type Closing = v.InferOutput<typeof Closing>

/** `POST /api/periods/:id/result`; with `twoPersonClose` this proposes, else it closes. */
export const Proposal = v.object({ comment: remark(300), acknowledged: v.optional(v.boolean(), false), hash: v.optional(v.string()) })
export type Proposal = v.InferOutput<typeof Proposal>
export const ProposalAnswer = v.object({ id: v.string(), state: v.picklist(['proposed', 'final']), version: v.nullable(whole), hash: v.string() })
export type ProposalAnswer = v.InferOutput<typeof ProposalAnswer>

/** `POST /api/results/:id/approval` */
export const Approval = v.object({ comment: remark(300) })

/** A row as it was closed; money and time stay in the snapshot and on no board. */
export const SnapshotRow = v.object({ ...StandingRow.entries, amount: whole, lastReceiptAt: v.nullable(instant) })
export type SnapshotRow = v.InferOutput<typeof SnapshotRow>
export const Move = v.object({
  ...{ board, id: v.string(), code: v.string(), name: v.string() },
  ...{ fromRank: v.nullable(whole), toRank: v.nullable(whole), fromPoints: whole, toPoints: whole },
})
export type Move = v.InferOutput<typeof Move>
const prize = v.nullable(v.object({ place: v.string(), amount: whole }))
export const PrizeChange = v.object({ board, id: v.string(), name: v.string(), from: prize, to: prize })
export type PrizeChange = v.InferOutput<typeof PrizeChange>
/** What a correction changes: who moved from where to where, and whose prize is another. */
export const Difference = v.object({ moves: v.array(Move), prizes: v.array(PrizeChange) })
export type Difference = v.InferOutput<typeof Difference>

/** An entry that a correction is about: `fallen` no longer counts though the snapshot holds it, `arrived` would have counted. `wonPrize` while unpaid (RULES 14.15). */
export const CorrectionEntry = v.object({
  ...{ id: v.string(), about: v.picklist(['fallen', 'arrived']), collectorId: v.string(), collector: v.string() },
  ...{ product, points: whole, state: v.string(), collectedAt: instant, receivedAt: instant },
  ...{ reason: v.nullable(v.string()), wonPrize: v.boolean() },
})
export type CorrectionEntry = v.InferOutput<typeof CorrectionEntry>
/** What a correction would make of a period. */
export const CorrectionPreview = v.object({
  ...{ takeOut: v.array(v.string()), takeIn: v.array(v.string()) },
  difference: Difference,
  awards: v.array(Awarding),
  hash: v.string(),
})
export type CorrectionPreview = v.InferOutput<typeof CorrectionPreview>
/** `GET /api/periods/:id/correction`: what has happened to a final period since. */
export const CorrectionView = v.object({
  ...{ periodId: v.string(), version: whole },
  entries: v.array(CorrectionEntry),
  proposal: v.nullable(v.object({ ...CorrectionPreview.entries, ...proposed })),
})
export type CorrectionView = v.InferOutput<typeof CorrectionView>
/** `POST /api/periods/:id/correction`: without `hash` a preview, with the previewed `hash` a proposal that another organiser approves like a close. */
export const Correction = v.object({
  takeOut: v.pipe(v.array(v.string()), v.maxLength(500)),
  takeIn: v.pipe(v.array(v.string()), v.maxLength(500)),
  comment: v.optional(remark(300)),
  hash: v.optional(v.string()),
})
export type Correction = v.InferOutput<typeof Correction>

const signed = v.object({ id: v.string(), name: v.string(), at: instant, comment: v.string() })
const totals = v.record(v.string(), whole)

/** The snapshot of a closed period, as stored (`GET /api/periods/:id/result`). Its SHA-256 stands beside it. */
export const Snapshot = v.object({
  campaign: v.object({ id: v.string(), name: v.string(), rulesVersion: whole, rules: v.unknown() }),
  period: v.object({ id: v.string(), kind: periodKind, number: whole, firstDay: day, lastDay: day, cutoffAt: instant }),
  ...{ version: whole, seq: whole, closedAt: instant, proposedBy: signed, approvedBy: signed },
  acknowledgedPhones: v.array(v.object(phone)),
  setAside: v.array(v.string()),
  /** How many entries count, and the SHA-256 of their ids, sorted, a line each. */
  entries: v.object({ count: whole, hash: v.string() }),
  correction: v.nullable(
    v.object({
      of: v.object({ version: whole, hash: v.string() }),
      ...{ reason: v.string(), takeOut: v.array(v.string()), takeIn: v.array(v.string()), difference: Difference },
    }),
  ),
  boards: v.array(v.object({ board, rows: v.array(SnapshotRow) })),
  awards: v.array(Awarding),
  roster: v.array(
    v.object({
      ...{ staffId: v.string(), name: v.string(), organisationId: v.nullable(v.string()), teamId: v.nullable(v.string()) },
      ...{ list: v.picklist(LISTS), publishName: v.boolean() },
    }),
  ),
  /** Of teams and of persons (`organisationId` is either); a phase without its own has the sum of its weeks. */
  targets: v.array(v.object({ organisationId: v.string(), product, target: whole })),
  totals,
  /** Where the audit stood before the close: this result's hash vouches for its lines up to there. */
  audit: v.optional(AuditHead),
})
export type Snapshot = v.InferOutput<typeof Snapshot>
export const Result = v.object({
  ...{ id: v.string(), periodId: v.string(), version: whole, hash: v.string(), at: instant },
  announcedAt: v.nullable(instant),
  snapshot: Snapshot,
})
export type Result = v.InferOutput<typeof Result>
const shownRow = v.object({ ...StandingRow.entries, amount: v.optional(whole), lastReceiptAt: v.optional(v.nullable(instant)) })
/** `GET /api/periods/:id/result?version=`: by default the newest. An organiser reads it as stored, others without money and times. */
export const ShownResult = v.object({
  ...Result.entries,
  snapshot: v.object({ ...Snapshot.entries, boards: v.array(v.object({ board, rows: v.array(shownRow) })) }),
  /** How its winners were checked, beside what was signed: calls go on after it. */
  check: v.nullable(CheckRecord),
})
export type ShownResult = v.InferOutput<typeof ShownResult>
/** `GET /api/periods/:id/results`: every version of a closed period, the oldest first. */
export const ResultVersions = v.object({
  versions: v.array(v.object({ id: v.string(), version: whole, hash: v.string(), at: instant, announcedAt: v.nullable(instant) })),
})
export type ResultVersions = v.InferOutput<typeof ResultVersions>
