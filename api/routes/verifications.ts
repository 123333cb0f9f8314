import { LatenessDecision, LatenessOfMany, Many, ManyAnswer, ManyWithReason } from '#contract/cases.ts'
import { Reason } from '#contract/enrolments.ts'
import { Refused } from '#contract/refusals.ts'
import { cancelEntry, decideLateness, judge, setAside } from '#db/enrolments/judge.ts'
import { route } from '../route.ts'

/** What is said of entries: of one, or of a list at once. */
export const verifications = [
  route({
    method: 'POST',
    path: '/api/enrolments/:id/verification',
    act: 'enrolment.verify',
    summary: 'Confirm an entry',
    answer: null,
    handle: ({ store, actor, param }) => judge(store, actor, param('id'), 'verify', null),
  }),
  route({
    method: 'DELETE',
    path: '/api/enrolments/:id/verification',
    act: 'enrolment.verify',
    summary: 'Take a confirmation back',
    answer: null,
    handle: ({ store, actor, param }) => judge(store, actor, param('id'), 'unverify', null),
  }),
  route({
    method: 'POST',
    path: '/api/enrolments/:id/return',
    act: 'enrolment.return',
    summary: 'Send an entry back to be corrected',
    answer: null,
    body: Reason,
    handle: ({ store, actor, param, body }) => judge(store, actor, param('id'), 'return', body.reason),
  }),
  route({
    method: 'POST',
    path: '/api/enrolments/:id/rejection',
    act: 'enrolment.reject',
    summary: 'Reject an entry',
    answer: null,
    body: Reason,
    handle: ({ store, actor, param, body }) => judge(store, actor, param('id'), 'reject', body.reason),
  }),
  route({
    method: 'POST',
    path: '/api/enrolments/:id/cancellation',
    act: 'enrolment.cancel',
    summary: 'Cancel an entry: money returned, or a mistake',
    answer: null,
    body: Reason,
    handle: ({ store, actor, param, body }) => cancelEntry(store, actor, param('id'), body.reason),
  }),
  route({
    method: 'POST',
    path: '/api/enrolments/:id/lateness',
    act: 'lateness.decide',
    summary: 'Accept a late entry into its periods, or leave it out',
    answer: null,
    body: LatenessDecision,
    handle: ({ store, actor, param, body }) => decideLateness(store, actor, param('id'), body.accepted, body.reason),
  }),
  route({
    method: 'POST',
    path: '/api/verifications',
    act: 'enrolment.verify',
    summary: 'Confirm many entries, one outcome each',
    answer: ManyAnswer,
    body: Many,
    handle: ({ store, actor, body }) => each(body.ids, (id) => judge(store, actor, id, 'verify', null)),
  }),
  route({
    method: 'POST',
    path: '/api/verifications/withdrawal',
    act: 'enrolment.verify',
    summary: 'Take many confirmations back, one outcome each',
    answer: ManyAnswer,
    body: Many,
    handle: ({ store, actor, body }) => each(body.ids, (id) => judge(store, actor, id, 'unverify', null)),
  }),
  route({
    method: 'POST',
    path: '/api/returns',
    act: 'enrolment.return',
    summary: 'Send many entries back to be corrected, with one reason, one outcome each',
    answer: ManyAnswer,
    body: ManyWithReason,
    handle: ({ store, actor, body }) => each(body.ids, (id) => judge(store, actor, id, 'return', body.reason)),
  }),
  route({
    method: 'POST',
    path: '/api/rejections',
    act: 'enrolment.reject',
    summary: 'Reject many entries, with one reason, one outcome each',
    answer: ManyAnswer,
    body: ManyWithReason,
    handle: ({ store, actor, body }) => each(body.ids, (id) => judge(store, actor, id, 'reject', body.reason)),
  }),
  route({
    method: 'POST',
    path: '/api/lateness',
    act: 'lateness.decide',
    summary: 'Accept many late entries into their periods, or leave them out, with one reason',
    answer: ManyAnswer,
    body: LatenessOfMany,
    handle: ({ store, actor, body }) => each(body.ids, (id) => decideLateness(store, actor, id, body.accepted, body.reason)),
  }),
  route({
    method: 'POST',
    path: '/api/set-asides',
    act: 'set-aside',
    summary: 'Let a close go on without these entries, with a reason',
    answer: ManyAnswer,
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
