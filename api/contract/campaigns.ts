import * as v from 'valibot'
import { PERIOD_STATES } from '#rules/closing.ts'
import { TEMPLATES } from '#rules/words.ts'
import { RulesPatch, RulesShape } from './rules.ts'
import { day, instant, periodKind, product, text, whole } from './shapes.ts'

const people = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000_000))
const goalHead = { label: text(120), source: text(120) }
export const GoalShape = v.variant('kind', [
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

/** A period as everyone sees it; `version` is the one that is final, if any. Prizes wait for `complaintsUntil`, the end of the window that an announcement opens. */
export const PeriodView = v.object({
  id: v.string(),
  kind: periodKind,
  number: whole,
  firstDay: day,
  lastDay: day,
  cutoffAt: instant,
  state: v.picklist(PERIOD_STATES),
  version: v.nullable(whole),
  finalAt: v.nullable(instant),
  complaintsUntil: v.nullable(instant),
})
export type PeriodView = v.InferOutput<typeof PeriodView>

export const TeamView = v.object({
  organisationId: v.string(),
  code: v.string(),
  name: v.string(),
  division: v.nullable(v.string()),
  defaultOfficeId: v.nullable(v.string()),
})
export type TeamView = v.InferOutput<typeof TeamView>
export const OfficeView = v.object({
  id: v.string(),
  code: v.string(),
  name: v.string(),
  address: v.string(),
  hours: v.string(),
  phone: v.string(),
  latitude: v.nullable(v.number()),
  longitude: v.nullable(v.number()),
})
export type OfficeView = v.InferOutput<typeof OfficeView>

/** `GET /api/campaigns/:id`: everything a phone needs to log without network. */
export const CampaignBundle = v.object({
  id: v.string(),
  name: v.string(),
  theme: v.string(),
  slogans: v.array(v.string()),
  planNumber: v.nullable(v.string()),
  planDate: v.nullable(day),
  training: v.boolean(),
  template: v.string(),
  goals: v.array(GoalShape),
  firstDay: day,
  lastDay: day,
  launchDay: v.nullable(day),
  rulesVersion: whole,
  rules: RulesShape,
  periods: v.array(PeriodView),
  teams: v.array(TeamView),
  offices: v.array(OfficeView),
  ownTeamId: v.nullable(v.string()),
  divisions: v.array(v.string()),
})
export type CampaignBundle = v.InferOutput<typeof CampaignBundle>

/** `GET /api/campaigns` */
export const CampaignBrief = v.object({
  id: v.string(),
  name: v.string(),
  theme: v.string(),
  firstDay: day,
  lastDay: day,
  training: v.boolean(),
  published: v.boolean(),
})
export type CampaignBrief = v.InferOutput<typeof CampaignBrief>

export { TEMPLATES, type TemplateName } from '#rules/words.ts'

const head = {
  name: text(80),
  theme: text(160),
  slogans: v.pipe(v.array(text(200)), v.maxLength(20)),
  planNumber: v.nullable(text(60)),
  planDate: v.nullable(day),
  goals: v.pipe(v.array(GoalShape), v.maxLength(20)),
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
export const CarryOver = v.object({
  periodId: v.string(),
  final: v.boolean(),
  rows: v.array(
    v.object({
      ownerId: v.string(),
      product,
      target: whole,
      achieved: whole,
      remaining: v.array(v.object({ periodId: v.string(), before: whole, target: whole })),
    }),
  ),
})
export type CarryOver = v.InferOutput<typeof CarryOver>

/**
 * `GET /api/campaigns/:id/goals` answers `{goals}`: how far each one is (DOMAIN T3 to T7). `official` and `provisional` are people, with those counted before; `rate` of the official ones
 * in hundredths of a percent, rounded for the eye, and `missing` people are `null` for a share whose base is not known; `reached` is never rounded.
 * `pace` of a goal of people: `ahead` is people before (or, negative, behind) an even pace at the end of the day, `perDay` what each day left must bring.
 */
export const GoalProgress = v.object({
  goal: GoalShape,
  official: whole,
  provisional: whole,
  rate: v.nullable(whole),
  missing: v.nullable(whole),
  reached: v.boolean(),
  pace: v.nullable(v.object({ day: whole, of: whole, even: whole, ahead: whole, perDay: v.nullable(whole) })),
})
export type GoalProgress = v.InferOutput<typeof GoalProgress>
