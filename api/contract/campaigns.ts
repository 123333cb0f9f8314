import * as v from 'valibot'
import type { CampaignRules, PeriodKind } from '#rules/words.ts'
import type { PeriodState } from '#rules/closing.ts'
import { day, text } from './shapes.ts'

/** A period as everyone sees it; `version` is the one that is final, if any. */
export type PeriodView = {
  id: string
  kind: PeriodKind
  number: number
  firstDay: string
  lastDay: string
  cutoffAt: number
  state: PeriodState
  version: number | null
  finalAt: number | null
}

export type TeamView = { organisationId: string; code: string; name: string; division: string | null; defaultOfficeId: string | null }
export type OfficeView = { id: string; code: string; name: string; address: string; hours: string; phone: string }

/** `GET /api/campaigns/:id`: everything a phone needs to log without network. */
export type CampaignBundle = {
  id: string
  name: string
  theme: string
  firstDay: string
  lastDay: string
  launchDay: string | null
  rulesVersion: number
  rules: CampaignRules
  periods: PeriodView[]
  teams: TeamView[]
  offices: OfficeView[]
  ownTeamId: string | null
}

/** `GET /api/campaigns` */
export type CampaignBrief = { id: string; name: string; theme: string; firstDay: string; lastDay: string }

/** `POST /api/campaigns`: made from a template, its rules published as version 1. */
export const NewCampaign = v.object({
  template: v.picklist(['35-days']),
  name: text(80),
  theme: text(160),
  firstDay: day,
  lastDay: day,
  launchDay: v.nullable(day),
  periods: v.optional(v.union([v.picklist(['from-first-day', 'calendar']), v.object({ days: v.array(day) })]), 'from-first-day'),
  settings: v.optional(v.record(v.string(), v.unknown()), {}),
})
export type NewCampaign = v.InferOutput<typeof NewCampaign>
