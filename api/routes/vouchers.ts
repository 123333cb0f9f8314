import * as v from 'valibot'
import { VoucherView } from '#contract/counter.ts'
import { Handover, HandoverAnswer, VoucherSearch } from '#contract/vouchers.ts'
import { clerkOf } from '#db/vouchers/clerk.ts'
import { handOver } from '#db/vouchers/hand-over.ts'
import { lookUpCode, lookUpPerson } from '#db/vouchers/look-up.ts'
import { route } from '../route.ts'

export const vouchers = [
  route({
    method: 'GET',
    path: '/api/vouchers',
    act: 'voucher.hand-over',
    summary: 'What a voucher’s code is worth at this counter',
    refuses: ['lookup-locked'],
    query: { code: v.string(), source: v.optional(v.picklist(['typed', 'scan']), 'typed') },
    answer: VoucherView,
    handle: ({ store, actor, query }) => lookUpCode(store, clerkOf(actor), query('code') ?? '', query('source') !== 'scan'),
  }),
  route({
    method: 'POST',
    path: '/api/vouchers/searches',
    act: 'voucher.hand-over',
    summary: 'A participant’s voucher by their own CCCD',
    refuses: ['lookup-locked'],
    answer: VoucherView,
    body: VoucherSearch,
    handle: ({ store, actor, body }) => lookUpPerson(store, clerkOf(actor), body.cccd),
  }),
  route({
    method: 'POST',
    path: '/api/vouchers/:code/handover',
    act: 'voucher.hand-over',
    summary: 'Book a gift as handed over, once',
    refuses: ['lookup-locked'],
    answer: HandoverAnswer,
    body: Handover,
    handle: ({ store, actor, param, body }) => handOver(store, clerkOf(actor), param('code'), body),
  }),
]
