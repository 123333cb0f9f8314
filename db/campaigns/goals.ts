import type { GoalProgress } from '#contract/campaigns.ts'
import { addDays, dayOf } from '#rules/days.ts'
import { progressOf, type Goal } from '#rules/goals.ts'
import type { Actor } from '../actor.ts'
import type { Campaign } from '../register.ts'
import { frozenBoard } from '../standings/freeze.ts'
import type { Store } from '../store.ts'
import { dayCountsOf, peopleBetween, type DayCounts } from './day-counts.ts'
import { campaignFor } from './visible.ts'

/** How far a campaign is with each of its goals: new and returning people, donated ones apart. A share grows by whoever joined after the day it was counted on. While boards are held still, so are these. Refuses `not-found`. */
export async function readGoals(store: Store, actor: Actor, id: string): Promise<GoalProgress[]> {
  const campaign = campaignFor(store.register, actor, id)
  const counts = campaign.goals.length > 0 ? await countsSeen(store, campaign) : new Map()
  const wanted = (goal: Goal) =>
    goal.kind === 'people'
      ? { ...goal, onlyNew: goal.onlyNew ?? false }
      : { firstDay: addDays(goal.asOf, 1), lastDay: campaign.lastDay, product: goal.product, onlyNew: false }
  return campaign.goals.map((goal) => ({ goal, ...progressOf(goal, peopleBetween(counts, wanted(goal)), dayOf(store.now())) }))
}

/** On a held last day those that were stored with the boards: the sum would tell what all the others have (RULES section 9). */
async function countsSeen(store: Store, campaign: Campaign): Promise<DayCounts> {
  const phase = campaign.periods.find(({ kind, final }) => kind === 'phase' && !final)
  const frozen = phase && (await frozenBoard(store, campaign, phase, 'individual', 'provisional'))
  return frozen?.days ?? dayCountsOf(store, campaign)
}
