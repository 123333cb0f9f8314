import type { StandingRow } from '#contract/standings.ts'
import { nextStep, type Ranked, type Score } from '#rules/ranking.ts'
import { compareShares } from '#rules/ranking-order.ts'
import type { CampaignRules } from '#rules/words.ts'
import { boards as t } from '../text/boards.vi.ts'
import { count } from '../text/format.ts'

/** What lifts a person to the next better rank of the board as shown, in words; a hint, since the others do not stand still. */
export function personStep(rows: readonly StandingRow[], ownId: string, rules: CampaignRules): string | undefined {
  const own = rows.find((row) => row.id === ownId)
  if (!own) return undefined
  if (own.rank === 1) return t.top
  const step = nextStep(rows.map(asScore), ownId, rules)
  return step ? t.next(step.voluntary, step.household, step.rank) : undefined
}

/** What lifts a team above the nearest better one, in points, by the share that the campaign compares. */
export function teamStep(rows: readonly StandingRow[], ownId: string | null, rules: CampaignRules): string | undefined {
  const own = rows.find((row) => row.id === ownId)
  if (!own || own.rank === null) return undefined
  if (own.rank === 1) return t.top
  const next = rows.findLast((row) => row.rank !== null && row.rank < own.rank!)
  const points = next && pointsAbove(own, next, (row) => shareOf(row, rules))
  return points ? t.teamNext(count(points), next.rank!) : undefined
}

// A row of people has no members and no target: with them the rules would take it for a team.
const asScore = ({ rank, id, points, voluntary, household, people, tie }: StandingRow): Ranked<Score> => ({
  rank,
  id,
  points,
  voluntary,
  household,
  people,
  tie: tie as Ranked<Score>['tie'],
  amount: 0,
  lastReceiptAt: null,
})

const shareOf = (row: StandingRow, { teamMeasure }: CampaignRules) =>
  teamMeasure === 'points' ? 1 : ((teamMeasure === 'per-member' ? row.members : row.target) ?? 0)

/** The fewest points that make the own share the larger one. */
function pointsAbove(own: StandingRow, next: StandingRow, of: (row: StandingRow) => number): number {
  const near = Math.max(0, Math.floor((next.points * of(own)) / Math.max(1, of(next))) - own.points)
  const enough = [near, near + 1, near + 2].find((points) => compareShares(own.points + points, of(own), next.points, of(next)) < 0)
  return enough ?? 0
}
