import * as v from 'valibot'
import { TEAM_MEASURES } from '#rules/words.ts'
import { PublicCheck } from './checks.ts'
import { Awarding, Difference } from './results.ts'
import { board, day, instant, periodKind, whole } from './shapes.ts'
import { StandingRow } from './standings.ts'

/** `GET /api/announcements`, and one whole. In the public one a person without consent has the name «Nhân viên thu». */
export const AnnouncementBrief = v.object({
  ...{ id: v.string(), campaignId: v.string(), campaign: v.string() },
  ...{ periodId: v.string(), periodKind, periodNumber: whole, firstDay: day, lastDay: day },
  ...{ version: whole, announcedAt: instant, training: v.boolean() },
})
export type AnnouncementBrief = v.InferOutput<typeof AnnouncementBrief>
export const Announcement = v.object({
  ...AnnouncementBrief.entries,
  ...{ hash: v.string(), closedAt: instant, signedBy: v.array(v.string()), complaintsUntil: instant },
  teamMeasure: v.picklist(TEAM_MEASURES),
  correction: v.nullable(v.object({ reason: v.string(), difference: Difference })),
  awards: v.array(Awarding),
  boards: v.array(v.object({ board, rows: v.array(StandingRow) })),
  totals: v.record(v.string(), whole),
  check: v.nullable(PublicCheck),
})
export type Announcement = v.InferOutput<typeof Announcement>
