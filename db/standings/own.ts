import type { OwnScore, OwnStanding, StandingRow } from '#contract/standings.ts'
import { prizesForGroup } from '#rules/groups.ts'
import { endOf } from '#rules/periods.ts'
import { missing } from '#rules/prize-conditions.ts'
import { prizesOf } from '#rules/prizes.ts'
import { organisationOf, teamOf } from '../organisations.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import type { Store } from '../store.ts'
import { bestWeek } from './best.ts'
import { readListing } from './board.ts'
import { findIn } from './listing.ts'
import { placeOf } from './place.ts'
import { rosterOn, targetsOf } from './roster.ts'

/** What one collector's first screen shows of a period: own figures of both kinds, neighbours, the next step, the best week, the team. */
export async function ownStanding(store: Store, campaign: Campaign, period: CampaignPeriod, staffId: string): Promise<OwnStanding> {
  const seen = await readListing(store, campaign, period, 'individual', 'provisional', null)
  const provisional = await placeOf(store, campaign, period, 'provisional', staffId)
  const official = await placeOf(store, campaign, period, 'official', staffId)
  const own = scoreOf(provisional.row)
  const prize = prizesOf(prizesForGroup(campaign.rules.prizes, provisional.group), period.kind, 'individual')[0]
  return {
    periodId: period.id,
    // What others have may stand still; what is the person's own is of this moment.
    at: seen.final ? seen.at : store.now(),
    final: seen.final,
    frozenAt: seen.frozenAt,
    group: provisional.group,
    provisional: own,
    official: scoreOf(official.row),
    target: ownTarget(store, campaign, period, staffId),
    around: provisional.around,
    next: provisional.next,
    missing: prize ? missing({ ...own, id: staffId, voluntaryTarget: null, lastReceiptAt: null }, prize) : [],
    median: provisional.median,
    best: await bestWeek(store, campaign, staffId),
    team: await ownTeam(store, campaign, period, staffId),
  }
}

function scoreOf(row: StandingRow | null): OwnScore {
  const { points = 0, voluntary = 0, household = 0, people = 0, rank = null } = row ?? {}
  return { points, voluntary, household, people, rank }
}

/** The own target, or the team's divided by its collectors of the first day, rounded up and called a reference (RULES section 7). */
function ownTarget(store: Store, campaign: Campaign, period: CampaignPeriod, staffId: string): OwnStanding['target'] {
  const own = targetsOf(campaign, period, staffId)
  if (own) return { voluntary: own['bhxh-tn'], household: own['bhyt-hgd'], own: true }
  const team = teamAt(store, campaign, period, staffId)
  const targets = team && targetsOf(campaign, period, team)
  if (!team || !targets) return null
  const members = rosterOn(store.register, campaign, period.firstDay).members.get(team)?.length ?? 1
  return { voluntary: Math.ceil(targets['bhxh-tn'] / members), household: Math.ceil(targets['bhyt-hgd'] / members), own: false }
}

async function ownTeam(store: Store, campaign: Campaign, period: CampaignPeriod, staffId: string): Promise<OwnStanding['team']> {
  const team = teamAt(store, campaign, period, staffId)
  if (team === null) return null
  const found = findIn(await readListing(store, campaign, period, 'team', 'provisional', null), team)
  const [row] = found?.group.lines(found.index, found.index + 1) ?? []
  return row && found ? { row, of: found.group.of } : null
}

/** The team of today; of a period that is over, the one of its last day. */
function teamAt({ register, now }: Store, campaign: Campaign, period: CampaignPeriod, staffId: string): string | null {
  return teamOf(register, campaign, organisationOf(register, staffId, Math.min(now(), endOf(period) - 1)))
}
