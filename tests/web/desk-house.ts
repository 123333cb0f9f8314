/// <reference types="vite/client" />
import { createRoot } from 'solid-js'
import type { QueueEntry } from '#contract/enrolments.ts'
import type { RefusalCode } from '#contract/refusals.ts'
import type { Me } from '#contract/sessions.ts'
import type { VoucherView } from '#contract/counter.ts'
import type { App } from '../../web/state/app.ts'
import { FakePhone, settled, wipePhone } from './fake-device.ts'
import { FakeServer, json, lan, NOW, refused } from './fake-server.ts'
import { signedIn } from './start.ts'

export type Asked = { method: string; path: string; body: any }
/** What a test's server says to a request; `undefined` leaves it to the phone's own server. */
export type Says = (asked: Asked) => Response | Promise<Response> | undefined

export const person = (role: Me['assignments'][number]['role'], given: Partial<Me['assignments'][number]> = {}): Me => ({
  ...lan,
  id: `s-${role}`,
  assignments: [
    {
      role,
      organisationId: null,
      organisation: null,
      officeId: role === 'clerk' ? 'of-1' : null,
      office: role === 'clerk' ? 'Bưu điện Gò Dầu' : null,
      ...given,
    },
  ],
})

/** A desk or a counter in the hand of a test: who sits there, and what the server says. */
export async function desk(
  me: Me,
  says: Says,
): Promise<{ app: App; phone: FakePhone; asked: Asked[]; inRoot: <State>(make: () => State) => State; close: () => void }> {
  wipePhone()
  const server = new FakeServer()
  const asked: Asked[] = []
  const others = server.fetch
  server.fetch = async (input, init = {}) => {
    const one = { method: init.method ?? 'GET', path: String(input), body: init.body ? JSON.parse(String(init.body)) : null }
    if (one.path === '/api/session' || one.path === '/api/me') return ((server.me = me), json(me))
    const answer = await says(one)
    if (answer) asked.push(one)
    return answer ?? others(input, init)
  }
  const phone = new FakePhone(server)
  const { app, close } = await signedIn(phone)
  let end = () => {}
  const inRoot = <State>(make: () => State) => createRoot((dispose) => ((end = dispose), make()))
  return { app, phone, asked, inRoot, close: () => (end(), close()) }
}

export const cut = (): Promise<Response> => Promise.reject(new TypeError('no network'))
export const no = (code: RefusalCode, status = 422) => refused(code, status)
export { json, settled, NOW }

export const view = (given: Partial<VoucherView> = {}): VoucherView => ({
  ...{
    verdict: 'redeemable',
    training: false,
    code: '679239104904',
    initials: 'T. N.',
    birthYear: 1985,
    lastFour: '4217',
    participation: 'new',
    product: 'bhxh-tn',
    unverified: false,
  },
  ...{
    office: 'Bưu điện Gò Dầu',
    firstDay: '2025-11-12',
    lastDay: '2026-01-15',
    redeemed: null,
    factNeeded: false,
    line: null,
    campaignId: 'c-1',
    hold: null,
    holder: null,
  },
  ...given,
})

export const entry = (id: string, given: Partial<QueueEntry> = {}): QueueEntry =>
  ({
    ...{
      id,
      seq: 1,
      campaignId: 'c-1',
      state: 'received',
      product: 'bhxh-tn',
      participation: 'new',
      name: 'Trương Công Định',
      maskedCccd: '079***1234',
      maskedInsuranceNumber: null,
      maskedPhone: null,
    },
    ...{
      birthYear: 1985,
      sex: 'male',
      coverage: { insured: 'never' },
      months: 12,
      amount: 3_168_000,
      points: 13,
      donated: false,
      receiptNumber: '0042511',
    },
    ...{
      collectedAt: NOW - 3_600_000,
      collectedFrom: 'clock',
      capturedAt: NOW - 3_600_000,
      receivedAt: NOW - 3_500_000,
      counting: { dayId: null, weekId: 'week-3', phaseId: 'phase-1', late: null },
    },
    ...{ flags: [], targetGroup: null, place: null, officeId: null, giftConsent: false, reason: null, otherReceivedAt: null, voucher: null },
    ...{ collector: { id: 's-lan', code: 'nvt001', name: 'Nguyễn Thị Lan' }, organisation: 'Bưu điện Gò Dầu', team: 'Bưu điện Gò Dầu', signals: [] },
    ...given,
  }) as QueueEntry
