import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EnrolmentBody, QueueEntry } from '#contract/enrolments.ts'
import type { VoucherView } from '#contract/counter.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { see, verify } from '../cast/deeds.ts'
import { log, newCccd, newId } from '../cast/phone.ts'
import { make, newCampaign } from '../cast/set-up.ts'

/** One collector, one counter and one participant in a real campaign and in a dry run of the same days. */
let house: House
let dry: string
let people: Record<'btc1' | 'a' | 'b' | 'pt1' | 'q1', Person>
const cccd = newCccd()

beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-01T08:00:00+07:00' })
  const body = newCampaign('35-days', { training: true, copyOf: house.furniture.campaignId, name: 'Tập dượt' })
  dry = (await make(await house.enter('btc1'), body)).body.id
  await at('2025-11-13T09:00:00+07:00')
})
afterEach(() => house.close())

async function at(now: string): Promise<void> {
  house.clock.now = Date.parse(now)
  const codes = ['btc1', 'a', 'b', 'pt1', 'q1'] as const
  people = Object.fromEntries(await Promise.all(codes.map(async (code) => [code, await house.enter(code)]))) as typeof people
}
const enrol = (campaignId: string, said: Partial<EnrolmentBody> = {}, person = people.a) => log(house, person, { campaignId, cccd, ...said })
const codeOf = async (id: string) => (await see(people.pt1, id)).voucher?.code ?? ''
const lookUp = async (code: string): Promise<VoucherView> => (await people.q1.get(`/api/vouchers?code=${code}&source=scan`)).body
const handOver = (code: string) => people.q1.post(`/api/vouchers/${code}/handover`, { id: newId(), source: 'scan', fact: null })
const stock = async () => (await people.q1.get(`/api/stock/${house.furniture.office('q1')}`)).body
const periodOf = (campaignId: string, kind: string) => house.store.register.campaigns.get(campaignId)!.periods.find((period) => period.kind === kind)!.id
const points = async (campaignId: string) => {
  const { body } = await people.a.get(`/api/campaigns/${campaignId}/standings?period=${periodOf(campaignId, 'phase')}&board=individual&figures=official`)
  return body.rows.find(({ code }: { code: string }) => code === 'a').points
}

test('a dry run is marked in every list, and stands last', async () => {
  const marks = async (path: string) =>
    (await people.a.get(path)).body.campaigns.map(({ name, training }: { name: string; training: boolean }) => [name, training])
  for (const path of ['/api/campaigns', '/api/me'])
    expect(await marks(path)).toEqual([
      ['Đợt ra quân', false],
      ['Tập dượt', true],
    ])
})

test('the same person counts once in each, and no board, goal or total of one knows of the other', async () => {
  const real = house.furniture.campaignId
  const [practised, meant] = [await enrol(dry), await enrol(real)]
  expect([(await see(people.pt1, practised)).state, (await see(people.pt1, meant)).state]).toEqual(['received', 'received'])
  await verify(people.pt1, practised)
  expect([await points(dry), await points(real)]).toEqual([13, 0])
  await verify(people.pt1, meant)
  await verify(people.pt1, await enrol(real, { product: 'bhyt-hgd' }))
  expect([await points(dry), await points(real)]).toEqual([13, 16])
  const total = async (id: string) => (await people.pt1.get(`/api/totals?campaign=${id}&from=2025-11-13&to=2025-11-13`)).body.rows[0].voluntary
  expect([await total(dry), await total(real)]).toEqual([1, 1])
})

test('a queue and a list of cases leave dry runs out unless they are asked for one', async () => {
  const real = house.furniture.campaignId
  const ids = [await enrol(dry), await enrol(real)]
  const doubled = [await enrol(dry, {}, people.b), await enrol(real, {}, people.b)]
  const entries = async (query: string) => (await people.pt1.get(`/api/enrolments?state=received${query}`)).body.entries.map(({ id }: QueueEntry) => id)
  expect([await entries(''), await entries(`&campaign=${dry}`)]).toEqual([[ids[1]], [ids[0]]])
  const cases = async (query: string) => (await people.pt1.get(`/api/cases?state=open${query}`)).body.cases.map(({ entry }: { entry: QueueEntry }) => entry.id)
  expect([await cases(''), await cases(`&campaign=${dry}`), await cases(`&campaign=${real}`)]).toEqual([[doubled[1]], [doubled[0]], [doubled[1]]])
})

test('duplicates that are practised make nobody suspicious', async () => {
  for (let tries = 0; tries < 6; tries += 1) {
    const same = newCccd()
    await enrol(dry, { cccd: same })
    expect((await see(people.pt1, await enrol(dry, { cccd: same }, people.b))).flags).toEqual([])
  }
  await enrol(house.furniture.campaignId)
  expect((await see(people.pt1, await enrol(house.furniture.campaignId, {}, people.b))).flags).toEqual([])
})

describe('the counter', () => {
  test('knows a voucher of a dry run, hands over for practice, and no shelf changes', async () => {
    const code = await codeOf(await enrol(dry))
    expect([await lookUp(code), (await stock()).issued]).toMatchObject([{ verdict: 'redeemable', training: true }, 0])
    const { body } = await handOver(code)
    expect(body).toMatchObject({ verdict: 'redeemed', balance: null })
    expect(await lookUp(code)).toMatchObject({ verdict: 'already-redeemed', training: true })
    expect(await stock()).toMatchObject({ balance: 10, handedToday: 0, issued: 0, moves: [{ kind: 'receive' }] })
  })

  test('hands the real gift over besides, and finds it first by the CCCD, whichever came last', async () => {
    const real = await codeOf(await enrol(house.furniture.campaignId))
    const practice = await codeOf(await enrol(dry))
    const search = async () => (await people.q1.post('/api/vouchers/searches', { cccd })).body
    expect(await search()).toMatchObject({ code: real, training: false })
    await handOver(practice)
    expect((await handOver(real)).body).toMatchObject({ verdict: 'redeemed', balance: 9 })
    expect(await stock()).toMatchObject({ balance: 9, handedToday: 1 })
    expect(await search()).toMatchObject({ code: real, verdict: 'already-redeemed' })
    const other = newCccd()
    await enrol(dry, { cccd: other })
    expect((await people.q1.post('/api/vouchers/searches', { cccd: other })).body).toMatchObject({ verdict: 'redeemable', training: true })
  })

  test('is not where the participant’s own page of a dry run leads', async () => {
    const { voucher } = await see(people.pt1, await enrol(dry))
    const { text } = await house.nobody.get(`/q/${voucher?.token}`)
    expect(text).toContain('Phiếu tập dượt')
    expect(text).not.toContain('Nhận tại')
    expect((await house.nobody.get(`/api/public/vouchers/${voucher?.token}`)).body.training).toBe(true)
  })
})

test('its announced weeks are for staff, marked, and for nobody outside', async () => {
  await verify(people.pt1, await enrol(dry))
  await at('2025-11-19T13:00:00+07:00')
  const week = periodOf(dry, 'week')
  const { body } = await people.btc1.post(`/api/periods/${week}/result`, { comment: 'Chốt thử', acknowledged: true })
  expect(body.state).toBe('final')
  expect((await people.btc1.post(`/api/results/${body.id}/announcement`)).status).toBeLessThan(300)
  expect((await people.a.get('/api/announcements')).body.announcements).toMatchObject([{ id: body.id, training: true }])
  expect((await people.a.get(`/api/announcements/${body.id}`)).body.training).toBe(true)
  expect((await house.nobody.get('/api/public/announcements')).body.announcements).toEqual([])
  expect((await house.nobody.get(`/api/public/announcements/${body.id}`)).status).toBe(404)
  expect((await house.nobody.get(`/api/public/rules/${dry}`)).status).toBe(404)
})
