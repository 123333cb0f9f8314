import * as v from 'valibot'
import { CampaignBrief, CampaignBundle, CampaignChange, GoalProgress, NewCampaign, PeriodsChange, PeriodView } from '#contract/campaigns.ts'
import { bundleOf, periodViews } from '#db/campaigns/bundle.ts'
import { changeCampaign } from '#db/campaigns/change.ts'
import { createCampaign } from '#db/campaigns/create.ts'
import { readGoals } from '#db/campaigns/goals.ts'
import { changePeriods } from '#db/campaigns/periods.ts'
import { campaignFor, campaignsFor } from '#db/campaigns/visible.ts'
import { route } from '../route.ts'

const Periods = v.object({ periods: v.array(PeriodView) })

export const campaigns = [
  route({
    method: 'GET',
    path: '/api/campaigns',
    act: 'campaign.read',
    summary: 'The campaigns one may see',
    answer: v.object({ campaigns: v.array(CampaignBrief) }),
    handle: ({ store, actor }) => ({
      campaigns: campaignsFor(store.register, actor).map(({ id, name, theme, firstDay, lastDay, training, rulesVersion }) => ({
        id,
        name,
        theme,
        firstDay,
        lastDay,
        training,
        published: rulesVersion > 0,
      })),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/campaigns',
    act: 'campaign.set-up',
    summary: 'A new campaign, from a template or as a copy',
    answer: CampaignBundle,
    body: NewCampaign,
    async handle({ store, actor, body }) {
      return bundleOf(store, actor, await createCampaign(store, actor, body))
    },
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:id',
    act: 'campaign.read',
    summary: 'A campaign, with all that a phone needs to log without network',
    answer: CampaignBundle,
    handle: ({ store, actor, param }) => bundleOf(store, actor, param('id')),
  }),
  route({
    method: 'PATCH',
    path: '/api/campaigns/:id',
    act: 'campaign.set-up',
    summary: 'Change what stands on a campaign’s head',
    answer: CampaignBundle,
    body: CampaignChange,
    async handle({ store, actor, param, body }) {
      await changeCampaign(store, actor, param('id'), body)
      return bundleOf(store, actor, param('id'))
    },
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:id/periods',
    act: 'campaign.read',
    summary: 'The periods of a campaign, each with its state',
    answer: Periods,
    handle: async ({ store, actor, param }) => ({ periods: await periodViews(store, campaignFor(store.register, actor, param('id'))) }),
  }),
  route({
    method: 'POST',
    path: '/api/campaigns/:id/periods',
    act: 'campaign.set-up',
    summary: 'All periods but the phase, as they are to be',
    answer: Periods,
    body: PeriodsChange,
    async handle({ store, actor, param, body }) {
      await changePeriods(store, actor, param('id'), body)
      return { periods: await periodViews(store, campaignFor(store.register, actor, param('id'))) }
    },
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:id/goals',
    act: 'goals.read',
    summary: 'How far each goal is',
    answer: v.object({ goals: v.array(GoalProgress) }),
    handle: async ({ store, actor, param }) => ({ goals: await readGoals(store, actor, param('id')) }),
  }),
]
