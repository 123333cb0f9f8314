import { afterEach, beforeEach, expect, test } from 'vitest'
import { resumeLists } from '#db/lists/run.ts'
import { see } from '../cast/deeds.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { begin, importList, look, payment, sendRows, settled } from '../cast/lists.ts'
import { log, newCccd } from '../cast/phone.ts'

let house: House
let pt1: Person
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  pt1 = await house.enter('pt1')
})
afterEach(() => house.close())

const run = (sql: string, args: (string | number)[]) => house.store.connections.writer.execute({ sql, args })
const eraseCampaign = async () => {
  await run('DELETE FROM campaign_keys WHERE campaign_id = ?', [house.furniture.campaignId])
  await house.store.reloadRegister()
}

test('a comparing that a fault ended says so, and goes on from there once it is asked to', async () => {
  const cccd = newCccd()
  await log(house, await house.enter('a'), { cccd })
  const rows = [payment(1, { cccd, collectorCode: 'a' })]
  const { id } = (await begin(house, pt1, rows)).body
  await sendRows(pt1, id, rows)
  await run('CREATE TABLE kept AS SELECT box FROM list_rows WHERE list_id = ?', [id])
  await run(`UPDATE list_rows SET box = x'00' WHERE list_id = ?`, [id])
  await pt1.post(`/api/lists/${id}/matching`)
  await settled(house)
  expect(await look(pt1, id)).toMatchObject({ state: 'matching', stalled: true, done: 0 })
  await run('UPDATE list_rows SET box = (SELECT box FROM kept) WHERE list_id = ?', [id])
  expect((await pt1.post(`/api/lists/${id}/matching`)).body).toMatchObject({ state: 'matching', stalled: false })
  await settled(house)
  expect(await look(pt1, id)).toMatchObject({ state: 'matched', stalled: false, counts: { agreed: 1 } })
})

test('a confirming that a fault ended goes on likewise', async () => {
  const cccd = newCccd()
  const id = await log(house, await house.enter('a'), { cccd })
  const list = await importList(house, pt1, [payment(1, { cccd, collectorCode: 'a' })])
  await run(`UPDATE lists SET confirming = ?, cursor = 0 WHERE id = ?`, [
    JSON.stringify({ act: 'verify', by: pt1.id, deviceId: pt1.deviceId, at: house.clock.now, since: 0 }),
    list.id,
  ])
  expect(await look(pt1, list.id)).toMatchObject({ confirming: true, stalled: true })
  await pt1.post(`/api/lists/${list.id}/matching`)
  await settled(house)
  expect(await look(pt1, list.id)).toMatchObject({ confirming: false, stalled: false })
  expect((await see(pt1, id)).state).toBe('verified')
})

test('an erased campaign’s list is not compared anew, and one in the middle ends', async () => {
  const list = await importList(house, pt1, [payment(1, { cccd: newCccd(), collectorCode: 'a' })])
  await eraseCampaign()
  expect(await pt1.post(`/api/lists/${list.id}/matching`)).toMatchObject({ status: 409, body: { code: 'campaign-erased' } })
  expect(await look(pt1, list.id)).toMatchObject({ state: 'matched', stalled: false })
  await run(`UPDATE lists SET state = 'matching', cursor = 0 WHERE id = ?`, [list.id])
  await resumeLists(house.store)
  await settled(house)
  expect(await look(pt1, list.id)).toMatchObject({ state: 'matched', stalled: false })
})
