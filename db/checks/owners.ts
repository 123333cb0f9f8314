import type { Awarding } from '#contract/results.ts'
import type { Board, CampaignRules } from '#rules/words.ts'
import type { Worth } from '../corrections/worths.ts'
import { keyOf } from '../prizes/versions.ts'
import type { Roster } from '../results/excerpt.ts'

/** Who may win: a person, or a team, on its board. */
export type Winner = { board: Board; id: string }

export const wordOf = ({ board, id }: Winner): string => keyOf(board, id)

/** By which measure a snapshot counts for teams, and who is of which. */
type Measured = { campaign: { rules: unknown }; roster: Roster }

/** Whose prizes an entry counts for in a snapshot: its collector's, and its team's; under `per-member` that of the roster (RULES 14.13). */
export function ownersOf({ campaign, roster }: Measured): (entry: Pick<Worth, 'collectorId' | 'teamId'>) => Winner[] {
  const isRostered = (campaign.rules as Partial<CampaignRules>).teamMeasure === 'per-member'
  const teams = new Map(isRostered ? roster.map(({ staffId, teamId }) => [staffId, teamId]) : [])
  return ({ collectorId, teamId }) => {
    const team = isRostered ? (teams.get(collectorId) ?? null) : teamId
    return [{ board: 'individual', id: collectorId }, ...(team === null ? [] : [{ board: 'team' as const, id: team }])]
  }
}

/** Who wins money or a thing. A certificate is not paid. */
export const winnersOf = (awards: readonly Awarding[]): (Winner & { name: string })[] =>
  awards.flatMap(({ board, awards: own }) =>
    own.flatMap(({ id, name, amount, thing }) => (id !== null && (amount > 0 || thing !== null) ? [{ board, id, name: name ?? '' }] : [])),
  )
