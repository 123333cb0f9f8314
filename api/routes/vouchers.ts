import { Handover, VoucherSearch } from '#contract/vouchers.ts'
import { clerkOf } from '#db/vouchers/clerk.ts'
import { handOver } from '#db/vouchers/hand-over.ts'
import { lookUpCode, lookUpPerson } from '#db/vouchers/look-up.ts'
import { route } from '../route.ts'

export const vouchers = [
  route({
    method: 'GET',
    path: '/api/vouchers',
    act: 'voucher.hand-over',
    handle: ({ store, actor, query }) => lookUpCode(store, clerkOf(actor), query('code') ?? '', query('source') === 'scan' ? 'scan' : 'typed'),
  }),
  route({
    method: 'POST',
    path: '/api/vouchers/searches',
    act: 'voucher.hand-over',
    body: VoucherSearch,
    handle: ({ store, actor, body }) => lookUpPerson(store, clerkOf(actor), body.cccd),
  }),
  route({
    method: 'POST',
    path: '/api/vouchers/:code/handover',
    act: 'voucher.hand-over',
    body: Handover,
    handle: ({ store, actor, param, body }) => handOver(store, clerkOf(actor), param('code'), body),
  }),
]
