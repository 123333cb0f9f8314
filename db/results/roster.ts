import type { Snapshot } from '#contract/results.ts'
import { assignmentsOn, teamOf } from '../organisations.ts'
import type { Campaign, CampaignPeriod, Register } from '../register.ts'

/** Who collected on the period's first day, and for whom. */
export function rosterOf(register: Register, campaign: Campaign, period: CampaignPeriod): Snapshot['roster'] {
  return [...register.staff.values()].flatMap(({ id, name, publishName }) => {
    const own = assignmentsOn(register, id, period.firstDay).findLast(({ role }) => role === 'collector')
    if (!own) return []
    const { organisationId, officer } = own
    return [{ staffId: id, name, organisationId, teamId: teamOf(register, campaign, organisationId), list: officer ? 'officers' : 'collectors', publishName }]
  })
}
