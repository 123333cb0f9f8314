import { beforeEach, describe, expect, test } from 'vitest'
import { createRoot } from 'solid-js'
import type { Standings } from '#contract/standings.ts'
import { createBoards } from '../../web/state/boards.ts'
import { personStep, teamStep } from '../../web/state/board-step.ts'
import { movesSince, personRow, sharedRanks, teamRow } from '../../web/state/rank-rows.ts'
import { answering, row } from './answers.ts'
import { FakePhone, settled, wipePhone } from './fake-device.ts'
import { bundle, FakeServer, NOW } from './fake-server.ts'
import { openApp, signedIn } from './start.ts'

let server: FakeServer
let phone: FakePhone
const path = (period: string, board = 'individual', figures = 'provisional', more = '') =>
  `/api/campaigns/c-1/standings?period=${period}&board=${board}&figures=${figures}${more}&limit=200`
const answer = (rows: Standings['rows'], said: Partial<Standings> = {}): Standings => ({
  campaignId: 'c-1',
  periodId: 'week-3',
  board: 'individual',
  figures: 'provisional',
  seq: 1,
  at: NOW,
  final: null,
  ...{ group: null, groups: [], day: null, frozenAt: null, offset: 0, of: rows.length, median: 0 },
  totals: { 'bhxh-tn': 0, 'bhyt-hgd': 0 },
  rows,
  ...said,
})

beforeEach(() => {
  wipePhone()
  server = new FakeServer()
  phone = new FakePhone(server)
})

async function boardsOf() {
  const { app, person } = await signedIn(phone)
  const state = createRoot(() => createBoards(app, person))
  await settled()
  return state
}

describe('a board on the phone', () => {
  test('shows the running week, provisional, with the own row and the way to the next rank', async () => {
    answering(server, { [path('week-3')]: answer([row({ id: 's-1', points: 30, rank: 1 }), row({ id: 's-lan', points: 25, rank: 2 })]) })
    const state = await boardsOf()
    expect(state.ranked().map(({ rank, figure, mine, next }) => [rank, figure, mine, next])).toEqual([
      [1, '30', undefined, undefined],
      [2, '25', 'Bạn', 'Thêm 1 người BHXH\u00a0TN hoặc 2 người BHYT là lên hạng 1'],
    ])
  })

  test('stays readable without network and says that it is a kept one', async () => {
    answering(server, { [path('week-3')]: answer([row({ id: 's-1' })]) })
    await boardsOf()
    await phone.goOnline(false)
    const state = await boardsOffline()
    expect(state.ranked()).toHaveLength(1)
    expect([state.read.state(), state.read.at()]).toEqual(['kept', NOW])
  })

  test('a board never seen says that it could not be had', async () => {
    answering(server, {})
    const state = await boardsOf()
    expect([state.read.state(), state.ranked()]).toEqual(['failed', []])
  })

  test('is asked for again each minute, with its ETag', async () => {
    const told = answering(server, { [path('week-3')]: answer([row({ id: 's-1' })]) })
    const state = await boardsOf()
    await phone.pass(120_000)
    expect(told.asked.length).toBe(3)
    expect(told.unchanged.length).toBe(2)
    expect(state.ranked()).toHaveLength(1)
  })

  test('people and teams, provisional and official are four boards that never mix', async () => {
    const told = answering(server, {
      [path('week-3')]: answer([row({ id: 's-1', points: 30 })]),
      [path('week-3', 'individual', 'official')]: answer([row({ id: 's-1', points: 20 })], { figures: 'official' }),
      [path('week-3', 'team', 'official')]: answer([row({ id: 'o-1', points: 40, target: 160, voluntary: 3, voluntaryTarget: 10 })], {
        figures: 'official',
        board: 'team',
      }),
    })
    const state = await boardsOf()
    state.setFigures('official')
    await settled()
    expect([state.ranked()[0]?.figure, state.figures()]).toEqual(['20', 'official'])
    state.setBoard('team')
    await settled()
    expect(state.ranked()[0]).toMatchObject({ figure: '25,0', figureUnit: '%', mine: 'Đội bạn', unit: '40/160 điểm · BHXH\u00a0TN 3/10 người' })
    expect(told.asked).toHaveLength(3)
  })

  test('a closed period is the snapshot whichever figures were asked for, without a way to climb', async () => {
    const final = { version: 2, at: NOW }
    answering(server, { [path('week-3')]: answer([row({ id: 's-1', points: 30 }), row({ id: 's-lan', rank: 2 })], { final }) })
    const state = await boardsOf()
    expect([state.final(), state.figures(), state.ranked()[1]?.next]).toEqual([final, 'official', undefined])
  })

  test('steps run from the launch day over the weeks, and the whole campaign stands apart', async () => {
    const state = await boardsOf()
    const names: string[] = []
    for (let step = state.earlier(); step; step = state.earlier()) {
      step()
      names.push(state.period()!.id)
    }
    expect(names).toEqual(['week-2', 'week-1', 'day-1'])
    state.togglePhase()
    expect([state.period()?.id, state.earlier(), state.later()]).toEqual(['phase-1', undefined, undefined])
    state.togglePhase()
    expect(state.period()?.id).toBe('week-3')
    state.later()?.()
    expect([state.period()?.id, state.begun()]).toEqual(['week-4', false])
  })

  test('who has no points or no target stands at the end with why', async () => {
    answering(server, { [path('week-3')]: answer([row({ id: 's-1', points: 30 }), row({ id: 's-lan', rank: null, points: 0 })]) })
    const state = await boardsOf()
    expect([state.ranked().length, state.unranked().map(({ rank, unit, mine }) => [rank, unit, mine])]).toEqual([
      1,
      [['–', 'Bưu điện Gò Dầu · chưa có điểm', 'Bạn']],
    ])
  })
})

describe('a row of a board', () => {
  const ids = { ids: ['x'], chip: 'Bạn' }
  test('says how a tie was decided, and that equal is equal', () => {
    expect(personRow(row({ id: 'a', tie: { kind: 'won', by: 'voluntary', mine: 7, theirs: 5 } }), ids).tie).toBe('Hơn nhờ 7 > 5 người BHXH\u00a0TN')
    expect(personRow(row({ id: 'a', tie: { kind: 'equal' } }), ids)).toMatchObject({ shared: true })
    const rows = [
      row({ id: 'a', tie: { kind: 'won', by: 'household', mine: 3, theirs: 2 } }),
      row({ id: 'b' }),
      row({ id: 'c', rank: null }),
      row({ id: 'd', rank: null }),
    ]
    const [first] = rows.map((one) => personRow(one, { ...ids, shared: sharedRanks(rows) }))
    expect([first?.shared, first?.tie]).toEqual([true, undefined])
    expect(personRow(rows[2]!, { ...ids, shared: sharedRanks(rows) }).shared).toBe(false)
  })

  test('has a dash for a number where there is no rank', () => {
    expect(personRow(row({ id: 'a', rank: null, points: 0 }), ids).rank).toBe('–')
    expect(teamRow(row({ id: 'a', rank: null, points: 74 }), ids)).toMatchObject({ figure: '–', unit: '74 điểm · chưa có chỉ tiêu' })
  })

  test('a rate is cut, never rounded up to what was not reached', () => {
    expect(teamRow(row({ id: 'a', points: 1_999, target: 2_000 }), ids).figure).toBe('99,9')
  })

  test('teams are shown by what the campaign compares them by', () => {
    const team = row({ id: 'a', points: 65, members: 4, target: 100 })
    expect(teamRow(team, ids, { measure: 'per-member' })).toMatchObject({ figure: '16,2', figureUnit: 'điểm/người' })
    expect(teamRow(team, ids, { measure: 'points' }).figure).toBe('65')
  })

  test('places won are counted from the week before; who had no rank there is new', () => {
    const before = [row({ id: 'a', rank: 5 }), row({ id: 'b', rank: 1 }), row({ id: 'c', rank: null })]
    const moves = movesSince(before, [row({ id: 'a', rank: 2 }), row({ id: 'b', rank: 3 }), row({ id: 'c', rank: 1 }), row({ id: 'd', rank: null })])
    expect([...moves]).toEqual([
      ['a', 3],
      ['b', -2],
      ['c', null],
    ])
    expect(personRow(row({ id: 'c' }), { ...ids, moves }).move).toBe('new')
    expect(personRow(row({ id: 'd', rank: null }), { ...ids, moves })).not.toHaveProperty('move')
  })
})

describe('the way to the next rank', () => {
  const { rules } = bundle
  test('who leads is told so, and who is not on the board is told nothing', () => {
    expect(personStep([row({ id: 'a' })], 'a', rules)).toBe('Đang đứng đầu')
    expect(personStep([row({ id: 'a' })], 'b', rules)).toBeUndefined()
  })

  test('a team is told the fewest points that make its share the larger one', () => {
    const rows = [
      row({ id: 'a', rank: 1, points: 50, target: 100 }),
      row({ id: 'b', rank: 2, points: 60, target: 200 }),
      row({ id: 'c', rank: null, points: 9 }),
    ]
    expect(teamStep(rows, 'b', rules)).toBe('Còn 41 điểm là lên hạng 1')
    expect(teamStep(rows, 'c', rules)).toBeUndefined()
  })

  test('the gap leads to the nearest better rank, over those of equal rank', () => {
    const rows = [
      row({ id: 'a', rank: 1, points: 90, target: 100 }),
      row({ id: 'b', rank: 2, points: 50, target: 100 }),
      row({ id: 'c', rank: 2, points: 50, target: 100 }),
    ]
    expect(teamStep(rows, 'c', rules)).toBe('Còn 41 điểm là lên hạng 1')
  })
})

async function boardsOffline() {
  const cold = new FakePhone(server)
  cold.isOnline = false
  const { app } = await openApp(cold)
  const state = createRoot(() => createBoards(app, app.person()!))
  await settled()
  return state
}
