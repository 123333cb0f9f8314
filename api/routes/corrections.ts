import * as v from 'valibot'
import { Correction, CorrectionPreview, CorrectionView, ProposalAnswer } from '#contract/results.ts'
import { previewCorrection, proposeCorrection, readCorrection } from '#db/corrections/correct.ts'
import { route } from '../route.ts'

/** What changes a result after it is final: a next version, never the one that is there. Another organiser approves it like a close. */
export const corrections = [
  route({
    method: 'GET',
    path: '/api/periods/:id/correction',
    act: 'correction.propose',
    summary: 'What has happened to a final period since, and the correction that is proposed',
    refuses: ['not-final'],
    answer: CorrectionView,
    handle: ({ store, param }) => readCorrection(store, param('id')),
  }),
  route({
    method: 'POST',
    path: '/api/periods/:id/correction',
    act: 'correction.propose',
    summary: 'What a correction would change; with the hash of that, propose it',
    body: Correction,
    answer: v.union([CorrectionPreview, ProposalAnswer]),
    handle: ({ store, actor, param, body }) =>
      body.hash === undefined ? previewCorrection(store, param('id'), body) : proposeCorrection(store, actor, param('id'), body, body.hash),
  }),
]
