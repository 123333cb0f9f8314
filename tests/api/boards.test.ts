import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
let cookie: string
let person: Person
beforeAll(async () => {
  const staff = Array.from({ length: 40 }, (_, index) => ({ code: `n${index}`, organisation: 'u1' }))
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: { staff } })
  person = await house.as('n0')
  await log(house, person)
  const { openSession } = await import('#db/access/sessions.ts')
  cookie = `ra-quan=${(await openSession(house.store, person.id, { id: '01930000-0000-7000-8000-00000000000b', name: 'Máy' })).token}`
})
afterAll(() => house.close())

const ask = (headers: Record<string, string>) =>
  house.app.request(`/api/campaigns/${house.furniture.campaignId}/standings?period=${house.furniture.period('week 1')}`, {
    headers: { cookie, ...headers },
  })

test.each(['br', 'gzip', 'gzip, deflate, br, zstd', 'deflate', 'identity', ''])(
  'a phone that has the board and accepts «%s» is not sent it again',
  async (accepted) => {
    const first = await ask({ 'accept-encoding': accepted })
    expect([first.status, (await first.arrayBuffer()).byteLength > 0]).toEqual([200, true])
    const etag = first.headers.get('etag') as string
    const again = await ask({ 'accept-encoding': accepted, 'if-none-match': etag })
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
    const among = await ask({ 'accept-encoding': accepted, 'if-none-match': `"other", ${etag}` })
    expect(among.status).toBe(304)
  },
)

test('a board that changed is sent anew', async () => {
  const etag = (await ask({})).headers.get('etag') as string
  await log(house, person)
  const next = await ask({ 'if-none-match': etag })
  expect([next.status, next.headers.get('etag') === etag]).toEqual([200, false])
})
