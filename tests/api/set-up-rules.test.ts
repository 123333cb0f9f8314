import { afterEach, describe, expect, test } from 'vitest'
import type { PublicRules, RulesView } from '#contract/rules.ts'
import { defaultRules } from '#rules/defaults.ts'
import type { CampaignRules } from '#rules/words.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { log } from '../cast/phone.ts'
import { make, newCampaign } from '../cast/set-up.ts'

let house: House
let btc: Person
let id: string
afterEach(() => house.close())
const open = async (now = '2025-11-01T08:00:00+07:00') => {
  house = await makeHouse({ now })
  btc = await house.enter('btc1')
  id = house.furniture.campaignId
}
type Refused = { code: string; fields: string[]; detail: any }
const path = () => `/api/campaigns/${id}/rules`
const view = async (): Promise<RulesView> => (await btc.get(path())).body
const draft = async (more: Partial<CampaignRules>) => btc.send<RulesView & Refused>('PATCH', path(), { rules: { ...(await view()).draft, ...more } })
const publish = (note = 'Sửa theo góp ý của các đơn vị') => btc.post<RulesView & Refused>(path(), { note })
const open2 = (version?: number | string, campaign = id) =>
  house.nobody.get<PublicRules & Refused>(`/api/public/rules/${campaign}${version === undefined ? '' : `?version=${version}`}`)
const divide = (code: string, division: string) =>
  btc.post('/api/organisations', {
    ...{ id: house.furniture.organisation(code), code, name: `Đơn vị ${code}`, kind: 'post', parentId: null, verifierId: null },
    ...{ campaignId: id, team: true, division },
  })

describe('a draft of rules', () => {
  test('is worked on beside what is in force, and says what it comes to', async () => {
    await open()
    expect(await view()).toMatchObject({ changed: false, total: 50_000_000 - 1_500_000, prizes: 57, versions: [{ version: 1, publishedBy: 'Người btc1' }] })
    const { body } = await draft({ cutoffHours: 6, points: { ...defaultRules().points, 'bhyt-hgd': { new: 4, returning: 4, renewal: 0 } } })
    expect([body.changed, body.draft.cutoffHours]).toEqual([true, 6])
    expect(house.store.register.campaigns.get(id)?.rules.cutoffHours).toBe(12)
    expect((await draft({ cutoffHours: 12, points: defaultRules().points })).body.changed).toBe(false)
    const { rows } = await house.store.connections.reader.execute("SELECT detail FROM audit WHERE act = 'rules-drafted' ORDER BY id")
    expect(JSON.parse(String(rows[0]?.['detail']))).toEqual({ changed: ['points', 'cutoffHours'] })
  })

  test('counts a table once for each division, and blocks above the budget', async () => {
    await open()
    await divide('u1', 'BHXH')
    await divide('u2', 'Bưu điện')
    expect((await view()).total).toBe(2 * (11_000_000 + 17_000_000) + 8_000_000 + 12_500_000)
    const { body } = await draft({ prizeBudget: 76_499_999 })
    expect(body.problems.filter(({ blocks }) => blocks)).toEqual([{ code: 'over-budget', blocks: true, detail: [] }])
    expect((await publish()).body).toMatchObject({ code: 'over-budget', fields: ['rules'], detail: { problems: [{ code: 'over-budget' }] } })
    expect((await draft({ prizeBudget: 76_500_000 })).body.problems.filter(({ blocks }) => blocks)).toEqual([])
  })

  test('names divisions that no team stands in, teams without a target, and a table that gets stricter downwards', async () => {
    await open()
    await divide('u1', 'BHXH')
    const row = { period: 'week', board: 'team', place: 'Nhất', count: 1, amount: 1 } as const
    const { body } = await draft({
      prizes: [
        { ...row, division: 'Bưu điện' },
        { ...row, division: 'BHXH', minimumTargetRate: 50 },
        { ...row, division: 'BHXH', minimumTargetRate: 60 },
      ],
    })
    expect(body.problems).toEqual([
      { code: 'prizes-get-stricter', blocks: true, detail: [] },
      { code: 'division-unknown', blocks: true, detail: ['Bưu điện'] },
      { code: 'no-targets', blocks: false, detail: ['Đơn vị u1', 'Đơn vị u2'] },
    ])
    expect((await publish()).body.code).toBe('prizes-get-stricter')
    await draft({ prizes: [{ ...row, division: 'Bưu điện' }] })
    expect((await publish()).body.code).toBe('division-unknown')
    id = (await make(btc, newCampaign('launch-day', { publish: false }))).body.id
    expect((await view()).problems).toEqual([{ code: 'no-teams', blocks: false, detail: [] }])
  })

  test.each([
    ['rules.teamMeasure', { teamMeasure: 'weight' }],
    ['rules.points.bhxh-tn.new', { points: { ...defaultRules().points, 'bhxh-tn': { new: 1.5, returning: 1, renewal: 1 } } }],
    ['rules.tieBreakers', { tieBreakers: ['people', 'people'] }],
    ['rules.holidays.0', { holidays: ['2025-02-30'] }],
    ['rules.prizes.0.amount', { prizes: [{ period: 'week', board: 'team', place: 'Nhất', count: 1, amount: -1 }] }],
    ['rules.colour', { colour: 'red' }],
  ])('is refused with its field %s', async (field, more) => {
    await open()
    expect((await draft(more as never)).body).toMatchObject({ code: 'body-malformed', fields: [field] })
    const { cutoffHours: _hours, ...rest } = (await view()).draft
    expect((await btc.send<Refused>('PATCH', path(), { rules: rest })).body.fields).toEqual(['rules.cutoffHours'])
    expect((await view()).changed).toBe(false)
  })
})

describe('«Phát hành thể lệ»', () => {
  test('makes the next version, for good, judges by it from then on, and moves the cutoffs of periods that have not begun', async () => {
    await open('2025-11-13T09:00:00+07:00')
    const a = await house.enter('a')
    const first = await log(house, a)
    await draft({ cutoffHours: 6, points: { ...defaultRules().points, 'bhxh-tn': { new: 20, returning: 8, renewal: 2 } } })
    const { body } = await publish()
    expect(body).toMatchObject({
      changed: false,
      versions: [
        { version: 1, note: '' },
        { version: 2, note: 'Sửa theo góp ý của các đơn vị' },
      ],
    })
    const second = await log(house, a)
    const { rows } = await house.store.connections.reader.execute('SELECT id, points, rules_version AS version FROM enrolments ORDER BY seq')
    expect(rows.map((row) => [row['id'], row['points'], row['version']])).toEqual([
      [first, 13, 1],
      [second, 23, 2],
    ])
    const hours = (await btc.get(`/api/campaigns/${id}/periods`)).body.periods.map(
      ({ kind, number, lastDay, cutoffAt }: any) => `${kind} ${number}: ${(cutoffAt - Date.parse(`${lastDay}T24:00:00+07:00`)) / 3_600_000}`,
    )
    expect(hours).toEqual(['week 1: 12', 'phase 1: 12', 'week 2: 6', 'week 3: 6', 'week 4: 6', 'week 5: 6'])
    await expect(house.store.connections.writer.execute("UPDATE rules_versions SET note = 'khác'")).rejects.toThrow('immutable')
    expect((await house.store.connections.reader.execute("SELECT by, subject FROM audit WHERE act = 'rules-published'")).rows[0]).toMatchObject({
      by: btc.id,
      subject: id,
    })
  })

  test('is refused without anything new, without a note, and of nothing', async () => {
    await open()
    expect((await publish()).body.code).toBe('nothing-to-publish')
    expect((await publish(' ')).body).toMatchObject({ code: 'body-malformed', fields: ['note'] })
    expect((await btc.post('/api/campaigns/nowhere/rules', { note: 'x' })).body.code).toBe('not-found')
    expect((await (await house.enter('pt1')).post(path(), { note: 'x' })).status).toBe(403)
  })
})

describe('the rules that anyone may read', () => {
  test('are the newest version, or an earlier one by its number', async () => {
    await open()
    await divide('u1', 'BHXH')
    await draft({ cutoffHours: 0 })
    await publish('Chốt ngay khi hết tuần')
    const { body, headers } = await open2()
    expect(body).toMatchObject({
      ...{ campaignId: id, name: 'Đợt ra quân', theme: 'Vì hạnh phúc muôn nhà', training: false, version: 2, note: 'Chốt ngay khi hết tuần' },
      ...{ rules: { cutoffHours: 0 }, firstDay: '2025-11-12', lastDay: '2025-12-16', versions: [{ version: 2 }, { version: 1 }] },
    })
    expect([body.periods.length, body.divisions.toSorted(), headers.get('cache-control')]).toEqual([6, ['BHXH', null], 'no-store'])
    expect((await open2(1)).body).toMatchObject({ version: 1, rules: { cutoffHours: 12 } })
  })

  test('are one and the same 404 of a draft, a dry run, a version that is none, and a campaign that is none', async () => {
    await open()
    const hidden = [newCampaign('35-days', { publish: false }), newCampaign('35-days', { training: true })]
    const ids = [(await make(btc, hidden[0]!)).body.id, (await make(btc, hidden[1]!)).body.id, 'nowhere']
    const answers = [...(await Promise.all(ids.map((one) => open2(undefined, one)))), await open2(2), await open2(0), await open2('x'), await open2('')]
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(
      new Set(['404 {"type":"about:blank","status":404,"code":"not-found","title":"not-found"}']),
    )
  })
})
