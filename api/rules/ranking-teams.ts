/** The board of teams: of unequal size, compared by their own target or by their members (RULES sections 7, 14.6, 14.13). */
import { effectiveTarget } from './points.ts'
import { compareShares, higherFirst, rankBy, type Measure, type Order, type Ranked } from './ranking-order.ts'
import type { Score } from './ranking.ts'
import type { CampaignRules, Product, TieBreaker } from './words.ts'

/** `targets` are people for each product, `members` the rostered ones, both of the period's first day. */
export type TeamScore = Score & { targets: Record<Product, number> | null; members: number }
export type RankedTeam = Ranked<TeamScore> & { target: number | null }

/** The board of teams, ranked first; `target` is the effective points target. Without one a team is unranked under `target-rate`, without points always. */
export function rankTeams(scores: readonly TeamScore[], rules: CampaignRules): RankedTeam[] {
  const ranked = rankBy(scores, orderOfTeams(rules))
  return ranked.map((row) => ({ ...row, target: effectiveTarget(row.targets, rules) }))
}

/** How teams are compared under a campaign's rules. */
export function orderOfTeams(rules: CampaignRules): Order<TeamScore> {
  const targetOf = (row: TeamScore) => effectiveTarget(row.targets, rules) ?? 0
  const byMeasure = {
    'target-rate': (one: TeamScore, other: TeamScore) => compareShares(one.points, targetOf(one), other.points, targetOf(other)),
    'per-member': perMember.compare,
    points: (one: TeamScore, other: TeamScore) => higherFirst(one.points, other.points),
  }
  return {
    main: byMeasure[rules.teamMeasure],
    tieBreakers: rules.tieBreakers.flatMap((name) => TEAM_MEASURES[name] ?? []),
    isRanked: (row) => row.points > 0 && (rules.teamMeasure !== 'target-rate' || targetOf(row) > 0),
  }
}

const perMember: Measure<TeamScore> = {
  by: 'per-member',
  compare: (one, other) => compareShares(one.points, one.members, other.points, other.members),
  shown: (row) => (row.members > 0 ? row.points / row.members : 0),
}

const TEAM_MEASURES: Partial<Record<TieBreaker, Measure<TeamScore>>> = {
  'per-member': perMember,
  people: { by: 'people', compare: (one, other) => higherFirst(one.people, other.people), shown: (row) => row.people },
}
