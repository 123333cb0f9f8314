import type { EnrolmentBody } from '#contract/enrolments.ts'
import { PROTOCOL } from '#contract/protocol.ts'
import type { SyncAnswer } from '#contract/sync.ts'
import type { Answer, House, Person } from './house.ts'

let count = 0

/** A UUID that sorts by time like those of a phone (version 7 in form). */
export const newId = (): string => `01930000-0000-7000-8000-${(count += 1).toString(16).padStart(12, '0')}`

/** A made-up CCCD of valid form: old Tây Ninh, born 1990; each call another one. */
export const newCccd = (): string => `072190${String((count += 1)).padStart(6, '0')}`

/** What a collector logs, with everything that a test does not care about filled in. */
export const bodyOf = (house: House, said: Partial<EnrolmentBody> = {}): EnrolmentBody => ({
  ...{ campaignId: house.furniture.campaignId, product: 'bhxh-tn', name: 'Nguyễn Thị Mỹ Duyên', cccd: newCccd(), insuranceNumber: null },
  ...{ birthYear: null, sex: null, coverage: { insured: 'never' }, months: 12, amount: 3_168_000, receiptNumber: `BL${(count += 1)}` },
  ...{ collectedAt: house.clock.now, collectedFrom: 'clock', donated: false, phone: null, targetGroup: null, place: null, officeId: null },
  ...{ giftConsent: { by: 'self', text: '2026-1' } },
  ...said,
})

export const itemOf = (house: House, said: Partial<EnrolmentBody> = {}, id = newId()) => ({
  id,
  kind: 'enrolment',
  capturedAt: house.clock.now,
  body: bodyOf(house, said),
})

/** Sends items as a phone does; `sentAt` is its clock, by default the server's. */
export const syncAs = (house: House, person: Person, items: unknown[], more: Record<string, unknown> = {}): Promise<Answer<SyncAnswer>> =>
  person.post('/api/sync', { protocol: PROTOCOL.current, device: person.deviceId, sentAt: house.clock.now, since: null, items, ...more })

/** Logs one enrolment and answers its id; throws when it was refused. */
export async function log(house: House, person: Person, said: Partial<EnrolmentBody> = {}): Promise<string> {
  const item = itemOf(house, said)
  const { body, text } = await syncAs(house, person, [item])
  if (!body?.receipts?.[0] || 'code' in body.receipts[0]) throw new Error(`Refused: ${text}`)
  return item.id
}
