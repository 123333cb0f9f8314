import { CampaignChange, NewCampaign, PeriodsChange } from '#contract/campaigns.ts'
import { bundleOf, periodViews } from '#db/campaigns/bundle.ts'
import { changeCampaign } from '#db/campaigns/change.ts'
import { createCampaign } from '#db/campaigns/create.ts'
import { readGoals } from '#db/campaigns/goals.ts'
import { changePeriods } from '#db/campaigns/periods.ts'
import { campaignFor, campaignsFor } from '#db/campaigns/visible.ts'
import { route } from '../route.ts'

export const campaigns = [
  route({
    method: 'GET',
    path: '/api/campaigns',
    act: 'campaign.read',
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
    body: NewCampaign,
    async handle({ store, actor, body }) {
      return bundleOf(store, actor, await createCampaign(store, actor, body))
    },
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:id',
    act: 'campaign.read',
    handle: ({ store, actor, param }) => bundleOf(store, actor, param('id')),
  }),
  route({
    method: 'PATCH',
    path: '/api/campaigns/:id',
    act: 'campaign.set-up',
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
    handle: async ({ store, actor, param }) => ({ periods: await periodViews(store, campaignFor(store.register, actor, param('id'))) }),
  }),
  route({
    method: 'POST',
    path: '/api/campaigns/:id/periods',
    act: 'campaign.set-up',
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
    handle: async ({ store, actor, param }) => ({ goals: await readGoals(store, actor, param('id')) }),
  }),
]
