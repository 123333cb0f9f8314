import { afterEach, beforeEach, expect, test } from 'vitest'
import { Refused } from '#contract/refusals.ts'
import type { World } from '#db/lane/world.ts'
import { decide, openCases } from '../cast/deeds.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { log, newCccd } from '../cast/phone.ts'

let house: House
beforeEach(async () => {
  house = await makeHouse()
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
})
afterEach(() => house.close())

test('a row that a job changes and puts back is written as it was, and the rest of the job stands', async () => {
  const cccd = newCccd()
  await log(house, await house.enter('a'), { cccd })
  const other = await log(house, await house.enter('b'), { cccd })
  const id = `duplicate.${other}`
  await house.store.lane.do({
    name: 'to-and-fro',
    needs: { cases: [id] },
    run(world) {
      world.cases.change(id, { state: 'decided' })
      world.cases.change(id, { state: 'open' })
      world.enrolments.change(other, { reason: 'Đã xem' })
    },
  })
  const supervisor = await house.enter('pt1')
  expect(await openCases(supervisor)).toMatchObject([{ id, entry: { reason: 'Đã xem' } }])
  expect(await decide(supervisor, other, false)).toMatchObject({ status: 204 })
})

test('a job that refuses after it said what to write leaves nothing of it behind, and takes nobody along', async () => {
  const [office, clerk] = [house.furniture.office('q1'), await house.enter('q1')]
  const receive = (world: World) => {
    world.stockMoves.push({ id: crypto.randomUUID(), officeId: office, kind: 'receive', quantity: 3, at: world.now, by: clerk.id })
  }
  const refuse = () => {
    throw new Refused('quantity-malformed')
  }
  const { lane } = house.store
  const half = { name: 'half', needs: {}, run: (world: World) => (receive(world), refuse()) }
  const answers = await Promise.allSettled([
    lane.do({ name: 'whole', needs: {}, run: receive }),
    lane.do(half),
    lane.do({ name: 'whole', needs: {}, run: receive }),
  ])
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  await expect(lane.do({ name: 'half alone', alone: async (world) => (receive(world), refuse()) })).rejects.toThrow('quantity-malformed')
  expect((await clerk.get(`/api/stock/${office}`)).body).toMatchObject({ balance: 16 })
})
