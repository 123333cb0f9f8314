import { Decision } from '#contract/cases.ts'
import { decideCase } from '#db/cases/decide.ts'
import { listCases } from '#db/cases/list.ts'
import { route } from '../route.ts'

export const cases = [
  route({
    method: 'GET',
    path: '/api/cases',
    act: 'case.decide',
    handle: ({ store, actor, query }) => listCases(store, actor, query('state') === 'decided' ? 'decided' : 'open'),
  }),
  route({
    method: 'POST',
    path: '/api/cases/:id/decision',
    act: 'case.decide',
    body: Decision,
    handle: ({ store, actor, param, body }) => decideCase(store, actor, param('id'), body),
  }),
]
