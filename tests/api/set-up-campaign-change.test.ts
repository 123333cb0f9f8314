import { afterEach, describe, expect, test } from 'vitest'
import type { CampaignBundle } from '#contract/campaigns.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { log } from '../cast/phone.ts'
import { make, newCampaign } from '../cast/set-up.ts'

let house: House
let btc: Person
afterEach(() => house.close())
const open = async (now = '2025-11-01T08:00:00+07:00') => {
  house = await makeHouse({ now })
  btc = await house.as('btc1')
}
const weeksOf = ({ periods }: CampaignBundle) => periods.filter(({ kind }) => kind === 'week' || kind === 'wave')
const changesOf = async (subject: string) =>
  (await house.store.connections.reader.execute({ sql: "SELECT by FROM audit WHERE subject = ? AND act = 'campaign-changed'", args: [subject] })).rows.map(
    (row) => row['by'],
  )

describe('a change of a campaign', () => {
  const change = (body: Record<string, unknown>, id = house.furniture.campaignId) =>
    btc.send<CampaignBundle & { code: string; fields: string[] }>('PATCH', `/api/campaigns/${id}`, body)

  test('of its head is made at any time and leaves a line of who did it', async () => {
    await open('2025-11-20T09:00:00+07:00')
    const head = { name: 'Cao điểm', theme: 'Vì dân', slogans: ['Một', 'Hai'], planNumber: '12/KH', planDate: '2025-10-01' }
    const goals = [{ kind: 'people', label: 'Cả đợt', source: 'Tỉnh giao', product: 'bhxh-tn', firstDay: '2025-11-12', lastDay: '2025-12-16', people: 500 }]
    expect((await change({ ...head, goals })).body).toMatchObject({ ...head, goals, firstDay: '2025-11-12' })
    await change({ ...head, goals })
    expect(await changesOf(house.furniture.campaignId)).toEqual([btc.id])
  })

  test('of its days brings the periods anew; targets stay with a period of the same number and go with one that vanishes', async () => {
    await open('2025-11-01T09:00:00+07:00')
    const { body: made } = await make(btc, newCampaign('60-days'))
    const weeks = weeksOf(made)
    const ownerId = house.furniture.organisation('u1')
    for (const week of [weeks[0]!, weeks[8]!])
      await btc.post('/api/targets', { campaignId: made.id, periodId: week.id, ownerId, product: 'bhxh-tn', target: 5 })
    const { body: moved } = await change({ firstDay: '2025-11-03', lastDay: '2025-12-07', launchDay: '2025-11-03' }, made.id)
    expect(weeksOf(moved).map(({ id, firstDay }) => [id, firstDay])).toEqual(
      ['2025-11-03', '2025-11-10', '2025-11-17', '2025-11-24', '2025-12-01'].map((day, index) => [weeks[index]!.id, day]),
    )
    expect(moved.periods.find(({ kind }) => kind === 'phase')).toMatchObject({ firstDay: '2025-11-03', lastDay: '2025-12-07' })
    expect((await btc.get(`/api/targets?campaign=${made.id}`)).body.targets.map(({ periodId }: { periodId: string }) => periodId)).toEqual([weeks[0]!.id])
    expect(moved.goals).toMatchObject([{ firstDay: '2025-11-03', lastDay: '2025-11-03' }, { lastDay: '2025-12-07' }, { lastDay: '2025-12-07' }])
  })

  test('of its days counts monthly Saturdays anew', async () => {
    await open('2020-07-01T09:00:00+07:00')
    const { body: made } = await make(btc, newCampaign('monthly-waves'))
    const { body: moved } = await change({ firstDay: '2020-07-15', lastDay: '2020-11-30' }, made.id)
    expect(weeksOf(moved).map(({ firstDay }) => firstDay)).toEqual(['2020-07-25', '2020-08-22', '2020-09-26', '2020-10-24', '2020-11-21'])
  })

  test('of its days is free while nothing is published, also when its first day has come', async () => {
    await open('2025-11-12T09:00:00+07:00')
    const { body: draft } = await make(btc, { ...newCampaign('35-days', {}, '2025-11-12'), publish: false })
    expect((await change({ firstDay: '2025-11-19', lastDay: '2025-12-23', launchDay: null }, draft.id)).body).toMatchObject({ firstDay: '2025-11-19' })
  })

  test('of its days is refused once it has begun, or holds an entry dated ahead', async () => {
    await open('2025-11-12T00:00:00+07:00')
    expect((await change({ lastDay: '2025-12-20' })).body).toMatchObject({ code: 'campaign-begun', fields: ['lastDay'] })
    expect((await change({ firstDay: '2025-11-12', name: 'Vẫn đổi tên được' })).status).toBe(200)
    const { body: next } = await make(btc, newCampaign('35-days', {}, '2025-11-20'))
    await log(house, await house.as('a'), { campaignId: next.id, collectedAt: Date.parse('2025-11-21T09:00:00+07:00'), collectedFrom: 'receipt' })
    expect((await change({ firstDay: '2025-11-19' }, next.id)).body).toMatchObject({ code: 'period-in-use', fields: ['firstDay'] })
  })

  test.each([
    ['days-malformed', { lastDay: '2025-11-01' }],
    ['launch-day-outside', { launchDay: '2025-12-17' }],
    ['body-malformed', { planDate: '31/10/2025' }],
    ['goal-days-malformed', { goals: [{ kind: 'people', label: 'x', source: 'y', product: null, firstDay: '2025-12-16', lastDay: '2025-12-17', people: 1 }] }],
  ])('is refused as %s', async (code, body) => {
    await open()
    expect((await change(body)).body.code).toBe(code)
    expect((await change({ name: 'x' }, 'nowhere')).body.code).toBe('not-found')
  })
})
