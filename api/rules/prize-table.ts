/** What a prize table may give in all, over its periods and groups (RULES sections 7 and 8). Whole đồng. */
import { prizesForGroup } from './groups.ts'
import { prizesOf } from './prizes.ts'
import { BOARDS, LISTS, type Board, type CampaignRules, type Group, type PeriodKind } from './words.ts'

/** Prizes in number and in đồng; no closed campaign pays more. */
export type TableSum = { total: number; prizes: number }

/** The sum of a table: each row once for each period of its kind and each group that it is awarded in. `divisions` as for `awardedGroups`. */
export function tableOf(rules: CampaignRules, periods: readonly { kind: PeriodKind }[], divisions: readonly (string | null)[]): TableSum {
  const sum = { total: 0, prizes: 0 }
  for (const board of BOARDS) {
    const groups = awardedGroups(board, rules, divisions)
    for (const { kind } of periods) {
      for (const row of groups.flatMap((group) => prizesForGroup(prizesOf(rules.prizes, kind, board), group))) {
        sum.total += row.amount * row.count
        sum.prizes += row.count
      }
    }
  }
  return sum
}

/**
 * The groups that win prizes on a board. `divisions` are those of the teams, with `null` when some team has none; empty: everyone together.
 * Who stands in no such group (no team, where every team has a division and divisions part individuals) is ranked and wins nothing, so that the sum holds.
 */
export function awardedGroups(board: Board, rules: Pick<CampaignRules, 'lists' | 'divideIndividuals'>, divisions: readonly (string | null)[]): Group[] {
  const isDivided = divisions.length > 0 && (board === 'team' || rules.divideIndividuals)
  const lists = board === 'individual' && rules.lists === 'apart' ? LISTS : [null]
  return lists.flatMap((list) => (isDivided ? [...new Set(divisions)] : [null]).map((division) => ({ division, list })))
}
