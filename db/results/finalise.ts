import type { ProposalAnswer, Snapshot } from '#contract/results.ts'
import { PRODUCTS } from '#rules/words.ts'
import { note, type Doer } from '../audit/note.ts'
import { drawSample, keepCheck, type Sample } from '../checks/draw.ts'
import type { World } from '../lane/world.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { results } from '../schema/index.ts'
import { targetsOf } from '../standings/roster.ts'
import { statementOf } from '../statements.ts'
import { canonicalText } from './canonical-text.ts'
import type { ProposalRow } from './closing.ts'
import { drawableOf, type PeriodFigures } from './figures.ts'
import { leaveUncounted } from './leave.ts'

export type Approval = { by: Doer; comment: string }

/** Writes the first version of a period's result for good; what was set aside leaves the period and counts in the phase alone. */
export async function finalise(
  world: World,
  campaign: Campaign,
  period: CampaignPeriod,
  figures: PeriodFigures,
  proposal: ProposalRow,
  approval: Approval,
): Promise<ProposalAnswer> {
  const { boards, awards, totals, entries } = figures
  const drawable = drawableOf(world.register, campaign, period, figures)
  const { store } = world
  const check = figures.check === undefined ? await drawSample(store, store.connections.write, period, drawable, null) : figures.check
  const setAside = await leaveUncounted(world, campaign, period)
  const { id, kind, number, firstDay, lastDay, cutoffAt } = period
  return keepResult(world, period, proposal, approval, check, {
    campaign: drawable.campaign,
    period: { id, kind, number, firstDay, lastDay, cutoffAt },
    version: 1,
    acknowledgedPhones: proposal.acknowledged,
    ...{ setAside, correction: null, entries, boards, awards, totals },
    roster: drawable.roster,
    targets: effectiveTargets(campaign, period),
  })
}

/** Stores a version with its SHA-256 as the proposal's own result, and which entries of its winners are checked. */
export async function keepResult(
  world: World,
  period: CampaignPeriod,
  proposal: ProposalRow,
  approval: Approval,
  check: Sample | null,
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
  if (check) keepCheck(world, period, id, snapshot, check)
  note(world, approval.by, 'result-final', periodId, { version, hash, comment: approval.comment, setAside: snapshot.setAside.length })
  return { id, state: 'final', version, hash }
}

/** The targets that the period was judged by, of teams and persons; a phase without its own has the sum of its weeks. */
function effectiveTargets(campaign: Campaign, period: CampaignPeriod): Snapshot['targets'] {
  const owners = [...new Set(campaign.targets.map(({ ownerId }) => ownerId))].toSorted()
  return owners.flatMap((ownerId) => {
    const targets = targetsOf(campaign, period, ownerId)
    return targets ? PRODUCTS.map((product) => ({ organisationId: ownerId, product, target: targets[product] })) : []
  })
}
