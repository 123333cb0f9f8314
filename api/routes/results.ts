import { Approval, Closing, Proposal, ProposalAnswer, Result } from '#contract/results.ts'
import { announce } from '#db/results/announce.ts'
import { readClosing } from '#db/results/closing.ts'
import { approve, propose, withdraw } from '#db/results/propose.ts'
import { latestResult } from '#db/results/read.ts'
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
    summary: 'The newest version of a closed period, as stored',
    refuses: ['not-final'],
    answer: Result,
    handle: ({ store, param }) => latestResult(store, param('id')),
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
