import { afterEach, expect, test } from 'vitest'
import type { OwnStanding, Standings } from '#contract/standings.ts'
import { close, correct, verify } from '../cast/deeds.ts'
import type { Plan } from '../cast/furniture.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
afterEach(() => house.close())

const own = async (code: string, period = 'week 1') =>
  (await (await house.enter(code)).get<OwnStanding>(`/api/campaigns/${house.furniture.campaignId}/standings/me?period=${house.furniture.period(period)}`)).body
const board = async (query: string) =>
  (await (await house.enter('pt1')).get<Standings>(`/api/campaigns/${house.furniture.campaignId}/standings?period=${house.furniture.period('week 1')}${query}`))
    .body
const open = async (furniture: Plan = {}) => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture })
}
const move = async (code: string, to: string, from: string) =>
  (await house.enter('btc1')).post('/api/assignments', {
    staffId: (await house.enter(code)).id,
    role: 'collector',
    organisationId: house.furniture.organisation(to),
    officeId: null,
    from,
  })

test('the best week is the one with most points, provisional while it runs, by the snapshot once it is closed', async () => {
  await open()
  expect((await own('a')).best).toBeNull()
  const first = await log(house, await house.enter('a'), { months: 12 })
  await verify(await house.enter('pt1'), first)
  expect((await own('a')).best).toEqual({ kind: 'week', number: 1, points: 13 })
  house.clock.now = AT('2025-11-20T09:00:00+07:00')
  await log(house, await house.enter('a'), { months: 12 })
  expect((await own('a', 'week 2')).best).toEqual({ kind: 'week', number: 1, points: 13 })
  await close(house, await house.enter('btc1'), 'week 1')
  await log(house, await house.enter('a'), { product: 'bhyt-hgd' })
  expect((await own('a', 'week 2')).best).toEqual({ kind: 'week', number: 2, points: 16 })
  await (await house.enter('pt1')).post(`/api/enrolments/${first}/cancellation`, { reason: 'Trả lại tiền' })
  expect((await own('a', 'phase')).best).toEqual({ kind: 'week', number: 2, points: 16 })
  expect((await own('b')).best).toBeNull()
})

test('a closed week shows its snapshot in both kinds of figures, without a next step', async () => {
  await open()
  await verify(await house.enter('pt1'), await log(house, await house.enter('a'), { months: 12 }))
  house.clock.now = AT('2025-11-20T09:00:00+07:00')
  await close(house, await house.enter('btc1'), 'week 1')
  const seen = await own('a')
  expect(seen).toMatchObject({ final: { version: 1 }, provisional: { points: 13, rank: 1 }, official: { points: 13, rank: 1 }, next: null, median: 13 })
  expect(seen.around.map(({ rank, code }) => [rank, code])).toEqual([
    [1, 'a'],
    [null, 'b'],
    [null, 'c'],
  ])
})

test('who collects nothing stands nowhere', async () => {
  await open()
  await log(house, await house.enter('a'))
  expect(await own('btc1')).toMatchObject({ provisional: { points: 0, rank: null }, around: [], next: null, best: null, team: null, median: 13 })
})

test('under points per member, points stay with the team of the first day; under the target rate they follow the day (RULES 14.13)', async () => {
  const rows = async () => (await board('&board=team')).rows.map(({ rank, code, points, members }) => [rank, code, points, members])
  for (const [teamMeasure, expected] of [
    [
      'per-member',
      [
        [1, 'u1', 20, 2],
        [null, 'u2', 0, 1],
      ],
    ],
    [
      'points',
      [
        [1, 'u1', 10, 2],
        [1, 'u2', 10, 1],
      ],
    ],
  ] as const) {
    await open({ campaign: { settings: { twoPersonClose: false, teamMeasure, tieBreakers: [] } } })
    await log(house, await house.enter('a'), { months: 1 })
    await move('a', 'u2', '2025-11-14')
    house.clock.now = AT('2025-11-14T09:00:00+07:00')
    await verify(await house.enter('pt1'), await log(house, await house.enter('a'), { months: 1 }))
    expect(await rows(), teamMeasure).toEqual(expected)
    if (teamMeasure === 'per-member') {
      const official = (await board('&board=team&figures=official')).rows.map(({ code, points }) => [code, points])
      expect(official).toEqual([
        ['u1', 10],
        ['u2', 0],
      ])
      await house.close()
    }
  }
})

test('who came after the first day counts for the team of that day alone where points follow the members', async () => {
  await open({
    staff: [
      { code: 'a', organisation: 'u1' },
      { code: 'b', organisation: 'u2', from: '2025-11-13' },
    ],
    campaign: { settings: { twoPersonClose: false, teamMeasure: 'per-member' } },
  })
  await log(house, await house.enter('b'), { months: 1 })
  expect((await board('&board=team')).rows.map(({ rank, code, points, members }) => [rank, code, points, members])).toEqual([
    [null, 'u1', 0, 1],
    [null, 'u2', 0, 0],
  ])
  expect((await board('')).rows[0]).toMatchObject({ code: 'b', rank: 1, points: 10 })
})

test('the own target decides a tie where the campaign wants it, the share of the team’s never', async () => {
  await open({
    organisations: [{ code: 'u1', targets: { 'week 1': { 'bhxh-tn': 4 } } }, { code: 'u2' }],
    campaign: { settings: { twoPersonClose: false, tieBreakers: ['own-target'] } },
  })
  house.clock.now = AT('2025-11-10T09:00:00+07:00')
  const cellOf = async (code: string, target: number) => ({
    ...{ periodId: house.furniture.period('week 1'), ownerId: (await house.enter(code)).id, product: 'bhxh-tn', target },
  })
  const targets = [await cellOf('b', 2), await cellOf('c', 1)]
  const organiser = await house.enter('btc1')
  expect((await organiser.post(`/api/campaigns/${house.furniture.campaignId}/targets`, { targets })).status).toBeLessThan(300)
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  for (const code of ['a', 'b', 'c']) await log(house, await house.enter(code), { months: 1 })
  expect((await board('')).rows.map(({ rank, code, tie }) => [rank, code, tie])).toEqual([
    [1, 'c', { kind: 'won', by: 'own-target', mine: 1, theirs: 0.5 }],
    [2, 'b', { kind: 'won', by: 'own-target', mine: 0.5, theirs: 0 }],
    [3, 'a', null],
  ])
  expect((await own('c')).target).toEqual({ voluntary: 1, household: 0, own: true })
  expect((await own('a')).target).toEqual({ voluntary: 2, household: 0, own: false })
})

test('an earlier last receipt decides a tie where the campaign wants it, also after the receipt’s time was corrected', async () => {
  await open({ campaign: { settings: { twoPersonClose: false, tieBreakers: ['last-receipt'] } } })
  const ranks = async () => (await board('')).rows.map(({ rank, code }) => [rank, code]).slice(0, 2)
  await log(house, await house.enter('a'), { months: 1 })
  house.clock.now += 60_000
  const later = await log(house, await house.enter('b'), { months: 1 })
  expect(await ranks()).toEqual([
    [1, 'a'],
    [2, 'b'],
  ])
  await correct(house, await house.enter('b'), later, { collectedAt: AT('2025-11-13T07:00:00+07:00'), collectedFrom: 'receipt' })
  expect(await ranks()).toEqual([
    [1, 'b'],
    [2, 'a'],
  ])
  house.clock.now += 60_000
  for (const code of ['b', 'a']) await log(house, await house.enter(code), { product: 'bhyt-hgd', collectedAt: house.clock.now++ })
  expect(await ranks()).toEqual([
    [1, 'b'],
    [2, 'a'],
  ])
})
