import { afterEach, expect, test } from 'vitest'
import type { Awarding, Move, Snapshot } from '#contract/results.ts'
import { tableOf } from '#rules/prize-table.ts'
import { close, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log } from '../cast/phone.ts'
import { makeShift } from '../cast/shift.ts'

let house: House
let as: (code: string) => Promise<Person>
afterEach(() => house.close())

const POST = 'Khối Bưu điện'
const SERVICE = 'Khối dịch vụ thu'
const targets = { 'week 1': { 'bhxh-tn': 2, 'bhyt-hgd': 1 }, 'week 2': { 'bhxh-tn': 3 } }
const STAFF = { anh: 'b1', bao: 'b1', chi: 'b2', dung: 'd1', em: 'd1', giang: 'x1' }
const OFFICERS = ['bao', 'em']

/** Three entries worth 10 points of each person, verified, on a day after the first week's cutoff. */
async function open(settings: object = {}): Promise<void> {
  house = await makeHouse({
    furniture: {
      organisations: [
        { code: 'b1', division: POST, targets },
        { code: 'b2', division: POST, targets },
        { code: 'd1', division: SERVICE, targets },
        { code: 'x1', targets },
      ],
      staff: Object.entries(STAFF).map(([code, organisation]) => ({ code, organisation, officer: OFFICERS.includes(code) })),
      campaign: { settings: { twoPersonClose: false, ...settings } },
    },
  })
  as = makeShift(house)
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  for (const [index, code] of Object.keys(STAFF).entries())
    for (let count = 0; count < 2 + (index % 2); count += 1) await verify(await as('pt1'), await log(house, await as(code), { months: 1 }))
  house.clock.now = AT('2025-11-19T13:00:00+07:00')
}
async function closed(period = 'week 1'): Promise<Snapshot> {
  expect((await close(house, await as('btc1'), period)).status).toBe(200)
  return (await (await as('btc1')).get(`/api/periods/${house.furniture.period(period)}/result`)).body.snapshot
}
const won = (awards: Awarding[], board: string) =>
  awards
    .filter((one) => one.board === board)
    .map(({ division, list, awards: own }) => [
      division,
      list,
      own
        .filter(({ id }) => id !== null)
        .map(({ place, name, amount }) => `${place} ${name} ${amount}`)
        .toSorted(),
    ])
const paid = (awards: Awarding[]) => awards.reduce((sum, one) => sum + one.paid, 0)

test('each division of teams is awarded from the whole table, and the sum stays within the table of all', async () => {
  await open()
  const { awards, campaign } = await closed()
  expect(won(awards, 'team')).toEqual([
    [POST, null, ['Nhì Đơn vị b2 700000', 'Nhất Đơn vị b1 1000000']],
    [SERVICE, null, ['Nhất Đơn vị d1 1000000']],
    [null, null, ['Nhất Đơn vị x1 1000000']],
  ])
  expect(won(awards, 'individual').map(([division, list]) => [division, list])).toEqual([[null, null]])
  const table = tableOf(campaign.rules as Parameters<typeof tableOf>[0], [{ kind: 'week' }], [POST, SERVICE, null])
  expect(paid(awards)).toBeLessThanOrEqual(table.total)
  expect(paid(awards)).toBe(3_700_000 + 1_599_000)
})

test('collectors and officers on lists apart win apart, and divided individuals once more', async () => {
  await open({ lists: 'apart', divideIndividuals: true })
  const { awards, boards, roster } = await closed()
  expect(won(awards, 'individual')).toEqual([
    [POST, 'collectors', ['Nhất Người anh 450000', 'Nhất Người chi 450000']],
    [SERVICE, 'collectors', ['Nhất Người dung 500000']],
    [null, 'collectors', ['Nhất Người giang 500000']],
    [POST, 'officers', ['Nhất Người bao 500000']],
    [SERVICE, 'officers', ['Nhất Người em 500000']],
    [null, 'officers', []],
  ])
  const rows = boards.find((one) => one.board === 'individual')!.rows
  expect(new Set(rows.map(({ division, list, rank }) => `${division} ${list} ${rank}`))).toContain(`${SERVICE} officers 1`)
  expect(roster.filter(({ list }) => list === 'officers').map(({ name }) => name)).toEqual(['Người bao', 'Người em'])
})

test('a row of one division is awarded there alone', async () => {
  const row = { period: 'week', board: 'team', place: 'Nhất', count: 1, amount: 300_000 } as const
  await open({
    prizes: [
      { ...row, division: POST, thing: 'Cờ thi đua' },
      { ...row, amount: 0, thing: 'Giấy khen', count: 2 },
    ],
  })
  const { awards } = await closed()
  expect(awards.filter((one) => one.board === 'team').map(({ division, awards: own }) => [division, own.map(({ name, thing }) => `${name} ${thing}`)])).toEqual(
    [
      [POST, ['Đơn vị b1 Cờ thi đua', 'Đơn vị b2 Giấy khen', 'null null']],
      [SERVICE, ['Đơn vị d1 Giấy khen', 'null null']],
      [null, ['Đơn vị x1 Giấy khen', 'null null']],
    ],
  )
})

test('the snapshot keeps the targets it was judged by; a phase without its own has the sum of its weeks', async () => {
  await open()
  const week = await closed()
  const of = (snapshot: Snapshot, code: string) =>
    snapshot.targets.filter(({ organisationId }) => organisationId === house.furniture.organisation(code)).map(({ product, target }) => [product, target])
  expect(of(week, 'b1')).toEqual([
    ['bhxh-tn', 2],
    ['bhyt-hgd', 1],
  ])
  house.clock.now = AT('2025-12-17T13:00:00+07:00')
  for (const number of [2, 3, 4, 5]) await closed(`week ${number}`)
  const phase = await closed('phase')
  expect(of(phase, 'b1')).toEqual([
    ['bhxh-tn', 5],
    ['bhyt-hgd', 1],
  ])
  expect(phase.boards.find((one) => one.board === 'team')!.rows[0]).toMatchObject({ target: 53, voluntaryTarget: 5, members: 2 })
})

test('a correction ranks and awards each group under the rules of the close, for teams by their members too', async () => {
  await open({ teamMeasure: 'per-member', lists: 'apart' })
  const before = await closed()
  const collector = await as('bao')
  const own = (await collector.get('/api/enrolments')).body.entries.map(({ id }: { id: string }) => id)
  for (const id of own) await (await as('pt1')).post(`/api/enrolments/${id}/cancellation`, { reason: 'Hoàn tiền' })
  const path = `/api/periods/${house.furniture.period('week 1')}/correction`
  const { difference } = (await (await as('btc1')).post(path, { takeOut: own, takeIn: [] })).body
  const team = before.boards.find((one) => one.board === 'team')!.rows.find(({ code }) => code === 'b1')!
  expect(team).toMatchObject({ rank: 1, points: 50, members: 2 })
  expect(difference.moves.map(({ code, fromRank, toRank, toPoints }: Move) => [code, fromRank, toRank, toPoints])).toEqual([
    ['em', 2, 1, 20],
    ['bao', 1, null, 0],
    ['b2', 2, 1, 20],
    ['b1', 1, 2, 20],
  ])
})

test('under points per member a corrected entry goes from the team of the first day, wherever its collector was when it was made', async () => {
  await open({ teamMeasure: 'per-member' })
  house.clock.now = AT('2025-11-15T09:00:00+07:00')
  const collector = await as('anh')
  const move = { staffId: collector.id, role: 'collector', organisationId: house.furniture.organisation('b2'), officeId: null, from: '2025-11-15' }
  expect((await (await as('btc1')).post('/api/assignments', move)).status).toBe(200)
  const moved = await log(house, collector, { months: 1 })
  await verify(await as('pt1'), moved)
  house.clock.now = AT('2025-11-19T13:00:00+07:00')
  const team = (await closed()).boards.find((one) => one.board === 'team')!
  expect(team.rows.find(({ code }) => code === 'b1')).toMatchObject({ points: 60, members: 2 })
  await (await as('pt1')).post(`/api/enrolments/${moved}/cancellation`, { reason: 'Hoàn tiền' })
  const path = `/api/periods/${house.furniture.period('week 1')}/correction`
  const { difference } = (await (await as('btc1')).post(path, { takeOut: [moved], takeIn: [] })).body
  expect(difference.moves.filter((one: Move) => one.board === 'team').map(({ code, toPoints }: Move) => [code, toPoints])).toEqual([['b1', 50]])
})

test('who loses the last receipt to a correction stands by the one before it', async () => {
  await open({ tieBreakers: ['last-receipt'] })
  const at = async (code: string, time: string) => {
    house.clock.now = AT(`2025-11-13T${time}:00+07:00`)
    const id = await log(house, await as(code), { months: 1 })
    await verify(await as('pt1'), id)
    return id
  }
  await at('anh', '15:00')
  await at('chi', '15:30')
  const last = await at('anh', '16:00')
  house.clock.now = AT('2025-11-19T13:00:00+07:00')
  await closed()
  await (await as('pt1')).post(`/api/enrolments/${last}/cancellation`, { reason: 'Hoàn tiền' })
  const path = `/api/periods/${house.furniture.period('week 1')}/correction`
  const { difference } = (await (await as('btc1')).post(path, { takeOut: [last], takeIn: [] })).body
  const moves = difference.moves.filter((one: Move) => one.board === 'individual').map(({ code, fromRank, toRank }: Move) => [code, fromRank, toRank])
  expect(moves).toHaveLength(4)
  expect(moves).toContainEqual(['anh', 1, 4])
  for (const code of ['bao', 'dung', 'giang']) expect(moves).toContainEqual([code, 2, 1])
})
