import { afterEach, beforeEach, expect, test } from 'vitest'
import { blockers, board, close, see, settleLate, tell, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log } from '../cast/phone.ts'
import { makeShift } from '../cast/shift.ts'

let house: House
let as: (code: string) => Promise<Person>
beforeEach(async () => {
  house = await makeHouse({ furniture: { campaign: { launchDay: '2025-11-12' } } })
  as = makeShift(house)
})
afterEach(() => house.close())

const at = (time: string) => void (house.clock.now = AT(`2025-${time}:00+07:00`))
const verified = async (code: string, said: object = {}) => {
  const id = await log(house, await as(code), { months: 1, ...said })
  await verify(await as('pt1'), id)
  return id
}
const counting = async (id: string) => (await see(await as('pt1'), id)).counting
const ids = () => ({
  dayId: house.furniture.period('launch'),
  weekId: house.furniture.period('week 1'),
  phaseId: house.furniture.period('phase'),
})

test('the launch day closes with its own prizes, and stays in its week and in the phase', async () => {
  at('11-12T09:00')
  for (const code of ['a', 'b', 'c']) await verified(code)
  await verified('a')
  at('11-13T11:59')
  expect(blockers(await close(house, await as('btc1'), 'launch'))).toEqual(['before-cutoff'])
  at('11-13T12:00')
  expect((await close(house, await as('btc1'), 'launch')).status).toBe(200)
  const { snapshot } = (await (await as('btc1')).get(`/api/periods/${ids().dayId}/result`)).body
  expect(snapshot.awards.map(({ board: kind, paid }: { board: string; paid: number }) => [kind, paid])).toEqual([
    ['individual', 1_500_000],
    ['team', 0],
  ])
  expect((await board(house, await as('pt1'), 'week 1'))[0]).toEqual([1, 'a', 20])
})

test('missed by the cutoff, it is decided for the day alone; the week counts all the same and nothing is called late', async () => {
  at('11-13T13:00')
  const late = { collectedAt: AT('2025-11-12T20:00:00+07:00') }
  const [left, accepted] = [await verified('a', late), await verified('b', late)]
  expect(await counting(left)).toEqual({ ...ids(), dayId: null, late: 'waiting' })
  expect(blockers(await close(house, await as('btc1'), 'launch'))).toEqual(['late'])
  await settleLate(await as('pt1'), left, false)
  await settleLate(await as('pt1'), accepted, true)
  expect(await counting(left)).toEqual({ ...ids(), dayId: null, late: null })
  expect(await counting(accepted)).toEqual({ ...ids(), late: 'accepted' })
  expect((await close(house, await as('btc1'), 'launch')).status).toBe(200)
  const after = await verified('c', late)
  expect(await counting(after)).toEqual({ ...ids(), dayId: null, late: null })
  expect(await board(house, await as('pt1'), 'launch')).toEqual([
    [1, 'b', 10],
    [null, 'a', 0],
    [null, 'c', 0],
  ])
  expect((await board(house, await as('pt1'), 'week 1')).map(([rank]) => rank)).toEqual([1, 1, 1])
})

test('set aside for the day, an entry counts in its week once verified, and comes back to the day by a correction alone', async () => {
  at('11-12T09:00')
  const idle = await log(house, await as('a'), { months: 1 })
  at('11-13T12:00')
  expect(blockers(await close(house, await as('btc1'), 'launch'))).toEqual(['unverified'])
  await (await as('btc1')).post('/api/set-asides', { ids: [idle], reason: 'Người xác nhận nghỉ ốm' })
  expect((await close(house, await as('btc1'), 'launch')).status).toBe(200)
  expect(await counting(idle)).toEqual({ ...ids(), dayId: null, late: null })
  await verify(await as('pt1'), idle)
  expect((await board(house, await as('pt1'), 'week 1'))[0]).toEqual([1, 'a', 10])

  const path = `/api/periods/${ids().dayId}/correction`
  const change = { takeOut: [], takeIn: [idle] }
  expect((await (await as('btc1')).get(path)).body.entries).toMatchObject([{ id: idle, about: 'arrived' }])
  const { hash } = (await (await as('btc1')).post(path, change)).body
  const { body } = await (await as('btc1')).post(path, { ...change, hash, comment: 'Xác nhận muộn' })
  expect((await (await as('btc2')).post(`/api/results/${body.id}/approval`, { comment: 'Đồng ý' })).status).toBe(200)
  expect(await counting(idle)).toEqual({ ...ids(), late: null })
  expect((await board(house, await as('pt1'), 'launch'))[0]).toEqual([1, 'a', 10])
})

test('is closed before the phase, in whatever order with the weeks, and keeps a refunded entry', async () => {
  at('11-12T09:00')
  const id = await verified('a')
  at('12-17T12:00')
  for (const week of [1, 2, 3, 4, 5]) expect((await close(house, await as('btc1'), `week ${week}`)).status).toBe(200)
  expect(blockers(await close(house, await as('btc1'), 'phase'))).toEqual(['earlier-open'])
  expect((await close(house, await as('btc1'), 'launch')).status).toBe(200)
  await tell(await as('pt1'), id, 'cancellation')
  expect((await close(house, await as('btc1'), 'phase')).status).toBe(200)
  expect([(await board(house, await as('pt1'), 'launch'))[0], (await board(house, await as('pt1'), 'phase'))[0]]).toEqual([
    [1, 'a', 10],
    [null, 'a', 0],
  ])
})
