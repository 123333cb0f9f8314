import * as v from 'valibot'
import { AmendmentAnswer, AmendmentList, AmendmentProposal, EntryCorrection } from '#contract/amendments.ts'
import { approveAmendment, proposeAmendment, withdrawAmendment } from '#db/amendments/amend.ts'
import { listAmendments } from '#db/amendments/list.ts'
import { correctEntry } from '#db/enrolments/correct-other.ts'
import { given } from '../openapi/queries.ts'
import { route } from '../route.ts'

/** What others than its collector change of an entry: whoever confirms it, or, once a final period counts it, two organisers. */
export const amendments = [
  route({
    method: 'POST',
    path: '/api/enrolments/:id/correction',
    act: 'enrolment.correct',
    summary: 'Put right what an entry states, before or after it is verified',
    answer: null,
    body: EntryCorrection,
    handle: ({ store, actor, param, body }) => correctEntry(store, actor, param('id'), body),
  }),
  route({
    method: 'POST',
    path: '/api/enrolments/:id/amendments',
    act: 'amendment.propose',
    summary: 'Propose to change or cancel an entry that a final period counts',
    answer: AmendmentAnswer,
    body: AmendmentProposal,
    handle: ({ store, actor, param, body }) => proposeAmendment(store, actor, param('id'), body),
  }),
  route({
    method: 'GET',
    path: '/api/amendments',
    act: 'amendment.propose',
    summary: 'Proposed changes of entries in final periods, with what is and what would be',
    query: { campaign: given.id, state: v.optional(v.picklist(['open', 'decided']), 'open') },
    answer: AmendmentList,
    handle: ({ store, query }) => listAmendments(store, query('campaign'), query('state') === 'decided' ? 'decided' : 'open'),
  }),
  route({
    method: 'POST',
    path: '/api/amendments/:id/approval',
    act: 'amendment.approve',
    summary: 'Approve what another organiser proposed: the entry changes',
    answer: null,
    handle: ({ store, actor, param }) => approveAmendment(store, actor, param('id')),
  }),
  route({
    method: 'DELETE',
    path: '/api/amendments/:id',
    act: 'amendment.propose',
    summary: 'Withdraw a proposed change',
    answer: null,
    handle: ({ store, actor, param }) => withdrawAmendment(store, actor, param('id')),
  }),
]
