import { afterEach, beforeEach, expect, test } from 'vitest'
import { blockers, board, close, correct, see, settleLate, tell, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
beforeEach(async () => {
  house = await makeHouse()
})
afterEach(() => house.close())

const at = (time: string) => void (house.clock.now = AT(`2025-${time}:00+07:00`))
/** An entry of Tuesday evening that arrives now. */
const logLate = async () => log(house, await house.enter('a'), { months: 1, collectedAt: AT('2025-11-18T22:00:00+07:00') })

test('an entry received at the cutoff waits, one millisecond before it counts', async () => {
  house.clock.now = AT('2025-11-19T12:00:00+07:00') - 1
  const supervisor = await house.enter('pt1')
  const inTime = await logLate()
  house.clock.now += 1
  const late = await logLate()
  const [week, phase] = [house.furniture.period('week 1'), house.furniture.period('phase')]
  expect((await see(supervisor, inTime)).counting).toEqual({ dayId: null, weekId: week, phaseId: phase, late: null })
  expect((await see(supervisor, late)).counting).toEqual({ dayId: null, weekId: null, phaseId: phase, late: 'waiting' })
  expect((await supervisor.get('/api/enrolments?late=1')).body.entries).toMatchObject([{ id: late }])
})

test('one decision is taken on a late entry, and none on one that is in time', async () => {
  at('11-19T13:00')
  const [supervisor, late] = [await house.enter('pt1'), await logLate()]
  const inTime = await log(house, await house.enter('a'))
  expect(await settleLate(supervisor, inTime, true)).toMatchObject({ status: 409, body: { code: 'not-late' } })
  expect(await settleLate(supervisor, late, true)).toMatchObject({ status: 204 })
  expect(await settleLate(supervisor, late, false)).toMatchObject({ status: 409, body: { code: 'already-decided' } })
  expect((await see(supervisor, late)).counting.weekId).toBe(house.furniture.period('week 1'))
})

test('an accepted entry keeps its week through a return and a correction', async () => {
  at('11-19T13:00')
  const [supervisor, collector, late] = [await house.enter('pt1'), await house.enter('a'), await logLate()]
  await settleLate(supervisor, late, true)
  await tell(supervisor, late, 'return')
  await correct(house, collector, late, { months: 12 })
  expect(await see(supervisor, late)).toMatchObject({
    state: 'received',
    points: 13,
    counting: { weekId: house.furniture.period('week 1'), late: 'accepted' },
  })
})

test('left out of its week, an entry still blocks the phase until it is verified, and then counts there', async () => {
  at('11-19T13:00')
  const late = await logLate()
  await settleLate(await house.enter('pt1'), late, false)
  expect((await close(house, await house.enter('btc1'), 'week 1')).status).toBe(200)
  at('12-17T13:00')
  const organiser = await house.enter('btc1')
  for (const week of [2, 3, 4, 5]) expect((await close(house, organiser, `week ${week}`)).status).toBe(200)
  expect(blockers(await close(house, organiser, 'phase'))).toEqual(['unverified'])
  await verify(await house.enter('pt1'), late)
  expect((await close(house, organiser, 'phase')).status).toBe(200)
  expect((await board(house, organiser, 'phase'))[0]).toEqual([1, 'a', 10])
})

test('between the last week and the phase a late entry blocks by that alone, also between two waves', async () => {
  const days = { periods: { days: ['2025-11-12'] } }
  const other = await makeHouse({ furniture: { campaign: { ...days, lastDay: '2025-11-18' } } })
  other.clock.now = AT('2025-11-19T12:00:00+07:00')
  const late = await log(other, await other.enter('a'), { months: 1, collectedAt: AT('2025-11-15T09:00:00+07:00') })
  const [organiser, supervisor] = [await other.enter('btc1'), await other.enter('pt1')]
  expect((await close(other, organiser, 'week 1')).status).toBe(200)
  expect(blockers(await close(other, organiser, 'phase'))).toEqual(['late'])
  await settleLate(supervisor, late, false)
  expect(await see(supervisor, late)).toMatchObject({ counting: { weekId: null, phaseId: null, late: 'left-out' } })
  expect((await close(other, organiser, 'phase')).status).toBe(200)
  await other.close()
})
