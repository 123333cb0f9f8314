import type { CampaignBundle } from '#contract/campaigns.ts'
import { groupKey, groupOf } from '#rules/groups.ts'
import { type Board, type Group, LISTS } from '#rules/words.ts'
import { common } from '../text/common.vi.ts'

/** Whether a board is parted at all: teams by division, people by list, and by division where the campaign says so. */
export function isParted(bundle: CampaignBundle, board: Board): boolean {
  return groupsOf(bundle, board).length > 1
}

/** The groups of a board in their order, as the settings give them; a server's answer knows better which of them are empty. */
export function groupsOf({ rules, divisions }: CampaignBundle, board: Board): Group[] {
  const facts = LISTS.flatMap((list) => [...divisions, null].map((division) => ({ division, list })))
  const groups = new Map(facts.map((one) => groupOf(board, one, rules)).map((group) => [groupKey(group), group]))
  // Who stands in no division where others do is a group too, but the last to be thought of.
  return [...groups.values()].toSorted((one, other) => Number(one.division === null) - Number(other.division === null))
}

/** The group of the own team; of people the server says it, since the list hangs on the roster. */
export function ownTeamGroup({ teams, ownTeamId }: CampaignBundle): Group | null {
  const own = teams.find((team) => team.organisationId === ownTeamId)
  return own ? { division: own.division, list: null } : null
}

export const sameGroup = (one: Group, other: Group) => groupKey(one) === groupKey(other)

/** The words of an address that ask for one group; a board that is not parted needs none. An empty division is that of those in none. */
export function groupQuery(bundle: CampaignBundle, board: Board, group: Group | null): string {
  if (!group || !isParted(bundle, board)) return ''
  const isDivided = bundle.divisions.length > 0 && (board === 'team' || bundle.rules.divideIndividuals)
  const division = isDivided ? `&division=${encodeURIComponent(group.division ?? '')}` : ''
  return division + (group.list === null ? '' : `&list=${group.list}`)
}

/** Khối Bưu điện · Nhân viên thu */
export function groupName({ division, list }: Group): string {
  const words = [division ?? (list === null ? common.group.undivided : ''), list === null ? '' : common.group[list]]
  return words.filter(Boolean).join(' · ')
}
