import * as v from 'valibot'
import { CaseList, Collisions, Decision } from '#contract/cases.ts'
import { readWhole, whole } from '#contract/shapes.ts'
import { collisionsOf } from '#db/cases/collisions.ts'
import { decideCase } from '#db/cases/decide.ts'
import { listCases } from '#db/cases/list.ts'
import { given } from '../openapi/queries.ts'
import { route } from '../route.ts'

export const cases = [
  route({
    method: 'GET',
    path: '/api/cases',
    act: 'case.decide',
    summary: 'Questions for a supervisor: duplicates, linked numbers, gifts of fallen entries',
    query: {
      state: v.optional(v.picklist(['open', 'decided']), 'open'),
      campaign: given.id,
      collector: given.id,
      with: given.id,
      /** `apart` leaves out the gifts, which `/api/gift-cases` shows with their evidence. */
      gifts: v.optional(v.literal('apart')),
      before: given.cursor,
      limit: v.optional(v.pipe(whole, v.minValue(1), v.maxValue(200)), 100),
    },
    answer: CaseList,
    handle({ store, actor, query }) {
      const limit = Math.min(Math.max(readWhole(query('limit')) ?? 100, 1), 200)
      const who = { campaignId: query('campaign'), collectorId: query('collector'), otherId: query('with'), withoutGifts: query('gifts') === 'apart' }
      return listCases(store, actor, { ...who, state: query('state') === 'decided' ? 'decided' : 'open', before: query('before'), limit })
    },
  }),
  route({
    method: 'GET',
    path: '/api/cases/collisions',
    act: 'case.decide',
    summary: 'Who collides with whom: duplicates by pair of collectors, and how they were decided',
    query: { campaign: given.id },
    answer: Collisions,
    handle: ({ store, actor, query }) => collisionsOf(store, actor, query('campaign')),
  }),
  route({
    method: 'POST',
    path: '/api/cases/:id/decision',
    act: 'case.decide',
    summary: 'Decide whether the entry of a case counts',
    answer: null,
    body: Decision,
    handle: ({ store, actor, param, body }) => decideCase(store, actor, param('id'), body),
  }),
]
