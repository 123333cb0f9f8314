import { PrizeLedger, PrizeMove, PrizePayment, PrizeRecovery } from '#contract/prizes.ts'
import { readLedger } from '#db/prizes/ledger.ts'
import { payPrize, recoverPrize } from '#db/prizes/move.ts'
import { route } from '../route.ts'

export const prizes = [
  route({
    method: 'GET',
    path: '/api/campaigns/:id/prizes',
    act: 'prize.read',
    summary: 'Every prize of a campaign, and what has moved on it',
    refuses: ['training-campaign'],
    answer: PrizeLedger,
    handle: ({ store, param }) => readLedger(store, param('id')),
  }),
  route({
    method: 'POST',
    path: '/api/prizes/payments',
    act: 'prize.pay',
    summary: 'Book a prize as paid or handed over',
    answer: PrizeMove,
    body: PrizePayment,
    handle: ({ store, actor, body }) => payPrize(store, actor, body),
  }),
  route({
    method: 'POST',
    path: '/api/prizes/recoveries',
    act: 'prize.pay',
    summary: 'Book a prize as taken back, by a decision',
    answer: PrizeMove,
    body: PrizeRecovery,
    handle: ({ store, actor, body }) => recoverPrize(store, actor, body),
  }),
]
