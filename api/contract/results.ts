import * as v from 'valibot'
import type { Award } from '#rules/prizes.ts'
import type { Blocker, PeriodState } from '#rules/closing.ts'
import type { Board } from '#rules/words.ts'
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
export type Awarding = {
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
}

/** `POST /api/periods/:id/result`; with `twoPersonClose` this proposes, else it closes. */
export const Proposal = v.object({ comment: remark(300), acknowledged: v.optional(v.boolean(), false), hash: v.optional(v.string()) })
export type Proposal = v.InferOutput<typeof Proposal>
export type ProposalAnswer = { id: string; state: 'proposed' | 'final'; version: number | null; hash: string }

/** `POST /api/results/:id/approval` */
export const Approval = v.object({ comment: remark(300) })

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
  entries: string[]
  boards: { board: Board; rows: StandingRow[] }[]
  awards: Awarding[]
  roster: { staffId: string; name: string; organisationId: string | null; teamId: string | null; publishName: boolean }[]
  targets: { organisationId: string; product: string; target: number }[]
  totals: Record<string, number>
}
export type Result = { id: string; periodId: string; version: number; hash: string; at: number; announcedAt: number | null; snapshot: Snapshot }

/** `GET /api/announcements`, and one whole. In the public one a person without consent has the name «Nhân viên thu». */
export type AnnouncementBrief = {
  id: string
  campaign: string
  periodKind: string
  periodNumber: number
  firstDay: string
  lastDay: string
  version: number
  announcedAt: number
}
export type Announcement = AnnouncementBrief & {
  hash: string
  closedAt: number
  signedBy: string[]
  awards: Awarding[]
  boards: { board: Board; rows: StandingRow[] }[]
  totals: Record<string, number>
}
