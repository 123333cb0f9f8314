import { ListRowView, ListView, PairDecision, RowEnrolment, RowEnrolmentAnswer } from '#contract/lists.ts'
import { readWhole } from '#contract/shapes.ts'
import { decidePair } from '#db/lists/decide.ts'
import { findList } from '#db/lists/scope.ts'
import { turnIntoEntry } from '#db/lists/turn.ts'
import { takeBack, verifyAgreed } from '#db/lists/verify.ts'
import { viewOf } from '#db/lists/view.ts'
import { withdrawDecision } from '#db/lists/withdraw.ts'
import { route } from '../route.ts'

/** What is made of a compared list: confirmations in one go, a word on a pair, an entry out of a payment. */
export const pairs = [
  route({
    method: 'POST',
    path: '/api/lists/:id/verifications',
    act: 'enrolment.verify',
    summary: 'Confirm all agreed entries of a list that wait, behind the request',
    answer: ListView,
    async handle({ store, actor, param }) {
      await verifyAgreed(store, actor, param('id'))
      return viewOf(store, actor, await findList(store, actor, param('id')))
    },
  }),
  route({
    method: 'POST',
    path: '/api/lists/:id/verifications/undo',
    act: 'enrolment.verify',
    summary: 'Take back what was confirmed in one go in the last 15 minutes and is unchanged since',
    answer: ListView,
    async handle({ store, actor, param }) {
      await takeBack(store, actor, param('id'))
      return viewOf(store, actor, await findList(store, actor, param('id')))
    },
  }),
  route({
    method: 'POST',
    path: '/api/lists/:id/rows/:row/decision',
    act: 'enrolment.verify',
    summary: 'Say of a pair whether it is one and the same; if so, its entry is confirmed',
    answer: ListRowView,
    body: PairDecision,
    handle: ({ store, actor, param, body }) => decidePair(store, actor, param('id'), readWhole(param('row')) ?? 0, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/lists/:id/rows/:row/decision',
    act: 'enrolment.verify',
    summary: 'Take the word back that told a pair apart',
    answer: null,
    handle: ({ store, actor, param }) => withdrawDecision(store, actor, param('id'), readWhole(param('row')) ?? 0),
  }),
  route({
    method: 'POST',
    path: '/api/lists/:id/rows/:row/enrolment',
    act: 'list.import',
    summary: 'Make an entry of a payment, for the collector it names',
    answer: RowEnrolmentAnswer,
    body: RowEnrolment,
    handle: ({ store, actor, param, body }) => turnIntoEntry(store, actor, param('id'), readWhole(param('row')) ?? 0, body),
  }),
]
