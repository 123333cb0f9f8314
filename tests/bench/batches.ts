import { randomUUID } from 'node:crypto'
import { PROTOCOL } from '#contract/protocol.ts'
import { idAt } from './ids.ts'
import type { Target } from './load.ts'

let count = 0

/** The next sync of fresh people, from the next phone in turn. */
export function batchFor(on: Pick<Target, 'cookies' | 'campaignId' | 'now'>, size: number): { cookie: string; body: string } {
  const cookie = on.cookies[(count += 1) % on.cookies.length] as string
  const items = Array.from({ length: size }, () => itemOf(on))
  return { cookie, body: JSON.stringify({ protocol: PROTOCOL.current, device: randomUUID(), sentAt: on.now, since: '999999999', items }) }
}

function itemOf(on: Pick<Target, 'campaignId' | 'now'>) {
  const number = String((count += 1)).padStart(6, '0')
  const body = {
    ...{
      campaignId: on.campaignId,
      product: 'bhxh-tn',
      name: 'Nguyễn Thị Mỹ Duyên',
      cccd: `0721${String(70 + (count % 29)).padStart(2, '0')}${number}`,
      insuranceNumber: null,
      birthYear: null,
      sex: null,
    },
    ...{
      coverage: { insured: 'never' },
      months: 12,
      amount: 3_168_000,
      receiptNumber: `BL${number}`,
      collectedAt: on.now,
      collectedFrom: 'clock',
      donated: false,
    },
    ...{ phone: null, targetGroup: null, place: null, officeId: null, giftConsent: { by: 'self', text: '2026-1' } },
  }
  return { id: idAt(on.now + count), kind: 'enrolment', capturedAt: on.now, body }
}
