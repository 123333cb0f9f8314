import * as v from 'valibot'
import { CaseList, Decision } from '#contract/cases.ts'
import { decideCase } from '#db/cases/decide.ts'
import { listCases } from '#db/cases/list.ts'
import { route } from '../route.ts'

export const cases = [
  route({
    method: 'GET',
    path: '/api/cases',
    act: 'case.decide',
    summary: 'Questions for a supervisor: duplicates, linked numbers, gifts of fallen entries',
    query: { state: v.optional(v.picklist(['open', 'decided']), 'open'), campaign: v.optional(v.string()) },
    answer: CaseList,
    handle: ({ store, actor, query }) => listCases(store, actor, query('state') === 'decided' ? 'decided' : 'open', query('campaign')),
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
