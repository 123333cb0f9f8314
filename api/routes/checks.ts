import { CallReport, CallView, CheckList } from '#contract/checks.ts'
import { reportCall } from '#db/checks/call.ts'
import { listChecks } from '#db/checks/list.ts'
import { given } from '../openapi/queries.ts'
import { route } from '../route.ts'

export const checks = [
  route({
    method: 'GET',
    path: '/api/checks',
    act: 'check.read',
    summary: 'Winners’ entries that were drawn to be confirmed by a call, and how the calls went',
    query: { campaign: given.id, mine: given.flag },
    answer: CheckList,
    handle: ({ store, actor, query }) => listChecks(store, actor, query('campaign'), query('mine') === '1'),
  }),
  route({
    method: 'POST',
    path: '/api/checks/:result/entries/:enrolment/calls',
    act: 'check.call',
    summary: 'What a participant said of a drawn entry; the newest answer decides',
    answer: CallView,
    body: CallReport,
    refuses: ['own-entry'],
    handle: ({ store, actor, param, body }) => reportCall(store, actor, param('result'), param('enrolment'), body),
  }),
]
