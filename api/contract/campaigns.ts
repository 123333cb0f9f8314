import * as v from 'valibot'
import type { Goal } from '#rules/goals.ts'
import { TEMPLATES, type CampaignRules, type PeriodKind } from '#rules/words.ts'
import type { PeriodState } from '#rules/closing.ts'
import { RulesPatch } from './rules.ts'
import { day, periodKind, product, text } from './shapes.ts'

/** A period as everyone sees it; `version` is the one that is final, if any. Prizes wait for `complaintsUntil`, the end of the window that an announcement opens. */
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
  complaintsUntil: number | null
}

export type TeamView = { organisationId: string; code: string; name: string; division: string | null; defaultOfficeId: string | null }
export type OfficeView = { id: string; code: string; name: string; address: string; hours: string; phone: string }

/** `GET /api/campaigns/:id`: everything a phone needs to log without network. */
export type CampaignBundle = {
  id: string
  name: string
  theme: string
  slogans: string[]
  planNumber: string | null
  planDate: string | null
  training: boolean
  template: string
  goals: Goal[]
  firstDay: string
  lastDay: string
  launchDay: string | null
  rulesVersion: number
  rules: CampaignRules
  periods: PeriodView[]
  teams: TeamView[]
  offices: OfficeView[]
  ownTeamId: string | null
  divisions: string[]
}

/** `GET /api/campaigns` */
export type CampaignBrief = { id: string; name: string; theme: string; firstDay: string; lastDay: string; training: boolean; published: boolean }

export { TEMPLATES, type TemplateName } from '#rules/words.ts'

const people = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000_000))
const goalHead = { label: text(120), source: text(120) }
const goal = v.variant('kind', [
  v.strictObject({
    kind: v.literal('people'),
    ...goalHead,
    product: v.nullable(product),
    firstDay: day,
    lastDay: day,
    people,
    before: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000))),
    onlyNew: v.optional(v.boolean()),
  }),
  v.strictObject({
    kind: v.literal('coverage'),
    ...goalHead,
    product,
    base: v.nullable(people),
    rate: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
    covered: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000)),
    asOf: day,
  }),
])
const head = {
  name: text(80),
  theme: text(160),
  slogans: v.pipe(v.array(text(200)), v.maxLength(20)),
  planNumber: v.nullable(text(60)),
  planDate: v.nullable(day),
  goals: v.pipe(v.array(goal), v.maxLength(20)),
}

/**
 * `POST /api/campaigns`: made from a template, or as a copy of an earlier campaign (`copyOf`: its rules, teams, divisions and counters).
 * `publish` makes its rules version 1 at once; without it they are a draft, and no entry is taken. `training`: a dry run with figures of its own.
 */
export const NewCampaign = v.object({
  template: v.picklist(TEMPLATES),
  copyOf: v.optional(v.nullable(v.string()), null),
  ...head,
  slogans: v.optional(head.slogans, []),
  planNumber: v.optional(head.planNumber, null),
  planDate: v.optional(head.planDate, null),
  goals: v.optional(head.goals, []),
  training: v.optional(v.boolean(), false),
  publish: v.optional(v.boolean(), true),
  firstDay: day,
  lastDay: day,
  launchDay: v.nullable(day),
  periods: v.optional(v.union([v.picklist(['from-first-day', 'calendar']), v.object({ days: v.array(day) })]), 'from-first-day'),
  settings: v.optional(RulesPatch, {}),
})
export type NewCampaign = v.InferOutput<typeof NewCampaign>

/** `PATCH /api/campaigns/:id`: what stands on its head. Days change only before its first day, and take the periods along. */
export const CampaignChange = v.partial(v.object({ ...head, firstDay: day, lastDay: day, launchDay: v.nullable(day) }))
export type CampaignChange = v.InferOutput<typeof CampaignChange>

/** `POST /api/campaigns/:id/periods`: all periods but the phase, in order. One that has begun must stand there as it is; an `id` keeps a period's targets. */
export const PeriodsChange = v.object({
  periods: v.pipe(v.array(v.object({ id: v.optional(v.string()), kind: periodKind, firstDay: day, lastDay: day })), v.maxLength(400)),
})
export type PeriodsChange = v.InferOutput<typeof PeriodsChange>

/** `POST /api/campaigns/:id/targets`: many cells of the grid in one write; one bad cell and none is stored. `null` takes a target away. */
export const TargetsChange = v.object({
  targets: v.pipe(
    v.array(
      v.object({
        periodId: v.string(),
        ownerId: v.string(),
        product,
        target: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))),
      }),
    ),
    v.minLength(1),
    v.maxLength(20_000),
  ),
})
export type TargetsChange = v.InferOutput<typeof TargetsChange>

/** `GET /api/campaigns/:id/carry-over?period=`: what is missing of a week, spread over the weeks that have not begun (DOMAIN T20). `achieved` is official, new and returning. */
export type CarryOver = {
  periodId: string
  final: boolean
  rows: { ownerId: string; product: string; target: number; achieved: number; remaining: { periodId: string; before: number; target: number }[] }[]
}

/**
 * `GET /api/campaigns/:id/goals` answers `{goals}`: how far each one is (DOMAIN T3 to T7). `official` and `provisional` are people, with those counted before; `rate` of the official ones
 * in hundredths of a percent, rounded for the eye, and `missing` people are `null` for a share whose base is not known; `reached` is never rounded.
 * `pace` of a goal of people: `ahead` is people before (or, negative, behind) an even pace at the end of the day, `perDay` what each day left must bring.
 */
export type GoalProgress = {
  goal: Goal
  official: number
  provisional: number
  rate: number | null
  missing: number | null
  reached: boolean
  pace: { day: number; of: number; even: number; ahead: number; perDay: number | null } | null
}
