import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CorrectionEntry } from '#contract/results.ts'
import { makeClosedWeek, type Desk, type Entries } from '../cast/corrections.ts'
import { board, close, correct, decide, see, settleLate, tell, unverify, verify } from '../cast/deeds.ts'
import { AT, type House } from '../cast/house.ts'
import { log, newCccd } from '../cast/phone.ts'

let house: House
let desk: Desk
let entries: Entries
beforeEach(async () => {
  ;({ house, desk, entries } = await makeClosedWeek())
})
afterEach(() => house.close())

const briefly = (list: CorrectionEntry[]) => list.map(({ about, id, points }) => [about, id, points])

describe('the entries of a correction', () => {
  test('taken out count in the phase alone, taken in they count in the week', async () => {
    const late = await log(house, await desk.as('c'), { months: 1, collectedAt: AT('2025-11-14T09:00:00+07:00') })
    await verify(await desk.as('pt1'), late)
    await desk.carryThrough({ takeOut: [entries.b1], takeIn: [late] })
    const [supervisor, week, phase] = [await desk.as('pt1'), house.furniture.period('week 1'), house.furniture.period('phase')]
    expect((await see(supervisor, entries.b1)).counting).toEqual({ dayId: null, weekId: null, phaseId: phase, late: 'phase-only' })
    expect((await see(supervisor, late)).counting).toEqual({ dayId: null, weekId: week, phaseId: phase, late: null })
    expect(await board(house, supervisor, 'phase')).toEqual([
      [1, 'a', 30],
      [2, 'b', 20],
      [2, 'c', 20],
    ])
    expect(briefly((await desk.view()).entries)).toEqual([['arrived', entries.b1, 10]])
    expect((await desk.carryThrough({ takeOut: [late], takeIn: [entries.b1] })).body).toMatchObject({ version: 3 })
    expect(await desk.rows()).toEqual(await desk.rows(1))
    expect(await desk.rows(2)).not.toEqual(await desk.rows(1))
    expect((await desk.snapshot(3)).entries).toEqual((await desk.snapshot(1)).entries)
  })

  test('mended since go as they were counted, and may come again as they are now', async () => {
    const supervisor = await desk.as('pt1')
    await unverify(supervisor, entries.a1)
    await tell(supervisor, entries.a1, 'return')
    await correct(house, await desk.as('a'), entries.a1, { months: 12 })
    await verify(supervisor, entries.a1)
    expect(briefly((await desk.view()).entries)).toEqual([
      ['fallen', entries.a1, 10],
      ['arrived', entries.a1, 13],
    ])
    await desk.carryThrough({ takeOut: [entries.a1], takeIn: [entries.a1] })
    expect((await desk.rows())?.[0]).toEqual([1, 'a', 33])
    expect((await desk.view()).entries).toEqual([])
    await desk.carryThrough({ takeOut: [entries.a1], takeIn: [] })
    expect(await desk.rows()).toContainEqual([1, 'a', 20])
  })

  test('of one person in two weeks are corrected one week after the other (RULES 14.11)', async () => {
    const cccd = newCccd()
    desk.at('11-21T09:00')
    const first = await log(house, await desk.as('a'), { months: 1, cccd })
    await verify(await desk.as('pt1'), first)
    desk.at('11-27T09:00')
    expect((await close(house, await desk.as('btc1'), 'week 2')).status).toBe(200)
    const second = await log(house, await desk.as('c'), { months: 1, cccd, collectedAt: AT('2025-11-20T09:00:00+07:00') })
    await decide(await desk.as('pt1'), second, true)
    await verify(await desk.as('pt1'), second)
    expect((await see(await desk.as('pt1'), second)).counting).toMatchObject({ weekId: null, late: 'phase-only' })
    expect((await desk.view('week 2')).entries.map(({ about, id }) => [about, id])).toEqual([
      ['fallen', first],
      ['arrived', second],
    ])
    await desk.carryThrough({ takeOut: [first], takeIn: [second] }, 'week 2')
    expect((await board(house, await desk.as('pt1'), 'week 2')).slice(0, 2)).toEqual([
      [1, 'c', 10],
      [null, 'a', 0],
    ])
    expect((await desk.view('week 2')).entries).toEqual([])
  })

  test('left out of the last week and the phase come in by two corrections', async () => {
    desk.at('12-17T13:00')
    const late = await log(house, await desk.as('b'), { months: 1, collectedAt: AT('2025-12-16T09:00:00+07:00') })
    await settleLate(await desk.as('pt1'), late, false)
    await verify(await desk.as('pt1'), late)
    for (const week of [2, 3, 4, 5]) expect((await close(house, await desk.as('btc1'), `week ${week}`)).status).toBe(200)
    expect((await close(house, await desk.as('btc1'), 'phase')).status).toBe(200)
    expect((await see(await desk.as('pt1'), late)).counting).toMatchObject({ weekId: null, phaseId: null, late: 'left-out' })
    await desk.carryThrough({ takeOut: [], takeIn: [late] }, 'phase')
    expect((await see(await desk.as('pt1'), late)).counting).toMatchObject({ weekId: null, phaseId: house.furniture.period('phase'), late: 'left-out' })
    await desk.carryThrough({ takeOut: [], takeIn: [late] }, 'week 5')
    expect((await see(await desk.as('pt1'), late)).counting).toMatchObject({ weekId: house.furniture.period('week 5'), late: null })
    expect((await board(house, await desk.as('pt1'), 'week 5'))[0]).toEqual([1, 'b', 10])
    expect(await board(house, await desk.as('pt1'), 'phase')).toContainEqual([1, 'b', 30])
  })
})

test('what arrives after the phase is final is listed for a correction, and its collector is told', async () => {
  desk.at('12-17T13:00')
  for (const week of [2, 3, 4, 5]) await close(house, await desk.as('btc1'), `week ${week}`)
  expect((await close(house, await desk.as('btc1'), 'phase')).status).toBe(200)
  desk.at('12-18T09:00')
  const late = await log(house, await desk.as('c'), { months: 1, collectedAt: AT('2025-12-16T09:00:00+07:00') })
  expect(await desk.noticesOf('c')).toEqual([{ kind: 'after-phase', enrolmentId: late }])
  await verify(await desk.as('pt1'), late)
  expect((await board(house, await desk.as('pt1'), 'phase')).at(-1)).toEqual([3, 'c', 10])
  expect(briefly((await desk.view('phase')).entries)).toEqual([['arrived', late, 10]])
  await desk.carryThrough({ takeOut: [], takeIn: [late] }, 'phase')
  expect(await board(house, await desk.as('pt1'), 'phase')).toContainEqual([2, 'c', 20])
  expect((await desk.view('phase')).entries).toEqual([])
})

test('a correction is ranked and awarded under the rules, targets and rosters of its close, not of today', async () => {
  const organiser = await desk.as('btc1')
  const path = `/api/campaigns/${house.furniture.campaignId}/rules`
  const { draft } = (await organiser.get(path)).body
  const prizes = draft.prizes.filter(({ board: kind }: { board: string }) => kind === 'team')
  await organiser.send('PATCH', path, { rules: { ...draft, teamMeasure: 'points', tieBreakers: [], prizes } })
  expect((await organiser.post(path, { note: 'Thể lệ mới' })).status).toBe(200)
  await house.store.connections.writer.execute('UPDATE targets SET target = 1')
  const { id } = await desk.as('b')
  const move = { staffId: id, role: 'collector', organisationId: house.furniture.organisation('u2'), officeId: null, from: '2025-11-20' }
  expect((await organiser.post('/api/assignments', move)).status).toBe(200)

  await tell(await desk.as('pt1'), entries.a1, 'cancellation')
  expect((await desk.carryThrough({ takeOut: [entries.a1], takeIn: [] })).status).toBe(200)
  const [first, second] = [await desk.snapshot(1), await desk.snapshot(2)]
  for (const name of ['campaign', 'period', 'roster', 'targets', 'acknowledgedPhones', 'setAside'] as const) expect(second[name]).toEqual(first[name])
  const team = second.boards.find((one) => one.board === 'team')!.rows[0]
  expect(team).toMatchObject({ code: 'u1', rank: 1, points: 40, target: 50, members: 2 })
  expect(second.awards.map((one) => [one.board, one.paid])).toEqual([
    ['individual', 900_000],
    ['team', 700_000],
  ])
})
