import { afterEach, describe, expect, test } from 'vitest'
import type { GoalProgress, PeriodView } from '#contract/campaigns.ts'
import { barOf, figureOf, paceWords, restWords } from '../../web/state/goals.ts'
import { createOverview } from '../../web/state/overview.ts'
import { row } from './answers.ts'
import { type Asked, desk, entry, json, person } from './desk-house.ts'
import { settled } from './fake-device.ts'
import { bundle } from './fake-server.ts'

let close = () => {}
afterEach(() => close())

const people = (given: Partial<GoalProgress> = {}): GoalProgress => ({
  goal: { kind: 'people', label: 'BHXH tự nguyện', source: 'BHXH tỉnh', product: 'bhxh-tn', firstDay: '2025-11-04', lastDay: '2026-01-02', people: 16_000 },
  ...{ official: 8_640, provisional: 8_700, rate: 5_400, missing: 7_360, reached: false, pace: { day: 30, of: 60, even: 8_000, ahead: 640, perDay: 246 } },
  ...given,
})
const coverage = (given: Partial<GoalProgress> = {}): GoalProgress => ({
  goal: { kind: 'coverage', label: 'Bao phủ BHYT', source: 'UBND tỉnh', product: 'bhyt-hgd', base: 229_319, rate: 9_000, covered: 190_000, asOf: '2025-11-01' },
  ...{ official: 190_863, provisional: 190_900, rate: 8_323, missing: 15_525, reached: false, pace: null },
  ...given,
})

describe('a goal in words', () => {
  test('of people says how far, how fast and what each day must bring', () => {
    expect(figureOf(people())).toEqual({ figure: '8.640', of: '/16.000' })
    expect(paceWords(people())).toEqual({ words: 'Nhanh 640', tone: 'ahead' })
    expect(restWords(people())).toEqual(['Mỗi ngày còn cần 246.'])
    expect(paceWords(people({ pace: { day: 30, of: 60, even: 175_000, ahead: -3_500, perDay: 5_950 } }))).toEqual({ words: 'Chậm 3.500', tone: 'behind' })
    expect(paceWords(people({ pace: { day: 0, of: 60, even: 0, ahead: 0, perDay: 267 } }))).toBeNull()
    expect(paceWords(people({ pace: { day: 60, of: 60, even: 16_000, ahead: -2, perDay: null } }))).toBeNull()
    expect(barOf(people())).toMatchObject({ target: 16_000, official: 8_640, received: 60, pace: 8_000 })
  })

  test('of a share says the people still missing, never one too few', () => {
    expect(figureOf(coverage())).toEqual({ figure: '83,23', of: '\u00a0%/90,00\u00a0%' })
    expect(restWords(coverage())).toEqual(['Thiếu 6,77 điểm\u00a0%.', 'Còn thiếu 15.525 người.'])
    expect(restWords(coverage({ rate: 9_000, missing: 1 }))).toEqual(['Còn thiếu 1 người.'])
  })

  test('whose base nobody knows yet says so, and one that is reached asks for nothing', () => {
    expect([figureOf(coverage({ rate: null, missing: null })).figure, restWords(coverage({ rate: null, missing: null }))]).toEqual([
      '–',
      ['Chưa có dân số của địa bàn nên chưa tính được tỉ lệ.'],
    ])
    const reached = people({ rate: 22_306, missing: 0, reached: true })
    expect([paceWords(reached), restWords(reached)]).toEqual([null, []])
  })
})

describe('the organiser’s first screen', () => {
  const totals = (voluntary: number, household: number) => ({ totals: { 'bhxh-tn': voluntary, 'bhyt-hgd': household } })
  const phase = '/api/campaigns/c-1/standings?period=phase-1&board=individual'
  const leader = (board: string, more = '') => `/api/campaigns/c-1/standings?period=week-3&board=${board}&figures=provisional${more}&limit=1`
  const withStates = (states: Record<string, Partial<PeriodView>>) => ({ ...bundle, periods: bundle.periods.map((one) => ({ ...one, ...states[one.id] })) })
  const answers = (given: Record<string, unknown>): Record<string, unknown> => ({
    [`${phase}&figures=provisional&limit=1`]: totals(500, 1_500),
    [`${phase}&figures=official&limit=1`]: totals(400, 1_200),
    [`${phase}&figures=provisional&day=2025-11-27&limit=1`]: totals(480, 1_440),
    [`${phase}&figures=official&day=2025-11-27&limit=1`]: totals(400, 1_190),
    '/api/enrolments?state=received&campaign=c-1&limit=1': { entries: [], next: null, count: 38 },
    '/api/enrolments?late=1&campaign=c-1&limit=1': { entries: [], next: null, count: 0 },
    '/api/cases?state=open&campaign=c-1&limit=1': { cases: [{ id: 'k', entry: entry('e-1') }], next: 'k', count: 1 },
    ...given,
  })
  async function overviewOf(given: Record<string, unknown>) {
    const said = answers(given)
    const house = await desk(person('organiser'), ({ path }: Asked) => (path in said ? json(said[path]) : undefined))
    const state = house.inRoot(() => createOverview(house.app))
    close = house.close
    await settled()
    return state
  }

  test('keeps today and the whole, provisional and official apart', async () => {
    const state = await overviewOf({})
    expect(state.totals().map(({ kind, today, phase: whole }) => [kind, today, whole])).toEqual([
      ['provisional', { 'bhxh-tn': 20, 'bhyt-hgd': 60 }, totals(500, 1_500).totals],
      ['official', { 'bhxh-tn': 0, 'bhyt-hgd': 10 }, totals(400, 1_200).totals],
    ])
  })

  test('lists what waits of this campaign, and nothing that does not', async () => {
    const state = await overviewOf({
      '/api/campaigns/c-1': withStates({ 'week-1': { state: 'announced', version: 1 }, 'week-2': { state: 'review' } }),
      '/api/periods/week-1/complaints': {
        until: null,
        complaints: [
          { id: 'a', answer: null },
          { id: 'b', answer: { text: 'x' } },
        ],
      },
    })
    expect(state.waiting().map(({ what, count }) => [what, count])).toEqual([
      ['unverified', 38],
      ['cases', 1],
      ['closings', 1],
      ['complaints', 1],
    ])
    expect(state.waiting().at(-1)?.href).toBe('/chot/week-1')
  })

  test('says nothing of what it could not ask about', async () => {
    const state = await overviewOf({ '/api/cases?state=open&campaign=c-1&limit=1': null })
    expect([state.waiting().map(({ what }) => what), state.allKnown(), state.leaders.isKnown()]).toEqual([['unverified'], false, false])
  })

  test('names who stands first, group by group', async () => {
    const state = await overviewOf({
      '/api/campaigns/c-1': { ...bundle, divisions: ['Bưu điện'] },
      [leader('individual')]: { rows: [row({ id: 's-1', points: 142 })], final: null },
      [leader('team', '&division=B%C6%B0u%20%C4%91i%E1%BB%87n')]: { rows: [row({ id: 'o-1', points: 50, target: 100 })], final: null },
      [leader('team', '&division=')]: { rows: [row({ id: 'o-2', rank: null, points: 0 })], final: null },
    })
    expect(state.leaders.list().map(({ board, group, row: first }) => [board, group, first.figure])).toEqual([
      ['individual', null, '142'],
      ['team', 'Bưu điện', '50,0'],
    ])
  })
})
