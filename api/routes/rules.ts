import * as v from 'valibot'
import { Refused } from '#contract/refusals.ts'
import { PublicRules, RulesDraft, RulesPublication, RulesView } from '#contract/rules.ts'
import { readWhole, whole } from '#contract/shapes.ts'
import { readPublicRules } from '#db/campaigns/public-rules.ts'
import { draftRules, publishRules, viewRules } from '#db/campaigns/rules.ts'
import { route } from '../route.ts'

export const rules = [
  route({
    method: 'GET',
    path: '/api/campaigns/:id/rules',
    act: 'campaign.set-up',
    summary: 'The draft of the rules, its versions and what speaks against it',
    answer: RulesView,
    handle: ({ store, param }) => viewRules(store, param('id')),
  }),
  route({
    method: 'PATCH',
    path: '/api/campaigns/:id/rules',
    act: 'campaign.set-up',
    summary: 'Change the draft; it is not yet in force',
    answer: RulesView,
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
    summary: 'Publish the draft as the next version',
    answer: RulesView,
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
    summary: 'A published version of the rules, the newest unless one is asked for',
    query: { version: v.optional(whole) },
    answer: PublicRules,
    handle({ store, param, query }) {
      const version = query('version')
      if (version !== undefined && readWhole(version) === undefined) throw new Refused('not-found')
      return readPublicRules(store, param('campaign'), readWhole(version))
    },
  }),
]
