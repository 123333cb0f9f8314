import * as v from 'valibot'
import { VoucherView } from '#contract/counter.ts'
import { Refused } from '#contract/refusals.ts'
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
    query: { code: v.optional(v.string()), cccd: v.optional(v.string()), source: v.optional(v.picklist(['typed', 'scan']), 'typed') },
    answer: VoucherView,
    handle({ store, actor, query }) {
      const clerk = clerkOf(actor)
      // An address is kept in places that a body is not.
      if (query('cccd') !== undefined) throw new Refused('cccd-in-address', ['cccd'])
      const code = query('code')
      if (code === undefined) throw new Refused('body-malformed', ['code'])
      return lookUpCode(store, clerk, code, query('source') !== 'scan')
    },
  }),
  ...['/api/vouchers', '/api/vouchers/searches'].map((path) =>
    route({
      method: 'POST',
      path,
      act: 'voucher.hand-over',
      summary: 'A participant’s voucher by their own CCCD',
      refuses: ['lookup-locked'],
      answer: VoucherView,
      body: VoucherSearch,
      handle: ({ store, actor, body }) => lookUpPerson(store, clerkOf(actor), body.cccd),
    }),
  ),
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
