import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { startLink } from '#db/access/start-links.ts'
import { recount } from '#db/standings/recount.ts'
import { makeHouse, type House } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
afterEach(() => house.close())
const device = () => ({ id: randomUUID(), name: 'Máy thử' })
const open = async (now: string) => (house = await makeHouse({ now }))

describe('a start link', () => {
  test('makes the first organiser once', async () => {
    await open('2025-11-01T08:00:00+07:00')
    for (const code of ['btc1', 'btc2']) {
      const { id } = [...house.store.register.staff.values()].find((one) => one.code === code) as { id: string }
      await house.store.connections.writer.execute({ sql: 'DELETE FROM assignments WHERE staff_id = ?', args: [id] })
    }
    const token = (await startLink(house.store))?.split('#')[1]
    const start = (code: string) => house.nobody.post('/api/start', { token, code, name: 'Lê Thị Ngọc Ánh', password: 'mot mat khau dai', device: device() })
    expect((await start('chi.anh')).body).toMatchObject({ code: 'chi.anh', assignments: [{ role: 'organiser' }] })
    expect([(await start('chi.binh')).status, await startLink(house.store)]).toEqual([410, null])
  })
})

describe('a new person', () => {
  test('gets a slip that sets a PIN and works once', async () => {
    await open('2025-11-01T08:00:00+07:00')
    const btc = await house.as('btc1')
    const asked = {
      code: 'NVT.09',
      name: 'Đặng Thị Hồng Nhung',
      role: 'collector',
      organisationId: house.furniture.organisation('u1'),
      officeId: null,
    }
    const { body: slip } = await btc.post('/api/staff', asked)
    expect(slip).toMatchObject({ code: 'nvt.09', name: 'Đặng Thị Hồng Nhung', path: expect.stringMatching(/^\/pin#[\w-]{43}$/) })
    const token = slip.path.split('#')[1]
    expect((await house.nobody.post('/api/pin/check', { token })).body).toEqual({ code: 'nvt.09', name: 'Đặng Thị Hồng Nhung', kind: 'pin' })
    expect((await house.nobody.post('/api/pin', { token, pin: '246810', device: device() })).status).toBe(200)
    expect((await house.nobody.post('/api/pin', { token, pin: '135791', device: device() })).body.code).toBe('link-used')
    expect((await house.nobody.post('/api/session', { code: 'nvt.09', pin: '246810', device: device() })).body).toMatchObject({
      name: 'Đặng Thị Hồng Nhung',
      assignments: [{ organisation: 'Đơn vị u1' }],
    })
    expect((await btc.post('/api/staff', asked)).body).toMatchObject({ code: 'code-taken', fields: ['code'] })
  })

  test('as a second organiser is asked for a password', async () => {
    await open('2025-11-01T08:00:00+07:00')
    const btc = await house.as('btc1')
    const { body: slip } = await btc.post('/api/staff', {
      code: 'btc3',
      name: 'Võ Ngọc Hạnh',
      role: 'organiser',
      organisationId: null,
      officeId: null,
    })
    const token = slip.path.split('#')[1]
    expect((await house.nobody.post('/api/pin/check', { token })).body.kind).toBe('password')
    expect((await house.nobody.post('/api/pin', { token, pin: '246810', device: device() })).body.code).toBe('password-too-short')
  })

  test('imported twice keeps the slip that was printed first', async () => {
    await open('2025-11-01T08:00:00+07:00')
    const btc = await house.as('btc1')
    const file = {
      kind: 'staff',
      campaignId: null,
      text: 'Mã,Tên,Vai trò,Mã đơn vị,Mã quầy\nNV7,Phan Thị Kiều Oanh,nhân viên thu,U1,\nq7,Trịnh Gia Hân,giao dịch viên,,Q1',
      apply: true,
    }
    const first = await btc.post('/api/imports', file)
    expect(first.body.slips.map((slip: { code: string }) => slip.code)).toEqual(['nv7', 'q7'])
    expect((await btc.post('/api/imports', file)).body).toMatchObject({ changed: 0, slips: [] })
    const token = first.body.slips[0].path.split('#')[1]
    expect((await house.nobody.post('/api/pin', { token, pin: '246810', device: device() })).status).toBe(200)
  })

  test('who lost the slip gets another, and the old one ends', async () => {
    await open('2025-11-01T08:00:00+07:00')
    const btc = await house.as('btc1')
    const { id } = await house.as('a')
    const [one, two] = [await btc.post('/api/invitations', { staffIds: [id] }), await btc.post('/api/invitations', { staffIds: [id] })].map(
      ({ body }) => body.slips[0].path.split('#')[1],
    )
    expect((await house.nobody.post('/api/pin/check', { token: one })).status).toBe(410)
    expect((await house.nobody.post('/api/pin/check', { token: two })).status).toBe(200)
  })
})

describe('a move', () => {
  test('takes the entries from its day on to the new team, and the boards still equal a recount', async () => {
    await open('2025-11-12T09:00:00+07:00')
    const a = await house.as('a')
    const [u1, u2] = [house.furniture.organisation('u1'), house.furniture.organisation('u2')]
    const early = await log(house, a)
    house.clock.now = Date.parse('2025-11-13T09:00:00+07:00')
    const late = await log(house, a)
    const btc = await house.as('btc1')
    const moved = await btc.post('/api/assignments', { staffId: a.id, role: 'collector', organisationId: u2, officeId: null, from: '2025-11-13' })
    expect(moved.body).toEqual({ entries: 1 })
    const teams = await house.store.connections.reader.execute({ sql: 'SELECT id, team_id, organisation_id FROM enrolments ORDER BY seq', args: [] })
    expect(teams.rows.map((row) => [row['id'], row['team_id'], row['organisation_id']])).toEqual([
      [early, u1, u1],
      [late, u2, u2],
    ])
    const week = house.store.register.campaigns.get(house.furniture.campaignId)!.periods.find(({ id }) => id === house.furniture.period('week 1'))!
    expect((await recount(house.store, house.store.connections.read, house.furniture.campaignId, week)).differs).toBe(0)
    const { body } = await btc.get('/api/staff')
    expect(body.staff.find((one: { code: string }) => one.code === 'a').assignments).toMatchObject([
      { organisation: 'Đơn vị u2', firstDay: '2025-11-13', lastDay: null },
    ])
    expect((await btc.post('/api/assignments', { staffId: a.id, role: 'collector', organisationId: u2, officeId: null, from: '2025-11-13' })).body).toEqual({
      entries: 0,
    })
  })

  test('that would change a closed week is refused', async () => {
    await open('2025-11-12T09:00:00+07:00')
    const a = await house.as('a')
    const id = await log(house, a)
    await (await house.as('pt1')).post(`/api/enrolments/${id}/verification`)
    house.clock.now = Date.parse('2025-11-19T13:00:00+07:00')
    const btc = await house.as('btc1')
    expect((await btc.post(`/api/periods/${house.furniture.period('week 1')}/result`, { comment: 'Đủ số liệu' })).body.state).toBe('final')
    const move = (from: string) =>
      btc.post('/api/assignments', { staffId: a.id, role: 'collector', organisationId: house.furniture.organisation('u2'), officeId: null, from })
    expect((await move('2025-11-12')).body).toMatchObject({ code: 'already-final', fields: ['from'] })
    expect((await move('2025-11-19')).body).toEqual({ entries: 0 })
  })

  test('of the last organiser away is refused, of another one ends the rights the next day', async () => {
    await open('2025-11-12T09:00:00+07:00')
    const btc = await house.as('btc1')
    const { body } = await btc.get('/api/staff')
    const c = body.staff.find((one: { code: string }) => one.code === 'c').assignments[0].id
    expect((await btc.send('DELETE', `/api/assignments/${c}`)).status).toBe(204)
    const organiser = body.staff.find((one: { code: string }) => one.code === 'btc2').assignments[0].id
    expect((await btc.send('DELETE', `/api/assignments/${organiser}`)).body.code).toBe('state-does-not-allow')
    const collector = await house.as('c')
    expect((await collector.get(`/api/campaigns/${house.furniture.campaignId}`)).status).toBe(200)
    house.clock.now += 86_400_000
    expect((await collector.get(`/api/campaigns/${house.furniture.campaignId}`)).status).toBe(403)
  })
})

describe('a locked account', () => {
  test('is opened by the supervisor of its organisation, by nobody else’s', async () => {
    house = await makeHouse({
      now: '2025-11-12T09:00:00+07:00',
      furniture: {
        staff: [
          { code: 'a', organisation: 'u1' },
          { code: 'cc', organisation: 'u2' },
          { code: 'pt-u1', organisation: 'u1', role: 'supervisor' },
        ],
      },
    })
    const { id } = await house.as('cc')
    for (let tries = 0; tries < 30; tries += 1) await house.nobody.post('/api/session', { code: 'cc', pin: '999999', device: device() })
    const sign = async () => (await house.nobody.post('/api/session', { code: 'cc', pin: '999999', device: device() })).body.code
    expect(await sign()).toBe('account-locked')
    expect((await (await house.as('pt-u1')).post(`/api/staff/${id}/unlock`)).status).toBe(404)
    const pt = await house.as('pt1')
    expect((await pt.get('/api/staff')).body.staff.find((one: { code: string }) => one.code === 'cc').locked).toBe(true)
    expect((await pt.post(`/api/staff/${id}/unlock`)).status).toBe(204)
    expect(await sign()).toBe('sign-in-wrong')
  })
})
