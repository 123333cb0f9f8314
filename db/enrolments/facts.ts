import type { Flag } from '#contract/enrolments.ts'
import { Refused } from '#contract/refusals.ts'
import { correctClock } from '#rules/clock.ts'
import { dayOf } from '#rules/days.ts'
import { checkCoverage, participationOf } from '#rules/participation.ts'
import { pointsOf } from '#rules/points.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import type { ReadBody } from './read-body.ts'

type Stated = Pick<ReadBody['body'], 'product' | 'coverage' | 'months' | 'donated' | 'collectedAt' | 'collectedFrom'> & {
  capturedAt: number
  receivedAt: number
}
export type Facts = { collectedAt: number; capturedAt: number; participation: EnrolmentRow['participation']; points: number; flags: Flag[] }

/** What the server makes of the stated times and cover: refuses a day outside the campaign and a cover that cannot be. */
export function judgeFacts(campaign: Campaign, phone: { offset: number }, stated: Stated): Facts {
  const { collectedAt, capturedAt, flags } = correctClock({ ...stated, offset: phone.offset })
  const day = dayOf(collectedAt)
  if (day < campaign.firstDay || day > campaign.lastDay)
    throw new Refused('outside-campaign', ['collectedAt'], { firstDay: campaign.firstDay, lastDay: campaign.lastDay })
  const coverage = checkCoverage(stated.product, stated.coverage, collectedAt)
  if (!coverage.ok) throw new Refused(coverage.refusal, ['coverage'])
  const participation = participationOf(stated.product, coverage.value, collectedAt, campaign.rules)
  return { collectedAt, capturedAt, participation, points: pointsOf({ ...stated, participation }, campaign.rules), flags }
}

/** The chosen counter, else the team's, else the campaign's first; the campaign's list alone counts. */
export function officeOf(campaign: Campaign, chosen: string | null, teamId: string | null): string | null {
  if (chosen !== null && !campaign.officeIds.includes(chosen)) throw new Refused('office-unknown', ['officeId'])
  return chosen ?? (teamId ? campaign.teams.get(teamId)?.defaultOfficeId : null) ?? campaign.officeIds[0] ?? null
}
