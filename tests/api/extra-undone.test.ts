import { afterEach, beforeEach, expect, test } from 'vitest'
import { balanceOf, giftCases, makeCounter, participant, type Counter } from '../cast/counter.ts'
import { decideGift, openOnes } from '../cast/gift-cases.ts'
import { REASON } from '../cast/deeds.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { newId } from '../cast/phone.ts'

let house: House
let organiser: Person
let one: Counter
let two: Counter
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  organiser = await house.enter('btc1')
  ;[one, two] = [await makeCounter(house, 'q1'), await makeCounter(house, 'q2')]
})
afterEach(() => house.close())

async function give(counter: Counter, code: string) {
  house.clock.now += 60_000
  const id = counter.queue({ code })
  await counter.sync()
  return id
}
const undoAsClerk = async (counter: Counter, of: string) => {
  counter.state.outbox.push({ id: newId(), kind: 'undo', of, capturedAt: house.clock.now, body: { returned: true } })
  return counter.sync()
}
const undoAsSupervisor = (of: string) => organiser.post(`/api/handovers/${of}/undo`, { id: newId(), returned: true, ...REASON })
const open = async () => (await openOnes(organiser)).map(({ id }) => id)
const ended = async () => (await openOnes(organiser, '?state=decided')).map(({ id, decision }) => [id, decision?.outcome, decision?.by])
const books = async () => [await balanceOf(house, 'q1'), await balanceOf(house, 'q2')]
const caseOf = (handover: string) => `extra-handover.${handover}`

test('a clerk takes the one that counted back: nothing is extra, and the question ends by itself', async () => {
  const { code } = await participant(house)
  const [first, second] = [await give(one, code), await give(two, code)]
  expect([await open(), await books()]).toEqual([[caseOf(second)], [9, 4]])
  await undoAsClerk(one, first)
  expect([await open(), await ended(), await books()]).toEqual([[], [[caseOf(second), 'explained', '']], [10, 4]])
  expect(await decideGift(organiser, caseOf(second), { outcome: 'written-off', standing: second })).toMatchObject({ body: { code: 'case-decided' } })
})

test('a supervisor takes the extra one back: so it does, and one more is a question of its own', async () => {
  const { code } = await participant(house)
  const [, second] = [await give(one, code), await give(two, code)]
  expect((await undoAsSupervisor(second)).status).toBe(204)
  expect([await open(), await books()]).toEqual([[], [9, 5]])
  const third = await give(two, code)
  expect([await open(), await books(), await giftCases(house)]).toEqual([[caseOf(third)], [9, 4], ['extra-handover', 'extra-handover']])
})

test('of three, one taken back leaves one question', async () => {
  const { code } = await participant(house)
  const [first, , third] = [await give(one, code), await give(two, code), await give(two, code)]
  expect(await open()).toHaveLength(2)
  await undoAsClerk(one, first)
  expect([await open(), await books()]).toEqual([[caseOf(third)], [10, 3]])
})
