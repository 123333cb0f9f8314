import { eq } from 'drizzle-orm'
import type { CampaignChange } from '#contract/campaigns.ts'
import { Refused } from '#contract/refusals.ts'
import { startOfDay } from '#rules/days.ts'
import { moveGoals } from '#rules/goals.ts'
import { movedPlan, planOf } from '#rules/period-plans.ts'
import { proposePeriods, type CampaignDays } from '#rules/periods.ts'
import type { Actor } from '../actor.ts'
import type { World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { campaigns, enrolments } from '../schema/index.ts'
import { note } from '../set-up/kind.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { findCampaign } from './bundle.ts'
import { checkDays, checkGoals, demandPeriods } from './check.ts'
import { keepPeriods } from './periods.ts'

/**
 * Changes a campaign's head. Other days, only before it begins, bring its periods anew: a period keeps its id and targets by kind and number, others go. Goals not given move along.
 * Refuses `not-found`, `days-malformed`, `launch-day-outside`, `goal-days-malformed`, `campaign-begun`, `period-in-use`.
 */
export const changeCampaign = (store: Store, by: Actor, id: string, asked: CampaignChange): Promise<void> =>
  store.lane.do({
    name: 'change-campaign',
    touchesRegister: true,
    alone: async (world) => {
      const campaign = findCampaign(world, id)
      const given = Object.entries(asked).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(campaign[name as keyof CampaignChange]))
      if (given.length === 0) return
      const change = Object.fromEntries(given) as CampaignChange
      const days = { firstDay: campaign.firstDay, lastDay: campaign.lastDay, launchDay: campaign.launchDay, ...daysIn(change) }
      const moves = Object.keys(daysIn(change))
      if (moves.length > 0) await refuseMove(world, campaign, moves)
      checkDays(days)
      const goals = asked.goals ?? (moves.length > 0 ? moveGoals(campaign.goals, campaign, days) : campaign.goals)
      checkGoals(days, goals)
      const { write } = store.connections
      world.statements.push(
        statementOf(
          write
            .update(campaigns)
            .set({ ...change, goals })
            .where(eq(campaigns.id, id)),
        ),
      )
      if (moves.length > 0) movePeriods(world, campaign, days)
      note(world, by, 'campaign-changed', id, change)
    },
  })

const daysIn = ({ firstDay, lastDay, launchDay }: CampaignChange): Partial<CampaignDays> =>
  Object.fromEntries(Object.entries({ firstDay, lastDay, launchDay }).filter(([, day]) => day !== undefined))

/** Without published rules no entry was taken, whatever the day. An entry may be there before the first day, when its receipt is dated ahead. */
async function refuseMove(world: World, campaign: Campaign, fields: string[]): Promise<void> {
  if (campaign.rulesVersion > 0 && startOfDay(campaign.firstDay) <= world.now) throw new Refused('campaign-begun', fields)
  const { write } = world.store.connections
  const [used] = await write.select({ id: enrolments.id }).from(enrolments).where(eq(enrolments.campaignId, campaign.id)).limit(1)
  if (used) throw new Refused('period-in-use', fields)
}

function movePeriods(world: World, campaign: Campaign, days: CampaignDays): void {
  const drafts = proposePeriods(days, movedPlan(planOf(campaign, campaign.periods), campaign, days))
  demandPeriods(days, drafts)
  const idOf = (kind: string, number: number) => campaign.periods.find((period) => period.kind === kind && period.number === number)?.id
  keepPeriods(
    world,
    campaign,
    campaign.periods,
    drafts.map((draft) => ({ ...draft, id: idOf(draft.kind, draft.number) })),
  )
}
