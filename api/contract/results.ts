import * as v from 'valibot'
import type { Award } from '#rules/prizes.ts'
import type { Blocker, PeriodState } from '#rules/closing.ts'
import type { Difference } from '#rules/difference.ts'
import type { Board, CampaignRules, Group, List } from '#rules/words.ts'
import type { StandingRow } from './standings.ts'
import { remark } from './shapes.ts'

export type AwardRow = Award & {
  name: string | null
  unit: string | null
  rank: number | null
  points: number
  target: number | null
  voluntary: number
  voluntaryTarget: number | null
}
/** One board of one group (a division, a list, or everyone). */
export type Awarding = Group & {
  board: Board
  awards: AwardRow[]
  paid: number
  left: number
  passedOver: { name: string; rank: number; place: string; what: string; has: number; needs: number }[]
}

/** `GET /api/periods/:id/closing`: what an organiser sees before a period is closed. `hash` is of the recount. */
export type Closing = {
  periodId: string
  state: PeriodState
  blockers: (Blocker & { detail: string[] })[]
  late: { accepted: number; leftOut: number }
  recount: { entries: number; differs: number }
  phones: { staffId: string; name: string; waiting: number; lastSyncAt: number }[]
  preview: Awarding[]
  hash: string
  twoPersonClose: boolean
  proposal: { id: string; by: string; byId: string; at: number; comment: string; hash: string } | null
  complaintsUntil: number | null
  openComplaints: number
}

/** `POST /api/periods/:id/result`; with `twoPersonClose` this proposes, else it closes. */
export const Proposal = v.object({ comment: remark(300), acknowledged: v.optional(v.boolean(), false), hash: v.optional(v.string()) })
export type Proposal = v.InferOutput<typeof Proposal>
export type ProposalAnswer = { id: string; state: 'proposed' | 'final'; version: number | null; hash: string }

/** `POST /api/results/:id/approval` */
export const Approval = v.object({ comment: remark(300) })

/** A row as it was closed; money and time stay in the snapshot and on no board. */
export type SnapshotRow = StandingRow & { amount: number; lastReceiptAt: number | null }
export type { Difference, Move, PrizeChange } from '#rules/difference.ts'

/** An entry that a correction is about: `fallen` no longer counts though the snapshot holds it, `arrived` would have counted. `wonPrize` while unpaid (RULES 14.15). */
export type CorrectionEntry = {
  id: string
  about: 'fallen' | 'arrived'
  collectorId: string
  collector: string
  product: string
  points: number
  state: string
  collectedAt: number
  receivedAt: number
  reason: string | null
  wonPrize: boolean
}
/** `GET /api/periods/:id/correction`: what has happened to a final period since. */
export type CorrectionView = {
  periodId: string
  version: number
  entries: CorrectionEntry[]
  proposal: (CorrectionPreview & { id: string; by: string; byId: string; at: number; comment: string }) | null
}
/** `POST /api/periods/:id/correction`: without `hash` a preview, with the previewed `hash` a proposal that another organiser approves like a close. */
export const Correction = v.object({
  takeOut: v.pipe(v.array(v.string()), v.maxLength(500)),
  takeIn: v.pipe(v.array(v.string()), v.maxLength(500)),
  comment: v.optional(remark(300)),
  hash: v.optional(v.string()),
})
export type Correction = v.InferOutput<typeof Correction>
export type CorrectionPreview = { takeOut: string[]; takeIn: string[]; difference: Difference; awards: Awarding[]; hash: string }

/** The snapshot of a closed period, as stored (`GET /api/periods/:id/result`). Its SHA-256 stands beside it. */
export type Snapshot = {
  campaign: { id: string; name: string; rulesVersion: number; rules: unknown }
  period: { id: string; kind: string; number: number; firstDay: string; lastDay: string; cutoffAt: number }
  version: number
  seq: number
  closedAt: number
  proposedBy: { id: string; name: string; at: number; comment: string }
  approvedBy: { id: string; name: string; at: number; comment: string }
  acknowledgedPhones: { staffId: string; name: string; waiting: number }[]
  setAside: string[]
  /** How many entries count, and the SHA-256 of their ids, sorted, a line each. */
  entries: { count: number; hash: string }
  correction: { of: { version: number; hash: string }; reason: string; takeOut: string[]; takeIn: string[]; difference: Difference } | null
  boards: { board: Board; rows: SnapshotRow[] }[]
  awards: Awarding[]
  roster: { staffId: string; name: string; organisationId: string | null; teamId: string | null; list: List; publishName: boolean }[]
  /** Of teams and of persons (`organisationId` is either); a phase without its own has the sum of its weeks. */
  targets: { organisationId: string; product: string; target: number }[]
  totals: Record<string, number>
}
export type Result = { id: string; periodId: string; version: number; hash: string; at: number; announcedAt: number | null; snapshot: Snapshot }

/** `GET /api/announcements`, and one whole. In the public one a person without consent has the name «Nhân viên thu». */
export type AnnouncementBrief = {
  id: string
  campaignId: string
  campaign: string
  periodId: string
  periodKind: string
  periodNumber: number
  firstDay: string
  lastDay: string
  version: number
  announcedAt: number
  training: boolean
}
export type Announcement = AnnouncementBrief & {
  hash: string
  closedAt: number
  signedBy: string[]
  complaintsUntil: number
  teamMeasure: CampaignRules['teamMeasure']
  correction: { reason: string; difference: Difference } | null
  awards: Awarding[]
  boards: { board: Board; rows: StandingRow[] }[]
  totals: Record<string, number>
}
