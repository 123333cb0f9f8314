import type { StandingRow, TieView } from '#contract/standings.ts'
import { groupKey } from '#rules/groups.ts'
import { effectiveTarget } from '#rules/points.ts'
import { standingBy, type Standing } from '#rules/ranking-kept.ts'
import { rankBy, type Order, type Ranked } from '#rules/ranking-order.ts'
import { orderOfTeams } from '#rules/ranking-teams.ts'
import { orderOfIndividuals } from '#rules/ranking.ts'
import type { CampaignRules, Board, Group } from '#rules/words.ts'
import type { Sums } from '../boards.ts'
import { groupOfEntrant, unitDay, unitOf } from './roster.ts'
import { entrantIds, entrantOf, type About, type Entrant, type Times } from './scores.ts'

/** How the entrants of a board are compared under a campaign's rules. */
export const orderOf = (board: Board, rules: CampaignRules): Order<Entrant> => (board === 'team' ? orderOfTeams(rules) : orderOfIndividuals(rules))

/** Where they stand on the list: equals and the unranked by their code, so that a list looks the same each time; it decides no rank. */
export const standingOf = <Row extends { id: string; code: string }>(order: Order<Row>): Standing<Row> =>
  standingBy(order, (one, other) => byText(one.code, other.code) || byText(one.id, other.id))

/** Collectors before officers, divisions by their name, those in none last. */
export const byGroup = (one: Group, other: Group): number =>
  byText(one.list ?? '', other.list ?? '') ||
  Number(one.division === null) - Number(other.division === null) ||
  byText(one.division ?? '', other.division ?? '')

/** Entrants with the groups that they rank in, each group in the order that boards show them. */
export function grouped(about: About, entrants: readonly Entrant[]): { group: Group; rows: Entrant[] }[] {
  const groups = new Map<string, { group: Group; rows: Entrant[] }>()
  for (const row of entrants) {
    const group = groupOfEntrant(about.register, about.campaign, about.period, about.board, row.id)
    const key = groupKey(group)
    const own = groups.get(key) ?? groups.set(key, { group, rows: [] }).get(key)!
    own.rows.push(row)
  }
  return [...groups.values()].toSorted((one, other) => byGroup(one.group, other.group))
}

/** Every line of a board, counted whole: group after group, each ranked for itself (RULES section 7). `now` says of which moment the units are. */
export function countRows(about: About, sums: ReadonlyMap<string, Sums>, times: Times, now: number): StandingRow[] {
  const day = unitDay(about.period, now)
  const entrants = [...entrantIds(about, sums)].map((id) => entrantOf(about, id, sums.get(id), times.get(id)))
  const order = orderOf(about.board, about.campaign.rules)
  return grouped(about, entrants).flatMap(({ group, rows }) =>
    rankBy(rows, order)
      .toSorted((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity) || byText(one.code, other.code))
      .map((row) => lineOf(about, group, row, day)),
  )
}

/** A ranked person or team as a line of a board; `day` is the one by which units are named. */
export function lineOf(about: About, { division, list }: Group, row: Ranked<Entrant>, day: string): StandingRow {
  const { rank, id, code, points, voluntary, household, people } = row
  const head = { rank, id, code, ...nameOf(about, id, day), division, list, points, voluntary, household, people }
  const tie = row.tie as TieView | null
  if (about.board === 'individual') return { ...head, target: null, voluntaryTarget: null, members: null, tie }
  return { ...head, target: effectiveTarget(row.targets, about.campaign.rules), voluntaryTarget: row.targets?.['bhxh-tn'] ?? null, members: row.members, tie }
}

function nameOf({ register, board }: About, id: string, day: string): { name: string; unit: string } {
  if (board === 'individual') return { name: register.staff.get(id)?.name ?? '', unit: unitOf(register, id, day) }
  const organisation = register.organisations.get(id)
  const parent = organisation?.parentId ? register.organisations.get(organisation.parentId) : undefined
  return { name: organisation?.name ?? '', unit: parent?.name ?? '' }
}

export const byText = (one: string, other: string) => (one < other ? -1 : Number(one > other))
