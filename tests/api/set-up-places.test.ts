import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeHouse, type House, type Person } from '../cast/house.ts'

let house: House
let btc: Person
beforeAll(async () => {
  house = await makeHouse()
  btc = await house.as('btc1')
})
afterAll(() => house.close())

const HEAD = 'Mã\tTên\tĐịa chỉ\tGiờ mở cửa\tĐiện thoại'
const ROW = 'Q9\tQuầy 9\t1 Chợ\t8 đến 17\t0276 382 0000'
const send = (text: string, apply = true) => btc.post('/api/imports', { kind: 'offices', campaignId: house.furniture.campaignId, text, apply })
const office = async () => (await btc.get('/api/offices')).body.offices.find(({ code }: { code: string }) => code === 'Q9')
const put = async (more: object) =>
  btc.post('/api/offices', {
    ...{
      id: (await office()).id,
      campaignId: house.furniture.campaignId,
      code: 'Q9',
      name: 'Quầy 9',
      address: '1 Chợ',
      hours: '8 đến 17',
      phone: '0276 382 0000',
    },
    ...more,
  })

test('a table says where a counter stands, with decimal commas or points; one without the columns leaves it there', async () => {
  await send(`${HEAD}\tVĩ độ\tKinh độ\n${ROW}\t11,085\t106.262`)
  expect(await office()).toMatchObject({ latitude: 11.085, longitude: 106.262 })
  await send(`${HEAD}\n${ROW.replace('8 đến 17', '7 đến 17')}`)
  expect(await office()).toMatchObject({ hours: '7 đến 17', latitude: 11.085, longitude: 106.262 })
})

test('half a place, and one outside the world, are bad rows', async () => {
  const bad = async (cells: string) => (await send(`${HEAD}\tVĩ độ\tKinh độ\n${ROW}\t${cells}`, false)).body.bad
  expect(await bad('11,085\t')).toMatchObject([{ row: 2, field: 'longitude', reason: 'missing' }])
  expect(await bad('106,262\t11,085')).toMatchObject([{ row: 2, field: 'latitude', reason: 'malformed' }])
  expect(await bad('chợ\t106')).toMatchObject([{ row: 2, field: 'latitude', reason: 'malformed' }])
})

test('the form sets a place and takes it away; left out it stays', async () => {
  expect((await put({ latitude: 10.5, longitude: 106.4 })).status).toBe(200)
  expect(await office()).toMatchObject({ latitude: 10.5, longitude: 106.4 })
  await put({ name: 'Quầy số 9' })
  expect(await office()).toMatchObject({ name: 'Quầy số 9', latitude: 10.5, longitude: 106.4 })
  await put({ latitude: null, longitude: null })
  expect(await office()).toMatchObject({ latitude: null, longitude: null })
  expect((await put({ latitude: 10.5, longitude: null })).body).toMatchObject({ code: 'body-malformed', fields: ['longitude'] })
  expect((await put({ latitude: 91, longitude: 0 })).body).toMatchObject({ code: 'body-malformed' })
})
