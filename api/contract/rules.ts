import * as v from 'valibot'
import type { CampaignDays } from '#rules/periods.ts'
import { GIFT_PER, LISTS, PERIOD_KINDS, PLACES, TEAM_MEASURES, TIE_BREAKERS, type CampaignRules } from '#rules/words.ts'
import { board, day, remark, text } from './shapes.ts'

const whole = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))
const byParticipation = v.strictObject({ new: whole(1_000), returning: whole(1_000), renewal: whole(1_000) })
const months = v.strictObject({ months: whole(60) })

export const PrizeRowShape = v.strictObject({
  period: v.picklist(PERIOD_KINDS),
  board,
  division: v.optional(text(40)),
  list: v.optional(v.picklist(LISTS)),
  place: v.picklist(PLACES),
  count: v.pipe(whole(1_000), v.minValue(1)),
  amount: whole(1_000_000_000),
  thing: v.optional(text(80)),
  minimumPoints: v.optional(whole(1_000_000)),
  minimumVoluntary: v.optional(whole(100_000)),
  minimumTargetRate: v.optional(whole(1_000)),
})

const fields = {
  interruption: v.strictObject({ 'bhxh-tn': months, 'bhyt-hgd': v.union([months, v.strictObject({ days: whole(2_000) })]) }),
  points: v.strictObject({ 'bhxh-tn': byParticipation, 'bhyt-hgd': byParticipation }),
  monthsBonus: v.pipe(v.array(v.strictObject({ from: v.pipe(whole(120), v.minValue(1)), points: whole(1_000) })), v.maxLength(12)),
  cutoffHours: whole(48),
  twoPersonClose: v.boolean(),
  giftPer: v.picklist(GIFT_PER),
  teamMeasure: v.picklist(TEAM_MEASURES),
  lists: v.picklist(['joined', 'apart']),
  divideIndividuals: v.boolean(),
  targetFloor: whole(1_000_000),
  tieBreakers: v.pipe(
    v.array(v.picklist(TIE_BREAKERS)),
    v.check((names) => new Set(names).size === names.length),
  ),
  prizes: v.pipe(v.array(PrizeRowShape), v.maxLength(200)),
  prizeBudget: v.nullable(whole(100_000_000_000)),
  voucherDays: whole(730),
  freeze: v.boolean(),
  complaintDays: whole(30),
  holidays: v.pipe(v.array(day), v.maxLength(100)),
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

export type RulesVersionBrief = { version: number; publishedAt: number; publishedBy: string; note: string }
/** What keeps a draft from being published, or what an organiser should know; `blocks` for the former. */
export type RulesProblem = { code: 'prizes-get-stricter' | 'over-budget' | 'no-targets' | 'no-teams' | 'division-unknown'; blocks: boolean; detail: string[] }
/** `GET /api/campaigns/:id/rules`. `total` is the whole table's sum in đồng over the campaign's periods and divisions, `prizes` their number. */
export type RulesView = { draft: CampaignRules; changed: boolean; versions: RulesVersionBrief[]; problems: RulesProblem[]; total: number; prizes: number }

/** `GET /api/public/rules/:campaign?version=`: a published version that anyone may read. `divisions` are those of the teams, `null` when some team has none. */
export type PublicRules = CampaignDays & {
  campaignId: string
  name: string
  theme: string
  planNumber: string | null
  planDate: string | null
  training: boolean
  version: number
  publishedAt: number
  note: string
  rules: CampaignRules
  periods: { kind: string; number: number; firstDay: string; lastDay: string; cutoffAt: number }[]
  divisions: (string | null)[]
  versions: { version: number; publishedAt: number; note: string }[]
}
