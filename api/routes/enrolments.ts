import * as v from 'valibot'
import { LatenessDecision, Many, type ManyAnswer } from '#contract/cases.ts'
import { Reason } from '#contract/enrolments.ts'
import { Refused } from '#contract/refusals.ts'
import { entryState, readWhole } from '#contract/shapes.ts'
import { discloseEntry } from '#db/enrolments/disclose.ts'
import { cancelEntry, decideLateness, judge, setAside } from '#db/enrolments/judge.ts'
import { findEntry, historyOf, listEntries } from '#db/enrolments/list.ts'
import { queueOf } from '#db/enrolments/view.ts'
import { route } from '../route.ts'

export const enrolments = [
  route({
    method: 'GET',
    path: '/api/enrolments',
    act: 'enrolment.read',
    handle({ store, actor, query }) {
      const limit = Math.min(Math.max(readWhole(query('limit')) ?? 50, 1), 200)
      const state = v.safeParse(v.optional(entryState), query('state'))
      if (!state.success) throw new Refused('body-malformed', ['state'])
      const filter = {
        state: state.output,
        limit,
        campaignId: query('campaign'),
        collectorId: query('collector'),
        organisationId: query('organisation'),
        weekId: query('week'),
      }
      return listEntries(store, actor, {
        ...filter,
        before: readWhole(query('before')),
        late: query('late') === '1',
        toConfirm: query('to-confirm') === '1',
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/enrolments/:id',
    act: 'enrolment.read',
    async handle({ store, actor, param }) {
      const [view] = await queueOf(store, [await findEntry(store, actor, param('id'))])
      return view
    },
  }),
  route({
    method: 'GET',
    path: '/api/enrolments/:id/history',
    act: 'enrolment.read',
    handle: ({ store, actor, param }) => historyOf(store, actor, param('id')),
  }),
  route({
    method: 'POST',
    path: '/api/enrolments/:id/disclosure',
    act: 'enrolment.disclose',
    handle: ({ store, actor, param }) => discloseEntry(store, actor, param('id')),
  }),
  route({
    method: 'POST',
    path: '/api/enrolments/:id/verification',
    act: 'enrolment.verify',
    handle: ({ store, actor, param }) => judge(store, actor, param('id'), 'verify', null),
  }),
  route({
    method: 'DELETE',
    path: '/api/enrolments/:id/verification',
    act: 'enrolment.verify',
    handle: ({ store, actor, param }) => judge(store, actor, param('id'), 'unverify', null),
  }),
  route({
    method: 'POST',
    path: '/api/enrolments/:id/return',
    act: 'enrolment.return',
    body: Reason,
    handle: ({ store, actor, param, body }) => judge(store, actor, param('id'), 'return', body.reason),
  }),
  route({
    method: 'POST',
    path: '/api/enrolments/:id/rejection',
    act: 'enrolment.reject',
    body: Reason,
    handle: ({ store, actor, param, body }) => judge(store, actor, param('id'), 'reject', body.reason),
  }),
  route({
    method: 'POST',
    path: '/api/enrolments/:id/cancellation',
    act: 'enrolment.cancel',
    body: Reason,
    handle: ({ store, actor, param, body }) => cancelEntry(store, actor, param('id'), body.reason),
  }),
  route({
    method: 'POST',
    path: '/api/enrolments/:id/lateness',
    act: 'lateness.decide',
    body: LatenessDecision,
    handle: ({ store, actor, param, body }) => decideLateness(store, actor, param('id'), body.accepted, body.reason),
  }),
  route({
    method: 'POST',
    path: '/api/verifications',
    act: 'enrolment.verify',
    body: Many,
    handle: ({ store, actor, body }) => each(body.ids, (id) => judge(store, actor, id, 'verify', null)),
  }),
  route({
    method: 'POST',
    path: '/api/set-asides',
    act: 'set-aside',
    body: Many,
    handle({ store, actor, body }) {
      const { reason } = body
      if (!reason) throw new Refused('reason-missing', ['reason'])
      return each(body.ids, (id) => setAside(store, actor, id, reason))
    },
  }),
]

/** One outcome for each, so that one bad entry does not hold up the rest. */
async function each(ids: string[], one: (id: string) => Promise<void>): Promise<ManyAnswer> {
  const settled = await Promise.allSettled(ids.map(one))
  const outcomes = settled.map((done, index) => {
    if (done.status === 'rejected' && !(done.reason instanceof Refused)) throw done.reason
    return { id: ids[index] as string, ok: done.status === 'fulfilled', code: done.status === 'rejected' ? (done.reason as Refused).code : null }
  })
  return { outcomes }
}
