import { and, eq, inArray } from 'drizzle-orm'
import { canonical } from '#contract/canonical.ts'
import type { ProposalAnswer, Snapshot } from '#contract/results.ts'
import { assignmentsOn, teamOf } from '../organisations.ts'
import type { World } from '../lane/world.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { enrolments, results, type proposals } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import { sha256, type PeriodFigures } from './figures.ts'

type ProposalRow = typeof proposals.$inferSelect

/** Writes the snapshot of a period for good, with its SHA-256; what was set aside leaves the period and counts in the phase alone. */
export async function finalise(
  world: World,
  campaign: Campaign,
  period: CampaignPeriod,
  figures: PeriodFigures,
  proposal: ProposalRow,
  approval: { by: string; comment: string },
): Promise<ProposalAnswer> {
  const setAside = await leaveOpenEntriesOut(world, period)
  const version = (period.version ?? 0) + 1
  const snapshot = snapshotOf(world, campaign, period, figures, proposal, approval, version, setAside)
  const body = canonical(snapshot)
  const hash = sha256(body)
  world.statements.push(
    statementOf(world.store.connections.write.insert(results).values({ id: proposal.id, periodId: period.id, version, body, hash, at: world.now })),
  )
  world.audit.push({ at: world.now, by: approval.by, act: 'result-final', subject: period.id, detail: hash })
  return { id: proposal.id, state: 'final', version, hash }
}

function snapshotOf(
  world: World,
  campaign: Campaign,
  period: CampaignPeriod,
  figures: PeriodFigures,
  proposal: ProposalRow,
  approval: { by: string; comment: string },
  version: number,
  setAside: string[],
): Snapshot {
  const { id, kind, number, firstDay, lastDay, cutoffAt } = period
  const name = (staffId: string) => world.register.staff.get(staffId)?.name ?? ''
  return {
    campaign: { id: campaign.id, name: campaign.name, rulesVersion: campaign.rulesVersion, rules: campaign.rules },
    period: { id, kind, number, firstDay, lastDay, cutoffAt },
    ...{ version, seq: world.seq(), closedAt: world.now },
    proposedBy: { id: proposal.proposedBy, name: name(proposal.proposedBy), at: proposal.proposedAt, comment: proposal.comment },
    approvedBy: { id: approval.by, name: name(approval.by), at: world.now, comment: approval.comment },
    acknowledgedPhones: proposal.acknowledged,
    setAside,
    correction: null,
    ...{ entries: figures.entries, boards: figures.boards, awards: figures.awards, totals: figures.totals },
    roster: rosterOf(world, campaign, period),
    targets: campaign.targets.filter((target) => target.periodId === id).map(({ ownerId, product, target }) => ({ organisationId: ownerId, product, target })),
  }
}

/** Entries still open in a closing period (set aside, or returned long ago) leave it; the phase asks for them again. */
async function leaveOpenEntriesOut(world: World, period: CampaignPeriod): Promise<string[]> {
  if (period.kind === 'phase') return []
  const column = period.kind === 'day' ? enrolments.dayId : enrolments.weekId
  const rows = await world.store.connections.write
    .select()
    .from(enrolments)
    .where(and(eq(column, period.id), inArray(enrolments.state, ['received', 'returned'])))
  world.enrolments.load(rows)
  const patch = period.kind === 'day' ? { dayId: null } : ({ weekId: null, late: 'phase-only' } as const)
  for (const row of rows) world.enrolments.change(row.id, { ...patch, setAsideAt: null, changedSeq: world.nextSeq() })
  return rows.map(({ id }) => id).toSorted()
}

function rosterOf(world: World, campaign: Campaign, period: CampaignPeriod): Snapshot['roster'] {
  return [...world.register.staff.values()].flatMap((person) => {
    const own = assignmentsOn(world.register, person.id, period.firstDay).findLast(({ role }) => role === 'collector')
    if (!own) return []
    return [
      {
        staffId: person.id,
        name: person.name,
        organisationId: own.organisationId,
        teamId: teamOf(world.register, campaign, own.organisationId),
        publishName: person.publishName,
      },
    ]
  })
}
