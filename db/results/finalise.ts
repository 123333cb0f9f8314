import type { ProposalAnswer, Snapshot } from '#contract/results.ts'
import { PRODUCTS } from '#rules/words.ts'
import { note, type Doer } from '../audit/note.ts'
import { drawCheck, type Changed } from '../checks/draw.ts'
import { assignmentsOn, teamOf } from '../organisations.ts'
import type { World } from '../lane/world.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { results } from '../schema/index.ts'
import { targetsOf } from '../standings/roster.ts'
import { statementOf } from '../statements.ts'
import { canonicalText } from './canonical-text.ts'
import type { ProposalRow } from './closing.ts'
import type { Figures } from './figures.ts'
import { leaveUncounted } from './leave.ts'

export type Approval = { by: Doer; comment: string }

/** Writes the first version of a period's result for good; what was set aside leaves the period and counts in the phase alone. */
export async function finalise(
  world: World,
  campaign: Campaign,
  period: CampaignPeriod,
  { boards, awards, totals, entries }: Figures,
  proposal: ProposalRow,
  approval: Approval,
): Promise<ProposalAnswer> {
  const setAside = await leaveUncounted(world, campaign, period)
  const { id, kind, number, firstDay, lastDay, cutoffAt } = period
  return keepResult(world, period, proposal, approval, null, {
    campaign: { id: campaign.id, name: campaign.name, rulesVersion: campaign.rulesVersion, rules: campaign.rules },
    period: { id, kind, number, firstDay, lastDay, cutoffAt },
    version: 1,
    acknowledgedPhones: proposal.acknowledged,
    ...{ setAside, correction: null, entries, boards, awards, totals },
    roster: rosterOf(world, campaign, period),
    targets: effectiveTargets(campaign, period),
  })
}

/** Stores a version with its SHA-256 as the proposal's own result, and draws which entries of its winners are checked. */
export async function keepResult(
  world: World,
  period: CampaignPeriod,
  proposal: ProposalRow,
  approval: Approval,
  changed: Changed | null,
  said: Omit<Snapshot, 'seq' | 'closedAt' | 'audit' | 'proposedBy' | 'approvedBy'>,
): Promise<ProposalAnswer> {
  const name = (staffId: string) => world.register.staff.get(staffId)?.name ?? ''
  const snapshot: Snapshot = {
    ...said,
    ...{ seq: world.seq(), closedAt: world.now, audit: world.store.audit },
    proposedBy: { id: proposal.proposedBy, name: name(proposal.proposedBy), at: proposal.proposedAt, comment: proposal.comment },
    approvedBy: { id: approval.by.staffId, name: name(approval.by.staffId), at: world.now, comment: approval.comment },
  }
  const { text: body, hash } = await canonicalText(snapshot)
  const { id, periodId } = proposal
  const { version } = snapshot
  world.statements.push(statementOf(world.store.connections.write.insert(results).values({ id, periodId, version, body, hash, at: world.now })))
  await drawCheck(world, period, id, snapshot, changed)
  note(world, approval.by, 'result-final', periodId, { version, hash, comment: approval.comment, setAside: snapshot.setAside.length })
  return { id, state: 'final', version, hash }
}

/** Who collected on the period's first day, and for whom. */
function rosterOf(world: World, campaign: Campaign, period: CampaignPeriod): Snapshot['roster'] {
  return [...world.register.staff.values()].flatMap(({ id, name, publishName }) => {
    const own = assignmentsOn(world.register, id, period.firstDay).findLast(({ role }) => role === 'collector')
    if (!own) return []
    const { organisationId, officer } = own
    return [
      { staffId: id, name, organisationId, teamId: teamOf(world.register, campaign, organisationId), list: officer ? 'officers' : 'collectors', publishName },
    ]
  })
}

/** The targets that the period was judged by, of teams and persons; a phase without its own has the sum of its weeks. */
function effectiveTargets(campaign: Campaign, period: CampaignPeriod): Snapshot['targets'] {
  const owners = [...new Set(campaign.targets.map(({ ownerId }) => ownerId))].toSorted()
  return owners.flatMap((ownerId) => {
    const targets = targetsOf(campaign, period, ownerId)
    return targets ? PRODUCTS.map((product) => ({ organisationId: ownerId, product, target: targets[product] })) : []
  })
}
