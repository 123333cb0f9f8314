import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Closing } from '#contract/results.ts'
import { blockers, close, decide, see, tell, unverify, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log, newCccd } from '../cast/phone.ts'
import { makeShift } from '../cast/shift.ts'

let house: House
let as: (code: string) => Promise<Person>
beforeEach(async () => {
  house = await makeHouse({ furniture: { campaign: { settings: { twoPersonClose: true } } } })
  as = makeShift(house)
})
afterEach(() => house.close())

const at = (time: string) => void (house.clock.now = AT(`2025-${time}:00+07:00`))
const closing = async (period = 'week 1'): Promise<Closing> => (await (await as('btc1')).get(`/api/periods/${house.furniture.period(period)}/closing`)).body
/** What an organiser reads and what the close itself says must be the same. */
async function blockedBy(period = 'week 1'): Promise<string[]> {
  const read = (await closing(period)).blockers.map(({ code }) => code)
  const answer = await close(house, await as('btc1'), period)
  expect(answer).toMatchObject({ status: 409, body: { code: 'close-blocked' } })
  expect(blockers(answer)).toEqual(read)
  return read
}
const verified = async (code: string, collectedAt = house.clock.now) => {
  const id = await log(house, await as(code), { months: 1, collectedAt })
  await verify(await as('pt1'), id)
  return id
}

test('a week is not closed before it ends, nor before its cutoff, to the millisecond', async () => {
  at('11-18T23:59')
  expect(await blockedBy()).toEqual(['not-ended', 'before-cutoff'])
  at('11-19T00:00')
  expect(await blockedBy()).toEqual(['before-cutoff'])
  house.clock.now = AT('2025-11-19T12:00:00+07:00') - 1
  expect(await blockedBy()).toEqual(['before-cutoff'])
  house.clock.now += 1
  expect(await close(house, await as('btc1'), 'week 1')).toMatchObject({ status: 200 })
})

test('an entry that waits for verification blocks its own week, by unit, and no other', async () => {
  at('11-18T09:00')
  const id = await log(house, await as('c'), { months: 1 })
  at('11-19T13:00')
  await log(house, await as('a'), { months: 1 })
  expect(await blockedBy()).toEqual(['unverified'])
  expect((await closing()).blockers).toEqual([{ code: 'unverified', count: 1, detail: ['Đơn vị u2 1'] }])
  await tell(await as('pt1'), id, 'rejection')
  expect(await close(house, await as('btc1'), 'week 1')).toMatchObject({ status: 200 })
})

test('an open case blocks every period that holds one of its two entries, once', async () => {
  at('11-13T09:00')
  const cccd = newCccd()
  await verify(await as('pt1'), await log(house, await as('a'), { cccd, months: 1 }))
  at('11-20T09:00')
  const second = await log(house, await as('c'), { cccd, months: 1 })
  expect(await blockedBy()).toEqual(['duplicates'])
  at('11-26T13:00')
  expect(await blockedBy('week 2')).toEqual(['duplicates', 'earlier-open'])
  expect((await closing('week 2')).blockers[0]).toMatchObject({ code: 'duplicates', count: 1 })
  await decide(await as('pt1'), second, false)
  expect(await close(house, await as('btc1'), 'week 1')).toMatchObject({ status: 200 })
})

test('late entries are decided as a list with one reason, one outcome each', async () => {
  at('11-19T13:00')
  const evening = AT('2025-11-18T20:00:00+07:00')
  const [one, two] = [await log(house, await as('a'), { collectedAt: evening }), await log(house, await as('b'), { collectedAt: evening })]
  const inTime = await log(house, await as('a'))
  expect((await closing()).blockers).toEqual([{ code: 'late', count: 2, detail: ['Đơn vị u1 2'] }])
  const supervisor = await as('pt1')
  expect(await supervisor.post('/api/lateness', { ids: [one], accepted: true })).toMatchObject({ status: 400, body: { fields: ['reason'] } })
  expect((await (await as('a')).post('/api/lateness', { ids: [one], accepted: true, reason: 'Mất sóng' })).status).toBe(403)
  expect((await supervisor.post('/api/lateness', { ids: [one, two, inTime], accepted: true, reason: 'Mất sóng cả ấp' })).body.outcomes).toEqual([
    { id: one, ok: true, code: null },
    { id: two, ok: true, code: null },
    { id: inTime, ok: false, code: 'not-late' },
  ])
  for (const id of [one, two]) expect((await see(supervisor, id)).counting).toMatchObject({ weekId: house.furniture.period('week 1'), late: 'accepted' })
  expect(await blockedBy()).toEqual(['unverified'])
  expect((await closing()).late).toEqual({ accepted: 2, leftOut: 0 })
})

test('a tally that somebody changed by hand blocks the close until it is put right', async () => {
  at('11-13T09:00')
  await verified('a')
  at('11-19T13:00')
  const { writer } = house.store.connections
  const change = (by: number) => writer.execute(`UPDATE tallies SET points = points + ${by} WHERE state = 'verified'`)
  await change(1)
  expect(await blockedBy()).toEqual(['recount-differs'])
  expect((await closing()).recount).toEqual({ entries: 1, differs: 1 })
  await change(-1)
  expect((await closing()).recount).toEqual({ entries: 1, differs: 0 })
  const { body } = await close(house, await as('btc1'), 'week 1')
  await change(1)
  expect(blockers(await (await as('btc2')).post(`/api/results/${body.id}/approval`, { comment: 'Đồng ý' }))).toEqual(['recount-differs'])
})

test('a tally without its entries, an entry without its tally, and a board in memory that says something else block the close', async () => {
  at('11-13T09:00')
  const id = await verified('a')
  at('11-19T13:00')
  const { writer } = house.store.connections
  await writer.execute(
    `INSERT INTO tallies SELECT campaign_id, collector_id, team_id, day_id, week_id, phase_id, product, 'renewal', donated, state, 1, 2, 3 FROM tallies`,
  )
  expect(await blockedBy()).toEqual(['recount-differs'])
  await writer.execute(`DELETE FROM tallies WHERE participation = 'renewal'`)
  expect((await closing()).blockers).toEqual([])

  await writer.execute({ sql: 'UPDATE enrolments SET points = 99 WHERE id = ?', args: [id] })
  expect(await blockedBy()).toEqual(['recount-differs'])
  await writer.execute({ sql: 'UPDATE enrolments SET points = 10 WHERE id = ?', args: [id] })
  expect((await closing()).blockers).toEqual([])

  for (const [board, key] of [
    ['individual', (await as('a')).id],
    ['team', house.furniture.organisation('u1')],
  ] as const) {
    const sums = house.store.boards.sums(house.furniture.period('week 1'), board, 'official').get(key)!
    sums.points += 1
    expect(await blockedBy()).toEqual(['recount-differs'])
    sums.points -= 1
    expect((await closing()).blockers).toEqual([])
  }
})

test('what a phone of somebody who does not collect here still holds keeps no week open', async () => {
  at('11-19T13:00')
  await house.store.connections.writer.execute(
    `INSERT INTO devices (id, staff_id, name, waiting) SELECT 'd', id, 'Máy quầy', 3 FROM staff WHERE code = 'q1' UNION ALL SELECT 'e', id, 'Máy của a', 2 FROM staff WHERE code = 'a'`,
  )
  expect((await closing()).phones).toMatchObject([{ name: 'Người a', waiting: 2 }])
})

test('what is read of a final period is its snapshot: nothing blocks it, and a refund changes nothing of it', async () => {
  at('11-13T09:00')
  const ids = [await verified('a'), await verified('a')]
  at('11-19T13:00')
  const { body } = await close(house, await as('btc1'), 'week 1')
  await (await as('btc2')).post(`/api/results/${body.id}/approval`, { comment: 'Đồng ý' })
  const before = await closing()
  expect(before).toMatchObject({ state: 'final', blockers: [], recount: { entries: 2, differs: 0 } })
  expect(before.preview.find((one) => one.board === 'individual')?.awards[0]).toMatchObject({ place: 'Nhất', name: 'Người a', amount: 500_000 })
  await unverify(await as('pt1'), ids[0]!)
  expect(await closing()).toEqual(before)
})

test('an entry set aside that was verified after all is asked about again when the confirmation is taken back', async () => {
  at('11-13T09:00')
  const idle = await log(house, await as('a'), { months: 1 })
  at('11-20T09:00')
  await (await as('btc1')).post('/api/set-asides', { ids: [idle], reason: 'Người xác nhận nghỉ ốm' })
  expect((await closing()).blockers).toEqual([])
  await verify(await as('pt1'), idle)
  await unverify(await as('pt1'), idle)
  expect(await blockedBy()).toEqual(['unverified'])
})
