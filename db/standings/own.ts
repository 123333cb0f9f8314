import type { OwnScore, OwnStanding, StandingRow } from '#contract/standings.ts'
import { EVERYONE } from '#rules/groups.ts'
import { missing } from '#rules/prize-conditions.ts'
import { prizesOf } from '#rules/prizes.ts'
import { nextStep, type Ranked, type Score } from '#rules/ranking.ts'
import type { Figures } from '#rules/words.ts'
import { organisationOf, teamOf } from '../organisations.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import type { Store } from '../store.ts'
import { readBoard } from './board.ts'
import { membersOf, targetsOf } from './scores.ts'

const NEIGHBOURS = 2

/** What one collector's first screen shows of a period: own figures of both kinds, neighbours, the next step, the team. */
export async function ownStanding(store: Store, campaign: Campaign, period: CampaignPeriod, staffId: string): Promise<OwnStanding> {
  const [provisional, official] = await Promise.all(
    (['provisional', 'official'] as const).map((figures) => readBoard(store, campaign, period, 'individual', figures)),
  )
  const { rows, final, at } = provisional!.standings
  const index = rows.findIndex((row) => row.id === staffId)
  const ranked = rows.filter((row) => row.rank !== null).map(asScore)
  const own = rows[index]
  const nhat = prizesOf(campaign.rules.prizes, period.kind, 'individual')[0]
  return {
    periodId: period.id,
    at,
    final,
    frozenAt: null,
    group: EVERYONE,
    best: null,
    provisional: scoreOf(rows, staffId),
    official: scoreOf(official!.standings.rows, staffId),
    target: ownTarget(store, campaign, period, staffId),
    around: index < 0 ? [] : rows.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1),
    next: own && !final ? nextStep(own.rank === null ? [...ranked, asScore(own)] : ranked, staffId, campaign.rules) : null,
    missing: nhat ? missing({ ...scoreOf(rows, staffId), id: staffId, voluntaryTarget: null, lastReceiptAt: null }, nhat) : [],
    median: medianOf(ranked.map((row) => row.points)),
    team: await ownTeam(store, campaign, period, staffId, 'provisional'),
  }
}

/** Without a team's fields: a row that has members would be compared as a team. */
const asScore = ({ rank, id, points, voluntary, household, people, tie }: StandingRow): Ranked<Score> => ({
  rank,
  id,
  points,
  voluntary,
  household,
  people,
  amount: 0,
  lastReceiptAt: null,
  tie: tie as Ranked<Score>['tie'],
})

function scoreOf(rows: StandingRow[], id: string): OwnScore {
  const { points = 0, voluntary = 0, household = 0, people = 0, rank = null } = rows.find((row) => row.id === id) ?? {}
  return { points, voluntary, household, people, rank }
}

/** The own target, or the team's divided by its collectors of the first day, rounded up and called a reference (RULES section 7). */
function ownTarget(store: Store, campaign: Campaign, period: CampaignPeriod, staffId: string): OwnStanding['target'] {
  const own = targetsOf(campaign, period, staffId)
  if (own) return { voluntary: own['bhxh-tn'], household: own['bhyt-hgd'], own: true }
  const team = teamOf(store.register, campaign, organisationOf(store.register, staffId, store.now()))
  const targets = team && targetsOf(campaign, period, team)
  if (!team || !targets) return null
  const members = Math.max(1, membersOf(store.register, campaign, period.firstDay).get(team) ?? 1)
  return { voluntary: Math.ceil(targets['bhxh-tn'] / members), household: Math.ceil(targets['bhyt-hgd'] / members), own: false }
}

async function ownTeam(store: Store, campaign: Campaign, period: CampaignPeriod, staffId: string, figures: Figures): Promise<OwnStanding['team']> {
  const team = teamOf(store.register, campaign, organisationOf(store.register, staffId, store.now()))
  const { standings } = await readBoard(store, campaign, period, 'team', figures)
  const row = standings.rows.find((one) => one.id === team)
  return row ? { row, of: standings.rows.length } : null
}

function medianOf(points: number[]): number {
  const sorted = points.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
