import { afterEach, describe, expect, test } from 'vitest'
import type { CampaignBundle } from '#contract/campaigns.ts'
import { defaultRules } from '#rules/defaults.ts'
import { TEMPLATES } from '#rules/words.ts'
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
const auditOf = async (subject: string) =>
  (await house.store.connections.reader.execute({ sql: 'SELECT by, act FROM audit WHERE subject = ? ORDER BY id', args: [subject] })).rows.map((row) => [
    row['by'],
    row['act'],
  ])

describe('a new campaign', () => {
  test.each(TEMPLATES)('%s comes from its template as the article tells it', async (name) => {
    await open('2020-01-01T08:00:00+07:00')
    const { status, body } = await make(btc, newCampaign(name))
    const asked = newCampaign(name)
    expect(status).toBe(200)
    for (const field of ['theme', 'slogans', 'planNumber', 'planDate', 'firstDay', 'lastDay', 'launchDay', 'goals'] as const)
      expect(body[field]).toEqual(asked[field])
    expect([body.rulesVersion, body.template, body.training]).toEqual([1, name, false])
    expect(body.rules.giftPer).toBe(name === '35-days' ? 'person' : 'none')
  })

  test('has the weeks of T1, the last four days of T2 and the Saturdays of T8', async () => {
    await open('2020-01-01T08:00:00+07:00')
    const weeks = weeksOf((await make(btc, newCampaign('35-days'))).body)
    expect(weeks.map(({ firstDay, lastDay }) => `${firstDay.slice(5)} ${lastDay.slice(5)}`)).toEqual([
      '11-12 11-18',
      '11-19 11-25',
      '11-26 12-02',
      '12-03 12-09',
      '12-10 12-16',
    ])
    const sixty = weeksOf((await make(btc, newCampaign('60-days'))).body)
    expect([sixty.length, sixty.at(-1)]).toMatchObject([9, { firstDay: '2025-12-30', lastDay: '2026-01-02' }])
    const waves = weeksOf((await make(btc, newCampaign('monthly-waves'))).body)
    expect(waves.map(({ kind, firstDay }) => `${kind} ${firstDay}`)).toEqual(
      ['2020-08-22', '2020-09-26', '2020-10-24', '2020-11-21', '2020-12-26'].map((day) => `wave ${day}`),
    )
  })

  test('takes what its organiser changed in single settings, and the rest of the template', async () => {
    await open()
    const { body } = await make(btc, newCampaign('60-days', { settings: { points: { 'bhyt-hgd': { new: 4, returning: 3, renewal: 0 } }, cutoffHours: 6 } }))
    expect(body.rules).toMatchObject({
      points: { 'bhxh-tn': defaultRules().points['bhxh-tn'], 'bhyt-hgd': { new: 4, renewal: 0 } },
      cutoffHours: 6,
      prizes: [],
    })
    expect(new Date(body.periods[0]!.cutoffAt).toISOString()).toBe('2025-11-04T23:00:00.000Z')
  })

  test.each([
    ['body-malformed', ['settings.teamMeasure'], { settings: { teamMeasure: 'by-weight' } }],
    ['body-malformed', ['settings.cutoffHours'], { settings: { cutoffHours: 49 } }],
    ['body-malformed', ['settings.prizes.0.place'], { settings: { prizes: [{ period: 'week', board: 'team', place: 'Tư', count: 1, amount: 1 }] } }],
    ['body-malformed', ['settings.colour'], { settings: { colour: 'red' } }],
    [
      'body-malformed',
      ['goals.0.firstDay'],
      { goals: [{ kind: 'people', label: 'x', source: 'y', product: null, firstDay: '2025-11-31', lastDay: '2025-12-01', people: 1 }] },
    ],
    [
      'body-malformed',
      ['goals.0.covered'],
      { goals: [{ kind: 'coverage', label: 'x', source: 'y', product: 'bhyt-hgd', base: 10, rate: 1, covered: 11, asOf: '2025-11-01' }] },
    ],
    [
      'goal-days-malformed',
      ['goals.0'],
      { goals: [{ kind: 'people', label: 'x', source: 'y', product: null, firstDay: '2025-11-11', lastDay: '2025-12-01', people: 1 }] },
    ],
    ['days-malformed', ['lastDay'], { lastDay: '2025-11-11' }],
    ['days-malformed', ['lastDay'], { lastDay: '2925-11-12' }],
    ['launch-day-outside', ['launchDay'], { launchDay: '2025-11-11' }],
    ['period-outside-campaign', ['periods'], { periods: { days: ['2025-11-11'] } }],
    ['campaign-unknown', ['copyOf'], { copyOf: 'nowhere' }],
    ['over-budget', ['settings'], { settings: { prizeBudget: 49_999_999 } }],
    [
      'prizes-get-stricter',
      ['settings'],
      { settings: { prizes: [20, 30].map((minimumPoints) => ({ period: 'week', board: 'individual', place: 'Nhất', count: 1, amount: 1, minimumPoints })) } },
    ],
  ])('is refused as %s with its field %j', async (code, fields, more) => {
    await open()
    expect((await make(btc, newCampaign('35-days', more))).body).toMatchObject({ code, fields })
    expect(house.store.register.campaigns.size).toBe(1)
  })

  test('copies rules, teams with divisions and counters, and the counters of an earlier one, but no targets and no goals', async () => {
    await open()
    const old = house.furniture.campaignId
    const [u1, q2] = [house.furniture.organisation('u1'), house.furniture.office('q2')]
    await btc.post('/api/organisations', {
      ...{ id: u1, code: 'u1', name: 'Đơn vị u1', kind: 'post', parentId: null, verifierId: null, campaignId: old },
      ...{ team: true, division: 'Bưu điện', defaultOfficeId: q2 },
    })
    await btc.post('/api/targets', { campaignId: old, periodId: house.furniture.period('week 1'), ownerId: u1, product: 'bhxh-tn', target: 9 })
    const { body } = await make(btc, newCampaign('35-days', { copyOf: old, goals: [], settings: { prizeBudget: 80_000_000 } }, '2026-11-11'))
    expect(body.teams.toSorted((one, other) => (one.code < other.code ? -1 : 1))).toMatchObject([
      { organisationId: u1, division: 'Bưu điện', defaultOfficeId: q2 },
      { code: 'u2', division: null, defaultOfficeId: null },
    ])
    expect([body.offices.length, body.rules.twoPersonClose, body.rules.prizeBudget, body.goals]).toEqual([2, false, 80_000_000, []])
    expect((await btc.get(`/api/targets?campaign=${body.id}`)).body.targets).toEqual([])
    expect(await auditOf(body.id)).toEqual([[btc.id, 'campaign-created']])
  })

  test('is for organisers alone', async () => {
    await open()
    expect((await make(await house.as('pt1'), newCampaign('35-days'))).status).toBe(403)
  })
})

describe('a draft', () => {
  test('is seen by organisers alone, takes no entry, and does both once its rules are published', async () => {
    await open('2025-11-13T09:00:00+07:00')
    const { body: draft } = await make(btc, newCampaign('35-days', { publish: false }))
    const collector = await house.as('a')
    const listed = async (person: Person) => (await person.get('/api/campaigns')).body.campaigns.map(({ id }: { id: string }) => id)
    const known = async (person: Person) => (await person.get('/api/me')).body.campaigns.map(({ id }: { id: string }) => id)
    const { campaignId } = house.furniture
    expect([draft.rulesVersion, await listed(btc), await known(btc)]).toEqual([0, [campaignId, draft.id], [campaignId, draft.id]])
    expect([await listed(collector), await known(collector)]).toEqual([[campaignId], [campaignId]])
    for (const path of [`/api/campaigns/${draft.id}`, `/api/campaigns/${draft.id}/periods`]) expect((await collector.get(path)).status).toBe(404)
    await expect(log(house, collector, { campaignId: draft.id })).rejects.toThrow('rules-unpublished')
    expect((await btc.post(`/api/campaigns/${draft.id}/rules`, { note: 'Lần đầu' })).status).toBe(200)
    expect(await known(collector)).toEqual([campaignId, draft.id])
    await log(house, collector, { campaignId: draft.id })
  })
})

describe('a change of a campaign', () => {
  const change = (body: Record<string, unknown>, id = house.furniture.campaignId) =>
    btc.send<CampaignBundle & { code: string; fields: string[] }>('PATCH', `/api/campaigns/${id}`, body)

  test('of its head is made at any time and leaves a line of who did it', async () => {
    await open('2025-11-20T09:00:00+07:00')
    const head = { name: 'Cao điểm', theme: 'Vì dân', slogans: ['Một', 'Hai'], planNumber: '12/KH', planDate: '2025-10-01' }
    const goals = [{ kind: 'people', label: 'Cả đợt', source: 'Tỉnh giao', product: 'bhxh-tn', firstDay: '2025-11-12', lastDay: '2025-12-16', people: 500 }]
    expect((await change({ ...head, goals })).body).toMatchObject({ ...head, goals, firstDay: '2025-11-12' })
    await change({ ...head, goals })
    expect((await auditOf(house.furniture.campaignId)).filter(([, act]) => act === 'campaign-changed')).toHaveLength(1)
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
