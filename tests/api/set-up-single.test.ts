import { afterEach, describe, expect, test } from 'vitest'
import { makeHouse, type House, type Person } from '../cast/house.ts'

let house: House
let btc: Person
afterEach(() => house.close())
const open = async (now = '2025-11-01T08:00:00+07:00') => {
  house = await makeHouse({ now })
  btc = await house.as('btc1')
}
const organisation = (more: object) => ({
  code: 'u3',
  name: 'Bưu điện An Tịnh',
  kind: 'post',
  parentId: house.furniture.organisation('tinh'),
  verifierId: null,
  campaignId: house.furniture.campaignId,
  ...more,
})

describe('one organisation', () => {
  test('joins the tree and the team board, and is changed by its id', async () => {
    await open()
    const { body } = await btc.post('/api/organisations', organisation({ team: true, division: 'Bưu điện', defaultOfficeId: house.furniture.office('q1') }))
    expect(house.store.register.campaigns.get(house.furniture.campaignId)?.teams.get(body.id)).toMatchObject({
      division: 'Bưu điện',
      defaultOfficeId: house.furniture.office('q1'),
    })
    await btc.post('/api/organisations', organisation({ id: body.id, name: 'Bưu điện phường An Tịnh', team: false }))
    expect(house.store.register.organisations.get(body.id)?.name).toBe('Bưu điện phường An Tịnh')
    expect(house.store.register.campaigns.get(house.furniture.campaignId)?.teams.has(body.id)).toBe(false)
  })

  test('is refused with a taken code, or under itself', async () => {
    await open()
    expect((await btc.post('/api/organisations', organisation({ code: 'U1' }))).body).toMatchObject({ code: 'code-taken', fields: ['code'] })
    const [root, u1] = [house.furniture.organisation('tinh'), house.furniture.organisation('u1')]
    expect((await btc.post('/api/organisations', organisation({ id: root, code: 'tinh', parentId: u1 }))).body).toMatchObject({
      code: 'body-malformed',
      fields: ['parentId'],
    })
    expect((await (await house.as('pt1')).post('/api/organisations', organisation({}))).status).toBe(403)
  })
})

describe('one organisation in full', () => {
  test('changes its place in the tree, who confirms it, its division and its usual counter, and what is not said stays', async () => {
    await open()
    const { organisation: id, office, campaignId } = house.furniture
    const put = (more: object) => btc.post('/api/organisations', organisation({ id: id('u1'), code: 'u1', campaignId: null, ...more }))
    await put({ campaignId, team: true, division: 'Bưu điện', defaultOfficeId: office('q2') })
    await put({ name: 'Bưu điện Gò Dầu', parentId: id('u2'), verifierId: id('u2') })
    const { body } = await btc.get(`/api/organisations?campaign=${campaignId}`)
    expect(body.organisations.find(({ code }: { code: string }) => code === 'u1')).toMatchObject({
      ...{ name: 'Bưu điện Gò Dầu', parentId: id('u2'), verifierId: id('u2') },
      ...{ team: true, division: 'Bưu điện', defaultOfficeId: office('q2') },
    })
    for (const [field, more] of [
      ['parentId', { parentId: id('u1') }],
      ['parentId', { parentId: 'nowhere' }],
      ['verifierId', { verifierId: 'nowhere' }],
    ] as const)
      expect((await put(more)).body).toMatchObject({ code: 'body-malformed', fields: [field] })
    expect((await put({ id: id('u2'), code: 'u2', parentId: id('u1') })).body).toMatchObject({ code: 'body-malformed', fields: ['parentId'] })
    expect((await put({ campaignId, team: true, defaultOfficeId: 'nowhere' })).body).toMatchObject({ code: 'office-unknown', fields: ['defaultOfficeId'] })
    expect((await put({ team: true })).body).toMatchObject({ code: 'campaign-unknown', fields: ['campaignId'] })
  })
})

test('a counter taken off the list is usual for no team any more, and no team takes it', async () => {
  await open()
  const { campaignId, organisation: id, office } = house.furniture
  const team = { id: id('u1'), code: 'u1', team: true, defaultOfficeId: office('q2') }
  await btc.post('/api/organisations', organisation(team))
  const counter = { id: office('q2'), campaignId, code: 'q2', name: 'Quầy q2', address: '1 đường Chợ', hours: '7:30 đến 17:00', phone: '0276 382 0000' }
  expect((await btc.post('/api/offices', { ...counter, listed: false })).status).toBe(200)
  const campaign = () => house.store.register.campaigns.get(campaignId)!
  expect([campaign().officeIds, campaign().teams.get(id('u1'))?.defaultOfficeId]).toEqual([[office('q1')], null])
  expect((await btc.post('/api/organisations', organisation(team))).body).toMatchObject({ code: 'office-unknown', fields: ['defaultOfficeId'] })
  await btc.post('/api/offices', counter)
  expect(campaign().officeIds.toSorted()).toEqual([office('q1'), office('q2')].toSorted())
})

test('one counter joins the list of the campaign', async () => {
  await open()
  const { body } = await btc.post('/api/offices', {
    campaignId: house.furniture.campaignId,
    code: 'Q3',
    name: 'Quầy An Tịnh',
    address: '3 đường Chợ',
    hours: '7:30–17:00',
    phone: '0276 000 0103',
  })
  expect((await btc.get('/api/offices')).body.offices.map(({ code }: { code: string }) => code)).toEqual(['q1', 'q2', 'Q3'])
  expect(house.store.register.campaigns.get(house.furniture.campaignId)?.officeIds).toContain(body.id)
})

test('one target is given and changed until its period begins', async () => {
  await open('2025-11-11T20:00:00+07:00')
  const target = {
    campaignId: house.furniture.campaignId,
    periodId: house.furniture.period('week 1'),
    ownerId: house.furniture.organisation('u1'),
    product: 'bhxh-tn',
    target: 20,
  }
  expect((await btc.post('/api/targets', target)).status).toBe(200)
  expect((await btc.post('/api/targets', { ...target, target: 24 })).status).toBe(200)
  house.clock.now = Date.parse('2025-11-12T07:00:00+07:00')
  expect((await btc.post('/api/targets', { ...target, target: 5 })).body.code).toBe('target-begun')
  expect((await btc.get(`/api/targets?campaign=${house.furniture.campaignId}`)).body.targets).toEqual([
    { periodId: target.periodId, ownerId: target.ownerId, product: 'bhxh-tn', target: 24 },
  ])
})

test('every change leaves a line of who did it', async () => {
  await open()
  await btc.post('/api/organisations', organisation({}))
  const { rows } = await house.store.connections.reader.execute('SELECT by, act, detail FROM audit ORDER BY id DESC LIMIT 1')
  expect(rows[0]).toMatchObject({ by: btc.id, act: 'organisation-set', detail: expect.stringContaining('Bưu điện An Tịnh') })
})
