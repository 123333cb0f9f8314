import { Appointment, AppointmentAsked, AppointmentLine, Matches, MatchesAsked, Reissue, Transfer, Transferred, VoucherSlip } from '#contract/lost-vouchers.ts'
import { appoint, lineAt } from '#db/vouchers/appoint.ts'
import { clerkOf } from '#db/vouchers/clerk.ts'
import { findMatches } from '#db/vouchers/matches.ts'
import { reissue } from '#db/vouchers/reissue.ts'
import { reprint } from '#db/vouchers/slip.ts'
import { transfer } from '#db/vouchers/transfer.ts'
import { route } from '../route.ts'

export const lostVouchers = [
  route({
    method: 'POST',
    path: '/api/vouchers/matches',
    act: 'voucher.hand-over',
    summary: 'Vouchers of the own counter by what a participant says: a name, last digits, a day, a collector',
    answer: Matches,
    body: MatchesAsked,
    handle: ({ store, actor, body }) => findMatches(store, clerkOf(actor), body),
  }),
  route({
    method: 'GET',
    path: '/api/vouchers/:code/slip',
    act: 'voucher.hand-over',
    summary: 'What a slip of the own counter’s voucher says, to be printed anew',
    refuses: ['code-mistyped', 'lookup-locked', 'voucher-ended'],
    answer: VoucherSlip,
    handle: ({ store, actor, param }) => reprint(store, clerkOf(actor), param('code')),
  }),
  route({
    method: 'POST',
    path: '/api/vouchers/:code/reissue',
    act: 'voucher.hand-over',
    summary: 'Another code for the same right; the old one no longer holds',
    refuses: ['code-mistyped', 'lookup-locked', 'voucher-ended', 'voucher-held'],
    answer: VoucherSlip,
    body: Reissue,
    handle: ({ store, actor, param, body }) => reissue(store, clerkOf(actor), param('code'), body),
  }),
  route({
    method: 'POST',
    path: '/api/vouchers/:code/transfer',
    act: 'voucher.hand-over',
    summary: 'Another home office for a voucher, from the own counter or to it',
    refuses: ['code-mistyped', 'lookup-locked', 'voucher-ended'],
    answer: Transferred,
    body: Transfer,
    handle: ({ store, actor, param, body }) => transfer(store, clerkOf(actor), param('code'), body),
  }),
  route({
    method: 'POST',
    path: '/api/vouchers/:code/appointment',
    act: 'voucher.hand-over',
    summary: 'A place in the line of the own counter, whose shelf is empty',
    refuses: ['code-mistyped', 'lookup-locked', 'voucher-ended'],
    answer: Appointment,
    body: AppointmentAsked,
    handle: ({ store, actor, param, body }) => appoint(store, clerkOf(actor), param('code'), body.id),
  }),
  route({
    method: 'GET',
    path: '/api/appointments',
    act: 'voucher.hand-over',
    summary: 'Who waits at the own counter, and who may come',
    answer: AppointmentLine,
    handle: ({ store, actor }) => lineAt(store, clerkOf(actor)),
  }),
]
