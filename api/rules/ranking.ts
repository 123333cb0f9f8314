/** The board of individuals (RULES section 7), and how far the next better rank is on either board. */
import { stepIn, type NextStep } from './next-step.ts'
import { countBetter } from './ranking-kept.ts'
import { compareBy, compareShares, higherFirst, rankBy, type Measure, type Order, type Ranked } from './ranking-order.ts'
import { orderOfTeams, type TeamScore } from './ranking-teams.ts'
import type { CampaignRules, TieBreaker } from './words.ts'

export type { NextStep } from './next-step.ts'
export type { Ranked, Tie } from './ranking-order.ts'

/** A row of a board in one kind of figures: `voluntary` and `household` are new and returning people, `people` all enrolled, none of them donated; `ownTarget` in points. */
export type Score = {
  id: string
  points: number
  voluntary: number
  household: number
  people: number
  amount: number
  lastReceiptAt: number | null
  ownTarget?: number | null | undefined
}

/** The board of individuals: by points, then by the campaign's tie-breakers in their order; without points listed, unranked. */
export function rankIndividuals(scores: readonly Score[], rules: CampaignRules): Ranked<Score>[] {
  return rankBy(scores, orderOfIndividuals(rules))
}

/**
 * The smallest number of people that would lift the own row of either board to a better rank, for each product alone.
 * `null` at the top, without a row, or where points give no rank (a team without a target). A hint: a board decides.
 */
export function nextStep(rows: readonly (Ranked<Score> | Ranked<TeamScore>)[], ownId: string, rules: CampaignRules): NextStep | null {
  const own = rows.find((row) => row.id === ownId)
  if (!own || own.rank === 1) return null
  const among =
    <One extends Score>(others: readonly Ranked<One>[], order: Order<One>) =>
    (row: One) =>
      1 + others.filter((other) => other.rank !== null && compareBy(order, other, row) < 0).length
  const [teams, people] = [orderOfTeams(rules), orderOfIndividuals(rules)]
  return isTeam(own) ? stepIn(among(rows.filter(isTeam), teams), own, teams, rules) : stepIn(among(rows, people), own, people, rules)
}

/** The same for one person of a sorted list (`standingBy`), by halving instead of going through it. */
export function nextStepIn(rows: readonly Score[], own: Ranked<Score>, rules: CampaignRules): NextStep | null {
  const order = orderOfIndividuals(rules)
  return own.rank === 1 ? null : stepIn((row) => 1 + countBetter(rows, row, order), own, order, rules)
}

function isTeam(row: Score): row is Ranked<TeamScore> {
  return 'members' in row
}

/** How people are compared under a campaign's rules. */
export function orderOfIndividuals(rules: CampaignRules): Order<Score> {
  return {
    main: (one, other) => higherFirst(one.points, other.points),
    tieBreakers: rules.tieBreakers.flatMap((name) => INDIVIDUAL_MEASURES[name] ?? []),
    isRanked: (row) => row.points > 0,
  }
}

const counted = (by: 'voluntary' | 'household'): Measure<Score> => ({
  by,
  compare: (one, other) => higherFirst(one[by], other[by]),
  shown: (row) => row[by],
})

const INDIVIDUAL_MEASURES: Partial<Record<TieBreaker, Measure<Score>>> = {
  voluntary: counted('voluntary'),
  household: counted('household'),
  // What anyone collected stands on no board, so a tie that it decides is told without figures.
  amount: { by: 'amount', compare: (one, other) => higherFirst(one.amount, other.amount), shown: () => 0 },
  'own-target': {
    by: 'own-target',
    compare: (one, other) => compareShares(one.points, one.ownTarget ?? 0, other.points, other.ownTarget ?? 0),
    shown: (row) => (row.ownTarget ? row.points / row.ownTarget : 0),
  },
  'last-receipt': {
    by: 'last-receipt',
    compare: (one, other) => higherFirst(other.lastReceiptAt ?? Infinity, one.lastReceiptAt ?? Infinity),
    shown: (row) => row.lastReceiptAt ?? 0,
  },
}
