/** Divisions and lists: who ranks and wins among themselves (RULES section 7). */
import type { Board, CampaignRules, Group, List, PrizeRow } from './words.ts'

export const EVERYONE: Group = { division: null, list: null }

/** The group of an entrant of a board: a team's division, a person's list, and where individuals are divided too the division of the person's team. */
export function groupOf(board: Board, facts: { division: string | null; list: List | null }, rules: CampaignRules): Group {
  if (board === 'team') return { division: facts.division, list: null }
  return { division: rules.divideIndividuals ? facts.division : null, list: rules.lists === 'apart' ? facts.list : null }
}

/** One text for one group, for maps and addresses. */
export function groupKey({ division, list }: Group): string {
  return `${list ?? ''}/${division ?? ''}`
}

/** The rows of a table that a group is awarded from: its own and those for all. */
export function prizesForGroup(prizes: readonly PrizeRow[], { division, list }: Group): PrizeRow[] {
  return prizes.filter((row) => (row.division === undefined || row.division === division) && (row.list === undefined || list === null || row.list === list))
}
