import type { StandingRow, TieView } from '#contract/standings.ts'
import { EVERYONE } from '#rules/groups.ts'
import type { Ranked, Score } from '#rules/ranking.ts'
import type { RankedTeam } from '#rules/ranking-teams.ts'
import type { CampaignPeriod, Register } from '../register.ts'
import { unitOf } from './scores.ts'

/** Ranked people as a board's lines. */
export function individualRows(register: Register, period: CampaignPeriod, ranked: readonly Ranked<Score>[], now: number): StandingRow[] {
  const rows = ranked.map((row) => {
    const person = register.staff.get(row.id)
    return {
      ...figuresOf(row),
      ...EVERYONE,
      code: person?.code ?? '',
      name: person?.name ?? '',
      unit: unitOf(register, row.id, period, now),
      target: null,
      voluntaryTarget: null,
      members: null,
    }
  })
  return rows.toSorted(byRankAndCode)
}

/** Ranked teams as a board's lines. */
export function teamRows(register: Register, ranked: readonly RankedTeam[]): StandingRow[] {
  const rows = ranked.map((row) => {
    const organisation = register.organisations.get(row.id)
    const unit = organisation?.parentId ? (register.organisations.get(organisation.parentId)?.name ?? '') : ''
    return {
      ...figuresOf(row),
      ...EVERYONE,
      code: organisation?.code ?? '',
      name: organisation?.name ?? '',
      unit,
      target: row.target,
      voluntaryTarget: row.targets?.['bhxh-tn'] ?? null,
      members: row.members,
    }
  })
  return rows.toSorted(byRankAndCode)
}

/** Equals and the unranked stand by their code: it decides no rank, and a list looks the same each time. */
function byRankAndCode(one: StandingRow, other: StandingRow): number {
  const [rank, otherRank] = [one.rank ?? Infinity, other.rank ?? Infinity]
  if (rank !== otherRank) return rank - otherRank
  return one.code < other.code ? -1 : Number(one.code > other.code)
}

function figuresOf({ rank, id, points, voluntary, household, people, tie }: Ranked<Score>) {
  return { rank, id, points, voluntary, household, people, tie: tie as TieView | null }
}
