import {
  Claim,
  DeviceLost,
  HandoverLines,
  HandoversAsked,
  HoldingsRound,
  Holdings,
  HoldRequests,
  Override,
  SupervisorUndo,
  VoucherView,
} from '#contract/counter.ts'
import { claimVoucher } from '#db/vouchers/claim.ts'
import { clerkOf } from '#db/vouchers/clerk.ts'
import { readHandovers, undoAsSupervisor } from '#db/vouchers/handovers.ts'
import { endDevice, loseDevice, nameDevice } from '#db/vouchers/holding-device.ts'
import { overrideHold, readRequests } from '#db/vouchers/override.ts'
import { holdRound } from '#db/vouchers/round.ts'
import { route } from '../route.ts'

export const holdings = [
  route({
    method: 'POST',
    path: '/api/vouchers/claims',
    act: 'voucher.hand-over',
    summary: 'A voucher’s worth at this counter, held for this device when it may be redeemed',
    refuses: ['lookup-locked'],
    answer: VoucherView,
    body: Claim,
    handle: ({ store, actor, body }) => claimVoucher(store, clerkOf(actor), body),
  }),
  route({
    method: 'POST',
    path: '/api/vouchers/:code/override',
    act: 'voucher.override',
    summary: 'Take a voucher’s hold from a device that cannot be asked',
    answer: null,
    body: Override,
    handle: ({ store, actor, param, body }) => overrideHold(store, actor, param('code'), body.reason),
  }),
  route({
    method: 'POST',
    path: '/api/holdings',
    act: 'voucher.hand-over',
    summary: 'A counter’s round: holds given back, granted and asked for',
    answer: Holdings,
    body: HoldingsRound,
    handle: ({ store, actor, body }) => holdRound(store, clerkOf(actor), body),
  }),
  route({
    method: 'GET',
    path: '/api/hold-requests',
    act: 'voucher.override',
    summary: 'Vouchers that a counter asks for and another device has not given back',
    answer: HoldRequests,
    handle: async ({ store, actor }) => ({ requests: await readRequests(store, actor) }),
  }),
  route({
    method: 'POST',
    path: '/api/offices/:id/holding-device',
    act: 'office.hold',
    summary: 'This device holds the office’s vouchers from now on',
    answer: null,
    handle: ({ store, actor, param }) => nameDevice(store, actor, param('id')),
  }),
  route({
    method: 'DELETE',
    path: '/api/offices/:id/holding-device',
    act: 'office.hold',
    summary: 'This device holds for the office no longer',
    answer: null,
    handle: ({ store, actor, param }) => endDevice(store, actor, param('id')),
  }),
  route({
    method: 'POST',
    path: '/api/offices/:id/holding-device/override',
    act: 'voucher.override',
    summary: 'The holding device is lost: all its holds end',
    answer: DeviceLost,
    body: Override,
    handle: async ({ store, actor, param, body }) => ({ ended: await loseDevice(store, actor, param('id'), body.reason) }),
  }),
  route({
    method: 'GET',
    path: '/api/handovers',
    act: 'handover.undo',
    summary: 'Handovers of today, of another day or of one voucher, to take one back',
    refuses: ['code-mistyped'],
    query: HandoversAsked,
    answer: HandoverLines,
    handle: async ({ store, actor, query }) => ({ handovers: await readHandovers(store, actor, { day: query('day'), code: query('code') }) }),
  }),
  route({
    method: 'POST',
    path: '/api/handovers/:id/undo',
    act: 'handover.undo',
    summary: 'Take a handover back, as a supervisor',
    answer: null,
    body: SupervisorUndo,
    handle: ({ store, actor, param, body }) => undoAsSupervisor(store, actor, param('id'), body),
  }),
]
