import { createRoot } from 'solid-js'
import type { EnrolmentBody } from '#contract/enrolments.ts'
import { type App, createApp } from '../../web/state/app.ts'
import type { Person } from '../../web/state/person.ts'
import { type FakePhone, settled } from './fake-device.ts'
import { NOW } from './fake-server.ts'

/** Opens the app in a tab of a phone. */
export async function openApp(phone: FakePhone): Promise<{ app: App; close: () => void }> {
  const opened = createRoot((close) => ({ app: createApp(phone.device), close }))
  await settled()
  return opened
}

export async function signedIn(phone: FakePhone, code = 'nvt001'): Promise<{ app: App; person: Person; close: () => void }> {
  const opened = await openApp(phone)
  const failure = await opened.app.session.signIn(code, '246810')
  await settled()
  const person = opened.app.person()
  if (failure || !person) throw new Error('the sign-in failed')
  return { ...opened, person }
}

export const enrolment = (changes: Partial<EnrolmentBody> = {}): EnrolmentBody => ({
  ...{
    campaignId: 'c-1',
    product: 'bhxh-tn',
    name: 'Tôn Nữ Quỳnh Phương Khuê',
    cccd: '072185004217',
    insuranceNumber: null,
    birthYear: 1985,
    sex: 'female',
  },
  ...{
    coverage: { insured: 'never' },
    months: 12,
    amount: 3_168_000,
    receiptNumber: '0042517',
    collectedAt: NOW,
    collectedFrom: 'clock',
    donated: false,
  },
  ...{ phone: null, targetGroup: null, place: null, officeId: null, giftConsent: null },
  ...changes,
})
