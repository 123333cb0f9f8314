import * as v from 'valibot'
import { Approval, Closing, Proposal, ProposalAnswer, ResultVersions, ShownResult } from '#contract/results.ts'
import { readWhole, whole } from '#contract/shapes.ts'
import { announce } from '#db/results/announce.ts'
import { readClosing } from '#db/results/closing.ts'
import { approve, propose, withdraw } from '#db/results/propose.ts'
import { listVersions, resultFor } from '#db/results/read.ts'
import { route } from '../route.ts'

export const results = [
  route({
    method: 'GET',
    path: '/api/periods/:id/closing',
    act: 'result.propose',
    summary: 'What an organiser sees before a period is closed',
    answer: Closing,
    handle: ({ store, param }) => readClosing(store, param('id')),
  }),
  route({
    method: 'POST',
    path: '/api/periods/:id/result',
    act: 'result.propose',
    summary: 'Propose to close a period, or close it where one may',
    answer: ProposalAnswer,
    body: Proposal,
    handle: ({ store, actor, param, body }) => propose(store, actor, param('id'), body.comment, body.acknowledged, body.hash),
  }),
  route({
    method: 'GET',
    path: '/api/periods/:id/result',
    act: 'result.read',
    summary: 'One version of a closed period, by default the newest; whole for an organiser',
    query: { version: v.optional(v.pipe(whole, v.minValue(1))) },
    refuses: ['not-final'],
    answer: ShownResult,
    handle: ({ store, actor, param, query }) => resultFor(store, actor, param('id'), readWhole(query('version'))),
  }),
  route({
    method: 'GET',
    path: '/api/periods/:id/results',
    act: 'result.read',
    summary: 'Every version of a period, the oldest first',
    answer: ResultVersions,
    handle: ({ store, param }) => listVersions(store, param('id')),
  }),
  route({
    method: 'POST',
    path: '/api/results/:id/approval',
    act: 'result.approve',
    summary: 'Approve what another proposed',
    answer: ProposalAnswer,
    body: Approval,
    handle: ({ store, actor, param, body }) => approve(store, actor, param('id'), body.comment),
  }),
  route({
    method: 'DELETE',
    path: '/api/results/:id',
    act: 'result.propose',
    summary: 'Withdraw a proposal',
    answer: null,
    handle: ({ store, actor, param }) => withdraw(store, actor, param('id')),
  }),
  route({
    method: 'POST',
    path: '/api/results/:id/announcement',
    act: 'announcement.publish',
    summary: 'Announce a result to all',
    answer: null,
    handle: ({ store, actor, param }) => announce(store, actor, param('id')),
  }),
]
