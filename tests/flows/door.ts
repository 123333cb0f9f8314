import { randomUUID } from 'node:crypto'
import { PROTOCOL } from '#contract/protocol.ts'
import { openSession } from '#db/access/sessions.ts'
import type { BareStage } from './stage.ts'

/** A signed-in person at the server's own door, for what many do at once and no screen needs to show. */
export async function doorOf(stage: BareStage, code: string) {
  const { store, url } = stage.server
  const person = [...store.register.staff.values()].find((one) => one.code === code)
  if (!person) throw new Error(`nobody is called ${code}`)
  const device = { id: randomUUID(), name: code }
  const { token } = await openSession(store, person.id, device)
  const headers = { cookie: `ra-quan=${token}`, origin: url, 'content-type': 'application/json' }
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.status === 204 ? null : await answer.json()
  }
  return {
    ...{ id: person.id, deviceId: device.id },
    get: <T>(path: string) => send('GET', path) as Promise<T>,
    post: <T>(path: string, body?: unknown) => send('POST', path, body) as Promise<T>,
    /** Enrols so many people into BHXH TN for one month: ten points each. */
    enrol: (count: number, campaignId: string) => enrol(stage, send, device.id, count, campaignId),
  }
}

let people = 0

async function enrol(
  stage: BareStage,
  send: (method: string, path: string, body: unknown) => Promise<unknown>,
  device: string,
  count: number,
  campaignId: string,
) {
  const now = stage.now()
  const items = Array.from({ length: count }, () => ({ id: randomUUID(), kind: 'enrolment', capturedAt: now, body: bodyOf(campaignId, now) }))
  await send('POST', '/api/sync', { protocol: PROTOCOL.current, device, sentAt: now, since: null, items })
  return items.map(({ id }) => id)
}

function bodyOf(campaignId: string, now: number) {
  const number = String((people += 1)).padStart(6, '0')
  return {
    ...{ campaignId, product: 'bhxh-tn', name: 'Nguyễn Thị Mỹ Duyên', cccd: `072190${number}`, insuranceNumber: null, birthYear: null, sex: null },
    ...{ coverage: { insured: 'never' }, months: 1, amount: 264_000, receiptNumber: `BL${number}`, collectedAt: now, collectedFrom: 'clock' },
    ...{ donated: false, phone: null, targetGroup: null, place: null, officeId: null, giftConsent: null },
  }
}
