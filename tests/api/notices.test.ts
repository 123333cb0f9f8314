import { afterAll, beforeAll, expect, test } from 'vitest'
import { tell } from '#db/notices/tell.ts'
import { makeHouse, type House } from '../cast/house.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
  const { id } = await house.as('a')
  // Seven at once, then one more: those of one instant must not be lost between two pages.
  for (const count of [7, 1]) {
    house.clock.now += 1_000
    await house.store.lane.do({
      name: 'tell',
      alone: async (world) => {
        for (let one = 0; one < count; one += 1) tell(world, house.furniture.campaignId, id, { kind: 'after-phase', enrolmentId: `${count} ${one}` })
      },
    })
  }
})
afterAll(() => house.close())

const read = async (code: string, question = '') => (await (await house.as(code)).get(`/api/notices${question}`)).body

test('everyone signed in reads their own notices, newest first', async () => {
  const { notices, next } = await read('a')
  expect([notices.length, next]).toEqual([8, null])
  expect(notices[0]).toMatchObject({ body: { enrolmentId: '1 0' }, at: house.clock.now })
  for (const code of ['b', 'pt1', 'q1', 'btc1']) expect(await read(code)).toEqual({ notices: [], next: null })
  expect((await house.nobody.get('/api/notices')).status).toBe(401)
})

test.each([1, 2, 3, 7])('pages of %d hold each notice once', async (limit) => {
  const seen: string[] = []
  for (let before = ''; ;) {
    const { notices, next } = await read('a', `?limit=${limit}${before}`)
    expect(notices.length).toBeLessThanOrEqual(limit)
    seen.push(...notices.map(({ id }: { id: string }) => id))
    if (next === null) break
    before = `&before=${next}`
  }
  expect([seen.length, new Set(seen).size]).toEqual([8, 8])
})

test('a limit that is none is the usual one', async () => {
  for (const limit of ['0', '-1', 'x', '9999999']) expect((await read('a', `?limit=${limit}`)).notices.length).toBe(limit === '0' ? 1 : 8)
})
