import { Refused } from '#contract/refusals.ts'
import { RulesDraft, RulesPublication } from '#contract/rules.ts'
import { readWhole } from '#contract/shapes.ts'
import { readPublicRules } from '#db/campaigns/public-rules.ts'
import { draftRules, publishRules, viewRules } from '#db/campaigns/rules.ts'
import { route } from '../route.ts'

export const rules = [
  route({ method: 'GET', path: '/api/campaigns/:id/rules', act: 'campaign.set-up', handle: ({ store, param }) => viewRules(store, param('id')) }),
  route({
    method: 'PATCH',
    path: '/api/campaigns/:id/rules',
    act: 'campaign.set-up',
    body: RulesDraft,
    async handle({ store, actor, param, body }) {
      await draftRules(store, actor, param('id'), body.rules)
      return viewRules(store, param('id'))
    },
  }),
  route({
    method: 'POST',
    path: '/api/campaigns/:id/rules',
    act: 'campaign.set-up',
    body: RulesPublication,
    async handle({ store, actor, param, body }) {
      await publishRules(store, actor, param('id'), body.note)
      return viewRules(store, param('id'))
    },
  }),
  route({
    method: 'GET',
    path: '/api/public/rules/:campaign',
    act: 'public',
    handle({ store, param, query }) {
      const version = query('version')
      if (version !== undefined && readWhole(version) === undefined) throw new Refused('not-found')
      return readPublicRules(store, param('campaign'), readWhole(version))
    },
  }),
]
