/** Divisions and lists: who ranks and wins among themselves (RULES section 7). */
import type { CampaignRules, Group, List, PrizeRow } from './words.ts'

export const EVERYONE: Group = { division: null, list: null }

/** The group of a person or a team; `division` of the team it belongs to, `list` for a person alone. Lists that are joined make no groups. */
export function groupOf(facts: { division: string | null; list: List | null }, rules: CampaignRules): Group {
  return { division: facts.division, list: rules.lists === 'apart' ? facts.list : null }
}

/** One text for one group, for maps and addresses. */
export function groupKey({ division, list }: Group): string {
  return `${list ?? ''}/${division ?? ''}`
}

/** The rows of a table that a group is awarded from: its own and those for all. */
export function prizesForGroup(prizes: readonly PrizeRow[], { division, list }: Group): PrizeRow[] {
  return prizes.filter((row) => (row.division === undefined || row.division === division) && (row.list === undefined || list === null || row.list === list))
}
