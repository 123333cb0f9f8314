import type { CampaignRules, TieBreaker } from '#rules/words.ts'
import { INDIVIDUAL_TIES, TEAM_TIES } from '../text/rules-text-boards.vi.ts'

/** The tie-breakers of one board: `ties` of individuals and of teams stand in one list, the order of each is its own. */
export type TieRow = { name: TieBreaker; on: boolean; first: boolean; last: boolean }
export type TieBoard = 'individual' | 'team'
const OF: Record<TieBoard, readonly TieBreaker[]> = { individual: INDIVIDUAL_TIES, team: TEAM_TIES }

/** Those that decide, in their order, then those switched off. */
export function tieRows(ties: readonly TieBreaker[], board: TieBoard): TieRow[] {
  const on = ties.filter((name) => OF[board].includes(name))
  const off = OF[board].filter((name) => !ties.includes(name))
  return [
    ...on.map((name, at) => ({ name, on: true, first: at === 0, last: at === on.length - 1 })),
    ...off.map((name) => ({ name, on: false, first: true, last: true })),
  ]
}

/** Switched on, a tie-breaker decides last. */
export function switchTie(ties: readonly TieBreaker[], name: TieBreaker, on: boolean): TieBreaker[] {
  const rest = ties.filter((one) => one !== name)
  return parted(on ? [...rest, name] : rest)
}

/** One place up (−1) or down (1) among those of its board. */
export function moveTie(ties: readonly TieBreaker[], name: TieBreaker, by: -1 | 1): TieBreaker[] {
  const board = OF.individual.includes(name) ? 'individual' : 'team'
  const own = moved(
    ties.filter((one) => OF[board].includes(one)),
    ties.filter((one) => OF[board].includes(one)).indexOf(name),
    by,
  )
  return parted([...own, ...ties.filter((one) => !OF[board].includes(one))])
}

/** The list with the row at `at` exchanged with its neighbour; as it was at either end. */
export function moved<Row>(rows: readonly Row[], at: number, by: -1 | 1): Row[] {
  const to = at + by
  if (at < 0 || to < 0 || to >= rows.length) return [...rows]
  return rows.map((row, index) => (index === at ? rows[to]! : index === to ? rows[at]! : row))
}

const parted = (ties: readonly TieBreaker[]) => [...ties.filter((name) => OF.individual.includes(name)), ...ties.filter((name) => OF.team.includes(name))]

/** A step above the highest, to be filled in. */
export function nextBonus(steps: CampaignRules['monthsBonus']): CampaignRules['monthsBonus'] {
  const highest = Math.max(0, ...steps.map(({ from }) => from || 0))
  return [...steps, { from: highest === 0 ? 6 : highest + 6, points: Number.NaN }]
}

/** Days in their order, each once. */
export const withHoliday = (holidays: readonly string[], day: string): string[] => [...new Set([...holidays, day])].toSorted()
