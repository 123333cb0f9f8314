import { afterEach, expect, test } from 'vitest'
import type { PeriodView } from '#contract/campaigns.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
let btc: Person
afterEach(() => house.close())
const open = async (now: string) => {
  house = await makeHouse({ now, furniture: { campaign: { launchDay: '2025-11-12' } } })
  btc = await house.enter('btc1')
}
type Asked = { id?: string; kind: string; firstDay: string; lastDay: string }
const path = () => `/api/campaigns/${house.furniture.campaignId}/periods`
const put = (periods: Asked[]) => btc.post<{ periods: PeriodView[]; code: string; fields: string[]; detail: { periods: unknown[] } }>(path(), { periods })
const stored = async (): Promise<PeriodView[]> => (await btc.get(path())).body.periods
const asked = async (): Promise<Asked[]> =>
  (await stored()).filter(({ kind }) => kind !== 'phase').map(({ id, kind, firstDay, lastDay }) => ({ id, kind, firstDay, lastDay }))
const weeks = (periods: PeriodView[]) =>
  periods.filter(({ kind }) => kind === 'week').map(({ number, firstDay, lastDay }) => `${number}: ${firstDay.slice(5)} ${lastDay.slice(5)}`)
const give = (periodId: string) =>
  btc.post('/api/targets', { campaignId: house.furniture.campaignId, periodId, ownerId: house.furniture.organisation('u1'), product: 'bhxh-tn', target: 5 })

test('periods ahead are joined, moved and taken away; an id keeps its targets, and its cutoff follows its last day', async () => {
  await open('2025-11-20T09:00:00+07:00')
  const before = await asked()
  const [launch, one, two, three, four, five] = before as [Asked, Asked, Asked, Asked, Asked, Asked]
  for (const { id } of [three, four, five]) await give(id!)
  const wanted = [launch, one, two, { ...three, lastDay: '2025-12-04' }, { ...five, firstDay: '2025-12-05' }]
  const { body } = await put(wanted)
  expect(weeks(body.periods)).toEqual(['1: 11-12 11-18', '2: 11-19 11-25', '3: 11-26 12-04', '4: 12-05 12-16'])
  expect(body.periods.map(({ id }) => id).toSorted()).toEqual([...wanted.map(({ id }) => id), house.furniture.period('phase')].toSorted())
  expect(new Date(body.periods.find(({ id }) => id === three.id)!.cutoffAt).toISOString()).toBe('2025-12-05T05:00:00.000Z')
  const { body: listed } = await btc.get(`/api/targets?campaign=${house.furniture.campaignId}`)
  expect(listed.targets.map(({ periodId }: { periodId: string }) => periodId).toSorted()).toEqual([three.id, five.id].toSorted())
  const { rows } = await house.store.connections.reader.execute("SELECT by FROM audit WHERE act = 'periods-changed'")
  expect(rows.map((row) => row['by'])).toEqual([btc.id])
})

test('two periods may change places, a week may become a wave, and what stands unchanged needs no id', async () => {
  await open('2025-11-01T09:00:00+07:00')
  const [launch, one, two, three, four, five] = (await asked()) as [Asked, Asked, Asked, Asked, Asked, Asked]
  const swapped = [
    launch,
    { ...one, firstDay: two.firstDay, lastDay: two.lastDay },
    { ...two, firstDay: one.firstDay, lastDay: one.lastDay },
    three,
    four,
    { ...five, kind: 'wave' },
  ]
  const { body } = await put(swapped)
  expect(body.periods.find(({ id }) => id === one.id)).toMatchObject({ number: 2, firstDay: '2025-11-19' })
  expect(body.periods.find(({ id }) => id === five.id)).toMatchObject({ kind: 'wave', number: 1 })
  const nameless = (await asked()).map(({ id: _id, ...rest }) => rest)
  expect((await put(nameless)).body.periods).toEqual(body.periods)
})

test('a period that has begun stays as it is, and none begins in the past', async () => {
  await open('2025-11-19T00:00:00+07:00')
  const all = await asked()
  const change = (index: number, more: Partial<Asked>) => all.map((one, at) => (at === index ? { ...one, ...more } : one))
  for (const periods of [change(2, { lastDay: '2025-11-24' }), all.filter((_, index) => index !== 1), all.slice(1), change(3, { firstDay: '2025-11-18' })])
    expect(['period-begun', 'periods-overlap']).toContain((await put(periods)).body.code)
  const { body, status } = await put(change(2, { lastDay: '2025-11-24' }))
  expect([status, body.fields]).toEqual([409, ['periods']])
  expect(body.detail.periods).toContainEqual({ kind: 'week', number: 2, firstDay: '2025-11-19', lastDay: '2025-11-25' })
  const kept = all.filter((_, index) => index !== 5)
  expect((await put([...kept, { kind: 'day', firstDay: '2025-11-19', lastDay: '2025-11-19' }])).body.code).toBe('period-begun')
  expect((await put(kept)).status).toBe(200)
})

test('a period that holds an entry dated ahead stays', async () => {
  await open('2025-11-13T09:00:00+07:00')
  await log(house, await house.enter('a'), { collectedAt: Date.parse('2025-12-11T09:00:00+07:00'), collectedFrom: 'receipt' })
  const all = await asked()
  expect((await put(all.slice(0, -1))).body).toMatchObject({ code: 'period-in-use', detail: { periods: [{ kind: 'week', number: 5 }] } })
  expect((await put(all.filter((_, index) => index !== 4))).status).toBe(200)
})

test.each([
  ['period-outside-campaign', 'periods', { kind: 'week', firstDay: '2025-12-10', lastDay: '2025-12-17' }],
  ['periods-overlap', 'periods', { kind: 'wave', firstDay: '2025-12-01', lastDay: '2025-12-16' }],
  ['phase-not-whole', 'periods', { kind: 'phase', firstDay: '2025-11-12', lastDay: '2025-12-16' }],
  ['body-malformed', 'periods.5.firstDay', { kind: 'week', firstDay: '2025-11-31', lastDay: '2025-12-16' }],
  ['body-malformed', 'periods.5.kind', { kind: 'month', firstDay: '2025-12-10', lastDay: '2025-12-16' }],
  ['body-malformed', 'periods.5.id', { id: 'nowhere', kind: 'week', firstDay: '2025-12-10', lastDay: '2025-12-16' }],
])('%s is refused with %s, and nothing is stored', async (code, field, last) => {
  await open('2025-11-01T09:00:00+07:00')
  const before = await stored()
  expect((await put([...(await asked()).slice(0, -1), last])).body).toMatchObject({ code, fields: [field] })
  const [first] = await asked()
  expect((await put([first!, { ...first!, firstDay: '2025-11-13', lastDay: '2025-11-13' }])).body).toMatchObject({
    code: 'body-malformed',
    fields: ['periods.1.id'],
  })
  expect(await stored()).toEqual(before)
})

test('of a campaign that is none there is nothing to change, and only an organiser may', async () => {
  await open('2025-11-01T09:00:00+07:00')
  expect((await btc.post('/api/campaigns/nowhere/periods', { periods: [] })).body.code).toBe('not-found')
  expect((await (await house.enter('pt1')).post(path(), { periods: [] })).status).toBe(403)
})
