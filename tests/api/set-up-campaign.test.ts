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
      { code: 'u2', division: null, defaultOfficeId: house.furniture.office('q1') },
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
