import * as v from 'valibot'
import { GIFT_PER, LISTS, PERIOD_KINDS, PLACES, TEAM_MEASURES, TIE_BREAKERS } from '#rules/words.ts'
import { board, day, instant, periodKind, remark, text, whole } from './shapes.ts'

const upTo = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))
const byParticipation = v.strictObject({ new: upTo(1_000), returning: upTo(1_000), renewal: upTo(1_000) })
const months = v.strictObject({ months: upTo(60) })

export const PrizeRowShape = v.strictObject({
  period: v.picklist(PERIOD_KINDS),
  board,
  division: v.optional(text(40)),
  list: v.optional(v.picklist(LISTS)),
  place: v.picklist(PLACES),
  count: v.pipe(upTo(1_000), v.minValue(1)),
  amount: upTo(1_000_000_000),
  thing: v.optional(text(80)),
  minimumPoints: v.optional(upTo(1_000_000)),
  minimumVoluntary: v.optional(upTo(100_000)),
  minimumTargetRate: v.optional(upTo(1_000)),
})

const fields = {
  interruption: v.strictObject({ 'bhxh-tn': months, 'bhyt-hgd': v.union([months, v.strictObject({ days: upTo(2_000) })]) }),
  points: v.strictObject({ 'bhxh-tn': byParticipation, 'bhyt-hgd': byParticipation }),
  monthsBonus: v.pipe(v.array(v.strictObject({ from: v.pipe(upTo(120), v.minValue(1)), points: upTo(1_000) })), v.maxLength(12)),
  cutoffHours: upTo(48),
  twoPersonClose: v.boolean(),
  giftPer: v.picklist(GIFT_PER),
  teamMeasure: v.picklist(TEAM_MEASURES),
  lists: v.picklist(['joined', 'apart']),
  divideIndividuals: v.boolean(),
  targetFloor: upTo(1_000_000),
  tieBreakers: v.pipe(
    v.array(v.picklist(TIE_BREAKERS)),
    v.check((names) => new Set(names).size === names.length),
  ),
  prizes: v.pipe(v.array(PrizeRowShape), v.maxLength(200)),
  prizeBudget: v.nullable(upTo(100_000_000_000)),
  voucherDays: upTo(730),
  freeze: v.boolean(),
  complaintDays: upTo(30),
  holidays: v.pipe(v.array(day), v.maxLength(100)),
  checkShare: upTo(100),
  checkLeast: upTo(1_000),
}

/** The settings of a campaign, whole; what a form sends and a version freezes. */
export const RulesShape = v.strictObject(fields)
/** What differs from the template: each setting whole, or left out. The two tables may name single cells. */
export const RulesPatch = v.partial(
  v.strictObject({
    ...fields,
    interruption: v.partial(fields.interruption),
    points: v.partial(fields.points),
  }),
)
export type RulesPatch = v.InferOutput<typeof RulesPatch>

/** `PATCH /api/campaigns/:id/rules`: the draft, not yet in force. */
export const RulesDraft = v.object({ rules: RulesShape })
export type RulesDraft = v.InferOutput<typeof RulesDraft>
/** `POST /api/campaigns/:id/rules`: publishes the draft as the next version; `note` says what changed. */
export const RulesPublication = v.object({ note: remark(300) })
export type RulesPublication = v.InferOutput<typeof RulesPublication>

export const RulesVersionBrief = v.object({ version: whole, publishedAt: instant, publishedBy: v.string(), note: v.string() })
export type RulesVersionBrief = v.InferOutput<typeof RulesVersionBrief>
/** What keeps a draft from being published, or what an organiser should know; `blocks` for the former. */
export const RulesProblem = v.object({
  code: v.picklist(['prizes-get-stricter', 'over-budget', 'no-targets', 'no-teams', 'division-unknown']),
  blocks: v.boolean(),
  detail: v.array(v.string()),
})
export type RulesProblem = v.InferOutput<typeof RulesProblem>
/** `GET /api/campaigns/:id/rules`. `total` is the whole table's sum in đồng over the campaign's periods and divisions, `prizes` their number. */
export const RulesView = v.object({
  draft: RulesShape,
  changed: v.boolean(),
  versions: v.array(RulesVersionBrief),
  problems: v.array(RulesProblem),
  total: whole,
  prizes: whole,
})
export type RulesView = v.InferOutput<typeof RulesView>

/** `GET /api/public/rules/:campaign?version=`: a published version that anyone may read. `divisions` are those of the teams, `null` when some team has none. */
export const PublicRules = v.object({
  campaignId: v.string(),
  name: v.string(),
  theme: v.string(),
  planNumber: v.nullable(v.string()),
  planDate: v.nullable(day),
  training: v.boolean(),
  firstDay: day,
  lastDay: day,
  launchDay: v.nullable(day),
  version: whole,
  publishedAt: instant,
  note: v.string(),
  rules: RulesShape,
  periods: v.array(v.object({ kind: periodKind, number: whole, firstDay: day, lastDay: day, cutoffAt: instant })),
  divisions: v.array(v.nullable(v.string())),
  versions: v.array(v.object({ version: whole, publishedAt: instant, note: v.string() })),
})
export type PublicRules = v.InferOutput<typeof PublicRules>
