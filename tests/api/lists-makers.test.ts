import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ListView } from '#contract/lists.ts'
import { OWN_VERIFIERS } from '../cast/furniture.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { importList, look, payment, rowsOf, sendRows } from '../cast/lists.ts'
import { log, newCccd } from '../cast/phone.ts'

/** Two units that know nothing of each other; pta brings in a list of u1, and then goes over to u2. */
const PLAN = {
  organisations: OWN_VERIFIERS,
  staff: [
    { code: 'a', organisation: 'u1' },
    { code: 'pta', organisation: 'u1', role: 'supervisor' as const },
    { code: 'ptb', organisation: 'u1', role: 'supervisor' as const },
  ],
}
let house: House
let pta: Person
let list: ListView
const rows = [
  payment(1, { name: 'LE VAN CA', cccd: newCccd(), collectorCode: 'a' }),
  payment(2, { name: 'PHAM HOA ANH', cccd: newCccd(), collectorCode: 'zz' }),
]
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: PLAN })
  pta = await house.enter('pta')
  await log(house, await house.enter('a'), { name: 'Lê Văn Cả', cccd: rows[0]!.cccd })
  list = await importList(house, pta, rows)
})
afterEach(() => house.close())

async function move(person: Person, organisation: string): Promise<void> {
  await house.store.connections.writer.execute({
    sql: `UPDATE assignments SET organisation_id = ? WHERE staff_id = ?`,
    args: [house.furniture.organisation(organisation), person.id],
  })
  await house.store.reloadRegister()
}

test('whoever brought a list in and went over to another unit sees nothing of it, in the way of a list that does not exist', async () => {
  expect((await rowsOf(pta, list.id)).map(({ row }) => row)).toEqual([1, 2])
  await move(pta, 'u2')
  const doors = (id: string) => [
    pta.get(`/api/lists/${id}`),
    pta.get(`/api/lists/${id}/rows`),
    pta.post(`/api/lists/${id}/export`, { group: 'unmatched' }),
    sendRows(pta, id, rows),
    pta.post(`/api/lists/${id}/rows/2/enrolment`, { reason: 'Thử' }),
  ]
  const [found, none] = [await Promise.all(doors(list.id)), await Promise.all(doors('01930000-0000-7000-8000-00000000dead'))]
  expect(found.map(({ status, text }) => `${status} ${text}`)).toEqual(none.map(({ status, text }) => `${status} ${text}`))
  expect((await pta.get('/api/lists')).body.lists).toEqual([])
})

test('an organiser who became a supervisor sees of the own list what that supervisor sees of any', async () => {
  const btc1 = await house.enter('btc1')
  const all = await importList(house, btc1, rows)
  await house.store.connections.writer.execute({
    sql: `UPDATE assignments SET role = 'supervisor', organisation_id = ? WHERE staff_id = ?`,
    args: [house.furniture.organisation('u1'), btc1.id],
  })
  await house.store.reloadRegister()
  expect(await look(btc1, all.id)).toMatchObject({ own: false, counts: { agreed: 1, unmatched: 0 } })
  expect((await rowsOf(btc1, all.id)).map(({ row }) => row)).toEqual([1])
})
