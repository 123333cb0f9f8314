import { pointsTarget } from '#rules/points.ts'
import type { TeamScore } from '#rules/ranking-teams.ts'
import type { Board, Figures } from '#rules/words.ts'
import type { Boards, Sums } from '../boards.ts'
import type { Campaign, CampaignPeriod, Register } from '../register.ts'
import { collectorsOf, rosterOn, targetsOf } from './roster.ts'

export type Times = ReadonlyMap<string, number>
/** A person or a team as a board compares them; `code` is for the eye alone. A person has no members and no targets but `ownTarget`. */
export type Entrant = TeamScore & { code: string }
/** Which board of which period is spoken of, with the register that it is read by. */
export type About = { register: Register; campaign: Campaign; period: CampaignPeriod; board: Board }

export const NOTHING: Sums = { points: 0, voluntary: 0, household: 0, people: 0, amount: 0, byProduct: { 'bhxh-tn': 0, 'bhyt-hgd': 0 } }

/** Who stands on a board: every team, and everyone who collects in the campaign or has a figure in the period. */
export function entrantIds({ register, campaign, board }: About, sums: ReadonlyMap<string, Sums>): Iterable<string> {
  return board === 'team' ? campaign.teams.keys() : new Set([...collectorsOf(register, campaign), ...sums.keys()])
}

/** One entrant with its figures; members and targets are those of the period's first day (RULES section 7). */
export function entrantOf({ register, campaign, period, board }: About, id: string, sums: Sums | undefined, lastReceiptAt: number | undefined): Entrant {
  const { points, voluntary, household, people, amount } = sums ?? NOTHING
  const figures = { id, points, voluntary, household, people, amount, lastReceiptAt: lastReceiptAt ?? null }
  const targets = targetsOf(campaign, period, id)
  if (board === 'individual') {
    const ownTarget = targets && pointsTarget(targets, campaign.rules)
    return { ...figures, code: register.staff.get(id)?.code ?? '', ownTarget, targets: null, members: 0 }
  }
  const members = rosterOn(register, campaign, period.firstDay).members.get(id)?.length ?? 0
  return { ...figures, code: register.organisations.get(id)?.code ?? '', targets, members }
}

/** Does a board give a team the points of those who stood there on the first day, wherever they went since? (RULES 14.13) */
export const isRostered = ({ board, campaign }: Pick<About, 'board' | 'campaign'>): boolean => board === 'team' && campaign.rules.teamMeasure === 'per-member'

/** What every entrant of a board has in a period. */
export function sumsOf(about: About, boards: Pick<Boards, 'sums'>, figures: Figures): ReadonlyMap<string, Sums> {
  const { register, campaign, period, board } = about
  if (!isRostered(about)) return boards.sums(period.id, board, figures)
  const people = boards.sums(period.id, 'individual', figures)
  return new Map([...rosterOn(register, campaign, period.firstDay).members].map(([team, members]) => [team, addUp(members, people)]))
}

/** The figures of some people together. */
export function addUp(ids: readonly string[], sums: ReadonlyMap<string, Sums>): Sums {
  const total = structuredClone(NOTHING)
  for (const id of ids) {
    const one = sums.get(id)
    if (!one) continue
    for (const name of ['points', 'voluntary', 'household', 'people', 'amount'] as const) total[name] += one[name]
    for (const product of ['bhxh-tn', 'bhyt-hgd'] as const) total.byProduct[product] += one.byProduct[product]
  }
  return total
}
