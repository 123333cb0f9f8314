import { PrizePayment, PrizeRecovery } from '#contract/prizes.ts'
import { readLedger } from '#db/prizes/ledger.ts'
import { payPrize, recoverPrize } from '#db/prizes/move.ts'
import { route } from '../route.ts'

export const prizes = [
  route({
    method: 'GET',
    path: '/api/campaigns/:id/prizes',
    act: 'prize.read',
    handle: ({ store, param }) => readLedger(store, param('id')),
  }),
  route({
    method: 'POST',
    path: '/api/prizes/payments',
    act: 'prize.pay',
    body: PrizePayment,
    handle: ({ store, actor, body }) => payPrize(store, actor, body),
  }),
  route({
    method: 'POST',
    path: '/api/prizes/recoveries',
    act: 'prize.pay',
    body: PrizeRecovery,
    handle: ({ store, actor, body }) => recoverPrize(store, actor, body),
  }),
]
