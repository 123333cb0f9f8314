import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { newCampaign } from '../cast/set-up.ts'

let house: House
let btc: Person
afterEach(() => house.close())
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-11T20:00:00+07:00', furniture: { campaign: { launchDay: '2025-11-12' } } })
  btc = await house.enter('btc1')
})
const send = (kind: string, lines: string[], more: Record<string, unknown> = {}) =>
  btc.post('/api/imports', { kind, campaignId: house.furniture.campaignId, text: lines.join('\n'), apply: true, ...more })
const stored = async () => {
  const { body } = await btc.get(`/api/targets?campaign=${house.furniture.campaignId}`)
  return body.targets.map(({ periodId, ownerId, product, target }: any) => [
    house.store.register.organisations.get(ownerId)?.code ?? 'a',
    periodId,
    product,
    target,
  ])
}

describe('a wide table of targets', () => {
  test('has one row a team and a column for each period and product, as the grid is exported', async () => {
    const { period } = house.furniture
    const lines = [
      'Mã\tĐơn vị thi đua\tTuần 1 TN\tTuần 1 YT\tTuần 2 BHXH TN\tNgày ra quân TN\tCả đợt YT',
      'U1\tĐơn vị u1\t20\t1.060\t\t3\t',
      'u2\tĐơn vị u2\t\t\t\t\t',
      'A\tNgười a\t2\t\t\t\t9',
    ]
    const { body } = await send('targets', lines)
    expect(body).toMatchObject({
      applied: true,
      rows: 3,
      good: 3,
      changed: 2,
      bad: [],
      preview: [['owner', 'Tuần 1 TN', 'Tuần 1 YT', 'Tuần 2 BHXH TN', 'Ngày ra quân TN', 'Cả đợt YT'], {}, {}, {}],
    })
    expect(await stored()).toEqual(
      expect.arrayContaining([
        ['u1', period('week 1'), 'bhxh-tn', 20],
        ['u1', period('week 1'), 'bhyt-hgd', 1_060],
        ['u1', period('launch'), 'bhxh-tn', 3],
        ['a', period('week 1'), 'bhxh-tn', 2],
        ['a', period('phase'), 'bhyt-hgd', 9],
      ]),
    )
    expect(await stored()).toHaveLength(5)
    expect((await send('targets', lines)).body.changed).toBe(0)
  })

  test('names a bad cell by its row and heading, a period that is none, a column and an owner that come twice', async () => {
    const { body } = await send('targets', ['Mã;Tuần 1 TN;Tuần 9 TN;tuần 1 bhxh tn', 'u1;x;1;2', 'u1;4;;', 'không có;5;;', ';6;;'], { apply: false })
    expect(body.bad).toEqual([
      { row: 1, field: 'Tuần 9 TN', reason: 'unknown', value: 'Tuần 9 TN' },
      { row: 1, field: 'Tuần 1 TN', reason: 'repeated', value: 'tuần 1 bhxh tn' },
      { row: 3, field: 'owner', reason: 'repeated', value: 'u1' },
      { row: 4, field: 'owner', reason: 'unknown', value: 'không có' },
      { row: 5, field: 'owner', reason: 'missing', value: '' },
    ])
    const number = await send('targets', ['Mã;Tuần 1 TN', 'u1;x'], { apply: false })
    expect(number.body.bad).toEqual([{ row: 2, field: 'Tuần 1 TN', reason: 'not-a-number', value: 'x' }])
    expect((await send('targets', ['Tên;Tuần 1 TN', 'u1;1'], { apply: false })).body.bad).toEqual([{ row: 1, field: 'owner', reason: 'missing', value: '' }])
  })

  test('keeps what was given to a week that runs, and names waves', async () => {
    await send('targets', ['Mã;Tuần 1 TN', 'u1;20'])
    house.clock.now = Date.parse('2025-11-12T06:00:00+07:00')
    expect((await send('targets', ['Mã;Tuần 1 TN;Tuần 2 TN', 'u1;21;30'], { apply: false })).body.bad).toEqual([
      { row: 2, field: 'Tuần 1 TN', reason: 'begun', value: '21' },
    ])
    expect((await send('targets', ['Mã;Tuần 1 TN;Tuần 2 TN', 'u1;20;30'])).body).toMatchObject({ changed: 1, bad: [] })
    const { body: made } = await btc.post('/api/campaigns', newCampaign('monthly-waves'))
    expect((await send('targets', ['Mã;Đợt sóng 1 TN;Đợt 2 YT', 'u1;1;2'], { campaignId: made.id, apply: false })).body).toMatchObject({ good: 1, bad: [] })
  })
})

describe('a staff file', () => {
  test('makes officers of «viên chức», who are collectors and stay officers through a move', async () => {
    const lines = [
      'Mã,Họ và tên,Vai trò,Mã đơn vị',
      'vc1,Nguyễn Thị Ánh,viên chức BHXH,u1',
      'vc2,Trần Văn Bình,Viên chức,u1',
      'nv1,Lê Thị Chi,nhân viên thu,u1',
    ]
    expect((await send('staff', lines)).body).toMatchObject({ good: 3, changed: 3 })
    expect((await send('staff', lines)).body.changed).toBe(0)
    const listed = async () => {
      const { body } = await btc.get('/api/staff')
      return Object.fromEntries(
        body.staff
          .filter(({ code }: any) => /^(vc|nv)\d/.test(code))
          .map(({ code, assignments }: any) => [code, assignments.map(({ role, officer }: any) => `${role} ${officer}`)]),
      )
    }
    expect(await listed()).toEqual({ vc1: ['collector true'], vc2: ['collector true'], nv1: ['collector false'] })
    const { id } = [...house.store.register.staff.values()].find(({ code }) => code === 'vc1') as { id: string }
    const move = (more: object) =>
      btc.post('/api/assignments', {
        staffId: id,
        role: 'collector',
        organisationId: house.furniture.organisation('u2'),
        officeId: null,
        from: '2025-11-11',
        ...more,
      })
    await move({})
    expect((await listed())['vc1']).toEqual(['collector true'])
    await move({ officer: false })
    expect((await listed())['vc1']).toEqual(['collector false'])
    await send('staff', [lines[0]!, lines[3]!.replace('nhân viên thu', 'viên chức')])
    expect((await listed())['nv1']).toEqual(['collector true'])
  })

  test('adds one officer by hand; who does not collect is none', async () => {
    const add = (code: string, role: string) =>
      btc.post('/api/staff', { code, name: 'Phạm Thị Dung', role, organisationId: house.furniture.organisation('u1'), officeId: null, officer: true })
    for (const [code, role] of [
      ['vc3', 'collector'],
      ['pt3', 'supervisor'],
    ] as const)
      expect((await add(code, role)).status).toBe(200)
    const flags = [...house.store.register.assignments.values()].flat().filter(({ officer }) => officer)
    expect(flags.map(({ role }) => role)).toEqual(['collector'])
  })

  test('of 5,000 people comes in at once, and one too long is refused by name', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => `nhanvien${index + 1},Nguyễn Hoàng Thị Ánh Tuyết,nhân viên thu,u1,`)
    const { body } = await send('staff', ['Mã nhân viên,Họ và tên,Vai trò,Mã đơn vị,Mã quầy', ...rows])
    expect([body.good, body.slips.length, house.store.register.staff.size]).toEqual([5_000, 5_000, 8 + 5_000])
    const long = await send('staff', ['x'.repeat(1_000_001)])
    expect(long.body).toMatchObject({ code: 'body-malformed', fields: ['text'] })
    expect((await send('staff', ['x'.repeat(5_000_000)])).body.code).toBe('body-too-large')
  })
})
