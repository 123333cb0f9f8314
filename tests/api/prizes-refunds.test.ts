import { expect, test } from 'vitest'
import { close, tell, verify } from '../cast/deeds.ts'
import { AT, makeHouse } from '../cast/house.ts'
import { log } from '../cast/phone.ts'
import { lineOf } from '../cast/prizes.ts'
import { makeShift } from '../cast/shift.ts'

test('under points per member a refund holds back the prize of the team that the entry counted for, wherever its collector was by then', async () => {
  const house = await makeHouse({
    furniture: {
      campaign: { settings: { twoPersonClose: false, teamMeasure: 'per-member' } },
      organisations: [
        { code: 'u1', targets: { 'week 1': { 'bhxh-tn': 2 } } },
        { code: 'u2', targets: { 'week 1': { 'bhxh-tn': 1 } } },
      ],
      staff: [
        { code: 'a', organisation: 'u1' },
        { code: 'c', organisation: 'u2' },
      ],
    },
  })
  const as = makeShift(house)
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  const logged = [await log(house, await as('a')), await log(house, await as('a')), await log(house, await as('c'))]
  const move = { staffId: (await as('a')).id, role: 'collector', organisationId: house.furniture.organisation('u2'), officeId: null, from: '2025-11-15' }
  expect((await (await as('btc1')).post('/api/assignments', move)).status).toBe(200)
  house.clock.now = AT('2025-11-15T09:00:00+07:00')
  const moved = await log(house, await as('a'))
  for (const id of [...logged, moved]) await verify(await as('pt1'), id)
  house.clock.now = AT('2025-11-21T15:00:00+07:00')
  const resultId = (await close(house, await as('btc1'), 'week 1')).body.id
  house.clock.now += 1_000
  await tell(await as('pt1'), moved, 'cancellation')
  const won = { house, as, resultId, entries: logged }
  expect([await lineOf(won, 'a'), await lineOf(won, 'u1'), await lineOf(won, 'u2')]).toMatchObject([
    { correctionDue: true },
    { correctionDue: true },
    { correctionDue: false },
  ])
  const { entries } = (await (await as('btc1')).get(`/api/periods/${house.furniture.period('week 1')}/correction`)).body
  expect(entries).toMatchObject([{ id: moved, about: 'fallen', wonPrize: true }])
  await house.close()
})
