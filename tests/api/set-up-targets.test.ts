import { afterEach, describe, expect, test } from 'vitest'
import type { TargetsChange } from '#contract/campaigns.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { itemOf, syncAs } from '../cast/phone.ts'

let house: House
let btc: Person
let cell: (week: number, owner: string, target: number | null, product?: 'bhxh-tn' | 'bhyt-hgd') => TargetsChange['targets'][number]
afterEach(() => house.close())
const open = async (now: string) => {
  house = await makeHouse({ now })
  btc = await house.enter('btc1')
  const { period, organisation } = house.furniture
  cell = (week, owner, target, product = 'bhxh-tn') => ({ periodId: period(`week ${week}`), ownerId: organisation(owner), product, target })
}
const put = (targets: unknown[], id = house.furniture.campaignId) => btc.post(`/api/campaigns/${id}/targets`, { targets })
const stored = async () => (await btc.get(`/api/targets?campaign=${house.furniture.campaignId}`)).body.targets
const WEEKS = [1, 2, 3, 4, 5]

describe('the grid of targets', () => {
  test('is given, changed and taken away in one write, with a line for each owner', async () => {
    await open('2025-11-11T20:00:00+07:00')
    expect((await put([cell(1, 'u1', 20), cell(1, 'u1', 60, 'bhyt-hgd'), cell(2, 'u2', 0)])).body).toEqual({ changed: 3 })
    expect(await stored()).toHaveLength(3)
    expect((await put([cell(1, 'u1', 20), cell(1, 'u1', null, 'bhyt-hgd'), cell(2, 'u2', 7), cell(3, 'u2', null)])).body).toEqual({ changed: 2 })
    expect((await stored()).map(({ target }: { target: number }) => target).toSorted()).toEqual([20, 7])
    const { rows } = await house.store.connections.reader.execute("SELECT subject, detail FROM audit WHERE act = 'targets-set' ORDER BY id")
    expect(rows.map((row) => row['subject'])).toEqual([...['u1', 'u2'], ...['u1', 'u2']].map((code) => house.furniture.organisation(code)))
    expect(JSON.parse(String(rows.at(-1)?.['detail'])).cells).toEqual([{ ...cell(2, 'u2', 7), before: 0 }])
  })

  test('of a week that has begun stays as it was given, and no cell of the write is stored', async () => {
    await open('2025-11-11T20:00:00+07:00')
    await put([cell(1, 'u1', 20)])
    house.clock.now = Date.parse('2025-11-12T00:00:00+07:00')
    const { body, status } = await put([cell(2, 'u1', 30), cell(1, 'u1', 21)])
    const { target: _target, ...begun } = cell(1, 'u1', 21)
    expect([status, body.code, body.detail.cells]).toEqual([409, 'target-begun', [begun]])
    expect((await put([cell(1, 'u1', null)])).body.code).toBe('target-begun')
    expect(await stored()).toHaveLength(1)
    expect((await put([cell(1, 'u1', 20), cell(1, 'u2', 9), cell(2, 'u1', 30)])).body).toEqual({ changed: 2 })
  })

  test('names each cell that no period or owner has, and one that is named twice', async () => {
    await open('2025-11-11T20:00:00+07:00')
    const refused = await put([cell(1, 'u1', 1), { ...cell(1, 'u1', 2), periodId: 'x' }, { ...cell(1, 'u1', 3), ownerId: 'y' }, cell(1, 'u1', 4)])
    expect(refused.body).toMatchObject({ code: 'body-malformed', fields: ['targets.1.periodId', 'targets.2.ownerId', 'targets.3.product'] })
    expect((await put([{ ...cell(1, 'u1', 1), target: -1 }])).body).toMatchObject({ code: 'body-malformed', fields: ['targets.0.target'] })
    expect((await put([])).body).toMatchObject({ code: 'body-malformed', fields: ['targets'] })
    expect((await put([cell(1, 'u1', 1)], 'nowhere')).body.code).toBe('not-found')
    expect(await stored()).toEqual([])
    expect((await (await house.enter('pt1')).post(`/api/campaigns/${house.furniture.campaignId}/targets`, { targets: [cell(1, 'u1', 1)] })).status).toBe(403)
  })

  test('takes five weeks of two products for 1,500 people at once', async () => {
    await open('2025-11-11T20:00:00+07:00')
    const rows = Array.from({ length: 1_500 }, (_, index) => `nv${index + 1},Nguyễn Thị Ánh Tuyết,nhân viên thu,u1`)
    await btc.post('/api/imports', { kind: 'staff', campaignId: null, text: ['Mã,Họ và tên,Vai trò,Mã đơn vị', ...rows].join('\n'), apply: true })
    const people = [...house.store.register.staff.values()].filter(({ code }) => code.startsWith('nv'))
    const cells = people.flatMap(({ id }) =>
      WEEKS.flatMap((week) => (['bhxh-tn', 'bhyt-hgd'] as const).map((product) => ({ ...cell(week, 'u1', week, product), ownerId: id }))),
    )
    expect((await put(cells)).body).toEqual({ changed: 15_000 })
    expect(await stored()).toHaveLength(15_000)
  })
})

describe('what a week left unmet', () => {
  test('is proposed for the weeks ahead: of 200 a week 150 were reached, so 213, 213, 212 and 212 (T20)', async () => {
    await open('2025-11-12T08:00:00+07:00')
    house.clock.now -= 86_400_000
    await put([...WEEKS.map((week) => cell(week, 'u1', 200)), cell(1, 'u2', 3)])
    house.clock.now = Date.parse('2025-11-13T09:00:00+07:00')
    const a = await house.enter('a')
    for (let batch = 0; batch < 3; batch += 1) {
      const items = Array.from({ length: 50 }, () => itemOf(house))
      await syncAs(house, a, items, { since: '999999' })
      await (await house.enter('pt1')).post('/api/verifications', { ids: items.map(({ id }) => id) })
    }
    await syncAs(house, a, [itemOf(house)], { since: '999999' })
    house.clock.now = Date.parse('2025-11-18T20:00:00+07:00')
    btc = await house.enter('btc1')
    const ask = () => btc.get(`/api/campaigns/${house.furniture.campaignId}/carry-over?period=${house.furniture.period('week 1')}`)
    const { body } = await ask()
    expect(body).toMatchObject({ final: false, periodId: house.furniture.period('week 1') })
    const rows = new Map(body.rows.map((row: { ownerId: string }) => [row.ownerId, row]))
    expect(rows.get(house.furniture.organisation('u1'))).toMatchObject({
      ...{ product: 'bhxh-tn', target: 200, achieved: 150 },
      remaining: [213, 213, 212, 212].map((target, index) => ({ periodId: house.furniture.period(`week ${index + 2}`), before: 200, target })),
    })
    expect(rows.get(house.furniture.organisation('u2'))).toMatchObject({ achieved: 0, remaining: [1, 1, 1, 0].map((target) => ({ before: 0, target })) })
    house.clock.now = Date.parse('2025-11-19T00:00:00+07:00')
    expect((await ask()).body.rows[0].remaining.map(({ target }: { target: number }) => target)).toHaveLength(3)
  })

  test('is read from the snapshot once the week is closed, and of nothing but a week', async () => {
    await open('2025-11-11T20:00:00+07:00')
    await put([cell(1, 'u1', 2), cell(2, 'u1', 5)])
    house.clock.now = Date.parse('2025-11-12T09:00:00+07:00')
    const item = itemOf(house)
    await syncAs(house, await house.enter('a'), [item])
    const supervisor = await house.enter('pt1')
    await supervisor.post('/api/verifications', { ids: [item.id] })
    house.clock.now = Date.parse('2025-11-19T13:00:00+07:00')
    btc = await house.enter('btc1')
    const closed = await btc.post(`/api/periods/${house.furniture.period('week 1')}/result`, { comment: 'Đủ số liệu', acknowledged: true })
    expect(closed.body.state).toBe('final')
    await (await house.enter('pt1')).post(`/api/enrolments/${item.id}/cancellation`, { reason: 'Hoàn tiền' })
    const ask = (period: string) => btc.get(`/api/campaigns/${house.furniture.campaignId}/carry-over?period=${period}`)
    expect((await ask(house.furniture.period('week 1'))).body).toMatchObject({ final: true, rows: [{ achieved: 1, target: 2 }] })
    expect((await ask(house.furniture.period('week 1'))).body.rows[0].remaining).toHaveLength(3)
    for (const given of [await put([cell(1, 'u2', 4)]), await btc.post('/api/targets', { campaignId: house.furniture.campaignId, ...cell(1, 'u2', 4) })])
      expect(given.body.code).toBe('target-begun')
    for (const period of [house.furniture.period('phase'), 'nowhere', '']) expect((await ask(period)).body.code).toBe('not-found')
  })
})
