import { afterEach, describe, expect, test } from 'vitest'
import { makeHouse, type House } from '../cast/house.ts'

let house: House
afterEach(() => house.close())

const open = async (now = '2025-11-01T08:00:00+07:00') => {
  house = await makeHouse({ now })
  const btc = await house.as('btc1')
  const send = (kind: string, text: string, more: Record<string, unknown> = {}) =>
    btc.post('/api/imports', { kind, campaignId: house.furniture.campaignId, text, apply: false, ...more })
  return { btc, send }
}
const ORGANISATIONS = [
  'Mã đơn vị,Tên đơn vị,Loại,Đơn vị cấp trên,Đơn vị xác nhận,Thi đua,Nhóm,Quầy',
  'BHXH01,BHXH cơ sở Gò Dầu,cơ sở,TINH,,có,BHXH,Q1',
  'BD01,Bưu điện Gò Dầu,bưu điện,TINH,BHXH01,có,Bưu điện,q2',
].join('\n')

describe('a preview', () => {
  test('names every bad row with its number, field, reason and value, and stores nothing', async () => {
    const { send } = await open()
    const text = [
      'Mã,Tên,Loại,Cấp trên',
      'A 1,Một,cơ sở,',
      'B1,,cơ sở,TINH',
      'C1,Ba,xã,TINH',
      'D1,Bốn,bưu điện,KHONG',
      'E1,Năm,tỉnh,F1',
      'F1,Sáu,tỉnh,E1',
      'G1,Bảy,tổ chức,',
      'g1,Bảy,tổ chức,',
      '',
      `H1,${'x'.repeat(81)},tỉnh,`,
    ].join('\n')
    const { body } = await send('organisations', text)
    expect(body).toMatchObject({ rows: 9, good: 1, applied: false })
    expect(body.bad).toEqual([
      { row: 2, field: 'code', reason: 'malformed', value: 'A 1' },
      { row: 3, field: 'name', reason: 'missing', value: '' },
      { row: 4, field: 'kind', reason: 'unknown', value: 'xã' },
      { row: 5, field: 'parent', reason: 'unknown', value: 'KHONG' },
      { row: 6, field: 'parent', reason: 'parent-cycle', value: 'F1' },
      { row: 7, field: 'parent', reason: 'parent-cycle', value: 'E1' },
      { row: 9, field: 'code', reason: 'repeated', value: 'g1' },
      { row: 11, field: 'name', reason: 'too-long', value: 'x'.repeat(81) },
    ])
    expect(house.store.register.organisations.size).toBe(3)
  })

  test('reads comma, semicolon and tab, with BOM, any case and either language', async () => {
    const { send } = await open()
    const lines = ['\uFEFFMA DON VI;Name;LOẠI;Team', 'X1;Tổ chức dịch vụ thu, An Hoà;tcdvt;yes']
    for (const separator of [';', '\t']) {
      const { body } = await send('organisations', lines.join('\r\n').replaceAll(';', separator))
      expect(body).toMatchObject({
        rows: 1,
        good: 1,
        bad: [],
        preview: [
          ['code', 'name', 'kind', 'team'],
          ['X1', 'Tổ chức dịch vụ thu, An Hoà', 'tcdvt', 'yes'],
        ],
      })
    }
  })

  test('tells of a missing column and of one it does not know', async () => {
    const { send } = await open()
    const missing = await send('offices', 'STT,Mã,Tên,Địa chỉ,Giờ\n1,Q9,Quầy 9,1 Chợ,8–17')
    expect(missing.body).toMatchObject({ rows: 1, good: 0, bad: [{ row: 1, field: 'phone', reason: 'missing', value: '' }] })
    const unknown = await send('offices', 'Mã,Tên,Địa chỉ,Giờ,SĐT,Fax\nQ9,Quầy 9,1 Chợ,8–17,02763820000,1')
    expect(unknown.body).toMatchObject({ rows: 1, good: 1, bad: [{ row: 1, field: 'Fax', reason: 'unknown', value: 'Fax' }] })
  })
})

describe('an import', () => {
  test('stores organisations with their place on the team board, and twice changes nothing', async () => {
    const { btc, send } = await open()
    const first = await send('organisations', ORGANISATIONS.replaceAll('TINH', 'tinh'), { apply: true })
    expect(first.body).toMatchObject({ applied: true, good: 2, changed: 2, bad: [] })
    const listed = await btc.get(`/api/organisations?campaign=${house.furniture.campaignId}`)
    const [post, social] = listed.body.organisations
    expect(social).toMatchObject({ code: 'BHXH01', kind: 'grassroots', team: true, division: 'BHXH', defaultOfficeId: house.furniture.office('q1') })
    expect(post).toMatchObject({ code: 'BD01', verifierId: social.id, parentId: house.furniture.organisation('tinh') })
    const count = await auditCount()
    const again = await send('organisations', ORGANISATIONS, { apply: true })
    expect(again.body).toMatchObject({ applied: true, good: 2, changed: 0 })
    expect(await auditCount()).toBe(count)
    expect((await btc.get(`/api/organisations?campaign=${house.furniture.campaignId}`)).body).toEqual(listed.body)
  })

  test('is refused while a row is bad, and leaves bad rows out when told to', async () => {
    const { send } = await open()
    const text = 'Mã;Tên;Địa chỉ;Giờ;Điện thoại\nQ8;Quầy 8;8 Chợ;8–17;02763820008\nQ9;Quầy 9;;8–17;02763820009'
    const refused = await send('offices', text, { apply: true })
    expect([refused.status, refused.body.code]).toEqual([422, 'import-has-errors'])
    expect(house.store.register.offices.size).toBe(2)
    const skipped = await send('offices', text, { apply: true, skipBad: true })
    expect(skipped.body).toMatchObject({ applied: true, good: 1, bad: [{ row: 3, field: 'address', reason: 'missing' }] })
    expect(house.store.register.campaigns.get(house.furniture.campaignId)?.officeIds).toHaveLength(3)
  })

  test('of targets reads weeks, the phase and numbers with dots; a target of a week that runs stays', async () => {
    const { btc, send } = await open('2025-11-11T20:00:00+07:00')
    const text = 'Đơn vị;Kỳ;BHXH TN;BHYT HGĐ\nu1;Tuần 1;20;1.060\nU2;đợt;5;\nA;tuần 2;3;x'
    expect((await send('targets', text)).body.bad).toEqual([{ row: 4, field: 'bhyt-hgd', reason: 'not-a-number', value: 'x' }])
    expect((await send('targets', text.replace('x', '7'), { apply: true })).body).toMatchObject({ applied: true, changed: 3 })
    const { body } = await btc.get(`/api/targets?campaign=${house.furniture.campaignId}`)
    expect(body.targets).toContainEqual({
      periodId: house.furniture.period('week 1'),
      ownerId: house.furniture.organisation('u1'),
      product: 'bhyt-hgd',
      target: 1060,
    })
    expect(body.targets).toHaveLength(5)
    house.clock.now = Date.parse('2025-11-12T06:00:00+07:00')
    const later = await send('targets', 'Đơn vị;Kỳ;BHXH TN\nu1;tuần 1;21\nu2;tuần 1;9\nu1;tuần 2;9')
    expect(later.body).toMatchObject({ good: 2, bad: [{ row: 2, field: 'bhxh-tn', reason: 'begun', value: '21' }] })
  })

  test('takes 1,500 people in one go, and only an organiser may', async () => {
    const { send } = await open()
    const rows = Array.from({ length: 1_500 }, (_, index) => `nv${index + 1},Nguyễn Thị Ánh Tuyết,nhân viên thu,u1`)
    const { body } = await send('staff', ['Mã,Họ và tên,Vai trò,Mã đơn vị', ...rows].join('\n'), { apply: true })
    expect([body.good, body.slips.length, house.store.register.staff.size]).toEqual([1_500, 1_500, 8 + 1_500])
    const collector = await house.as('a')
    expect((await collector.post('/api/imports', { kind: 'staff', campaignId: null, text: 'x', apply: false })).status).toBe(403)
  })
})

const auditCount = async () => (await house.store.connections.reader.execute('SELECT count(*) AS n FROM audit')).rows[0]?.['n']
