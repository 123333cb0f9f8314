import * as v from 'valibot'
import { LISTS, TIE_BREAKERS } from '#rules/words.ts'
import { board, day, figures, instant, periodKind, whole } from './shapes.ts'

const group = { division: v.nullable(v.string()), list: v.nullable(v.picklist(LISTS)) }
const final = v.object({ version: whole, at: instant })
const byProduct = v.object({ 'bhxh-tn': whole, 'bhyt-hgd': whole })

/** Why a row stands above its equal, or that it does not. */
export const TieView = v.variant('kind', [
  v.object({ kind: v.literal('won'), by: v.picklist(TIE_BREAKERS), mine: v.number(), theirs: v.number() }),
  v.object({ kind: v.literal('equal') }),
])
export type TieView = v.InferOutput<typeof TieView>

/** One line of a board. `target` is the effective points target of a team; people on boards are staff, never participants. */
export const StandingRow = v.object({
  rank: v.nullable(whole),
  ...{ id: v.string(), code: v.string(), name: v.string(), unit: v.string() },
  ...group,
  ...{ points: whole, voluntary: whole, household: whole, people: whole },
  ...{ target: v.nullable(whole), voluntaryTarget: v.nullable(whole), members: v.nullable(whole) },
  tie: v.nullable(TieView),
})
export type StandingRow = v.InferOutput<typeof StandingRow>

/** Who ranks and wins apart, with how many entrants. */
export const GroupView = v.object({ ...group, entrants: whole })
export type GroupView = v.InferOutput<typeof GroupView>

/**
 * `GET /api/campaigns/:id/standings?period=&board=&figures=&division=&list=&day=&offset=&limit=`: the same for everyone, with an ETag.
 * Without `division` and `list` all groups follow one another, each ranked for itself. `of` rows in all, of which this page holds `rows` from `offset`.
 * `day`: what had been enrolled by the end of that day (luỹ kế), for the phase alone. `final` = from the snapshot; `frozenAt` = from the stored boards of the last 24 hours.
 */
export const Standings = v.object({
  ...{ campaignId: v.string(), periodId: v.string(), board, figures },
  ...{ group: v.nullable(v.object(group)), groups: v.array(GroupView) },
  ...{ day: v.nullable(day), seq: whole, at: instant, final: v.nullable(final), frozenAt: v.nullable(instant) },
  ...{ offset: whole, of: whole, median: v.number() },
  rows: v.array(StandingRow),
  totals: byProduct,
})
export type Standings = v.InferOutput<typeof Standings>

export const OwnScore = v.object({ points: whole, voluntary: whole, household: whole, people: whole, rank: v.nullable(whole) })
export type OwnScore = v.InferOutput<typeof OwnScore>
export const NextStep = v.object({ rank: whole, voluntary: whole, household: whole })
export type NextStep = v.InferOutput<typeof NextStep>

/** `GET /api/campaigns/:id/standings/me?period=`: what a phone's first screen shows. `median` of the own group's ranked, `best` the own best week so far. */
export const OwnStanding = v.object({
  ...{ periodId: v.string(), at: instant, final: v.nullable(final), frozenAt: v.nullable(instant) },
  group: v.object(group),
  ...{ provisional: OwnScore, official: OwnScore },
  target: v.nullable(v.object({ voluntary: whole, household: whole, own: v.boolean() })),
  around: v.array(StandingRow),
  next: v.nullable(NextStep),
  missing: v.array(v.object({ what: v.picklist(['points', 'voluntary', 'target-rate']), has: whole, needs: whole })),
  median: v.number(),
  best: v.nullable(v.object({ kind: periodKind, number: whole, points: whole })),
  team: v.nullable(v.object({ row: StandingRow, of: whole })),
})
export type OwnStanding = v.InferOutput<typeof OwnStanding>

/** `GET /api/totals?campaign=&from=&to=`: entries by collector and day, for a supervisor. */
export const TotalsRow = v.object({
  ...{ collectorId: v.string(), collector: v.string(), day },
  ...{ voluntary: whole, household: whole, renewals: whole, donated: whole, amount: whole, unverified: whole },
})
export type TotalsRow = v.InferOutput<typeof TotalsRow>
export const Totals = v.object({ rows: v.array(TotalsRow) })
export type Totals = v.InferOutput<typeof Totals>
