import { beforeEach, describe, expect, test } from 'vitest'
import { createRoot } from 'solid-js'
import type { OwnStanding, Standings } from '#contract/standings.ts'
import { createBoards } from '../../web/state/boards.ts'
import { answering, row } from './answers.ts'
import { FakePhone, settled, wipePhone } from './fake-device.ts'
import { bundle, FakeServer, json, NOW } from './fake-server.ts'
import { openApp, signedIn } from './start.ts'

let server: FakeServer
let phone: FakePhone
const path = (period: string, more = '', board = 'individual') => `/api/campaigns/c-1/standings?period=${period}&board=${board}&figures=provisional${more}`
const me = '/api/campaigns/c-1/standings/me?period=week-3'
const people = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => row({ id: `s-${from + at}`, rank: from + at + 1, points: 1_000 - at }))
const answer = (rows: Standings['rows'], said: Partial<Standings> = {}): Standings => ({
  ...{ campaignId: 'c-1', periodId: 'week-3', board: 'individual', figures: 'provisional', seq: 1, at: NOW, final: null },
  ...{ group: null, groups: [], day: null, frozenAt: null, offset: 0, of: rows.length, median: 0, totals: { 'bhxh-tn': 0, 'bhyt-hgd': 0 } },
  ...{ rows },
  ...said,
})
const score = (points: number, rank: number) => ({ points, voluntary: 1, household: 0, people: 1, rank })
const standing = (said: Partial<OwnStanding> = {}): OwnStanding => ({
  ...{ periodId: 'week-3', at: NOW, final: null, frozenAt: null, group: { division: null, list: null }, best: null, target: null, missing: [], median: 0 },
  ...{ provisional: score(31, 411), official: score(20, 500), next: { rank: 410, voluntary: 1, household: 1 }, team: null },
  ...{ around: [row({ id: 's-410', rank: 410, points: 33 }), row({ id: 's-lan', rank: 411, points: 31 })] },
  ...said,
})

beforeEach(() => {
  wipePhone()
  server = new FakeServer()
  phone = new FakePhone(server)
})

/** What a test's campaign says otherwise. */
function campaignWith(said: Partial<typeof bundle>) {
  const others = server.fetch
  server.fetch = async (input, init) => (String(input) === '/api/campaigns/c-1' ? json({ ...bundle, ...said }) : others(input, init))
}

async function boardsOf() {
  const { app, person } = await signedIn(phone)
  const state = createRoot(() => createBoards(app, person))
  await settled()
  return state
}

async function boardsOffline() {
  const cold = new FakePhone(server)
  cold.isOnline = false
  const { app } = await openApp(cold)
  const state = createRoot(() => createBoards(app, app.person()!))
  await settled()
  return state
}

describe('a board of thousands', () => {
  const pages = () => ({
    [path('week-3', '&limit=200')]: answer(people(0, 200), { of: 450 }),
    [path('week-3', '&offset=200&limit=200')]: answer(people(200, 400), { of: 450, offset: 200 }),
    [path('week-3', '&offset=400&limit=200')]: answer(people(399, 450), { of: 450, offset: 400 }),
    [me]: standing(),
  })

  test('comes page by page, and who moved between two pages stands there once', async () => {
    answering(server, pages())
    const state = await boardsOf()
    expect([state.ranked().length, state.rest()]).toEqual([200, 250])
    state.more()
    await settled()
    expect([state.ranked().length, state.rest()]).toEqual([400, 50])
    state.more()
    await settled()
    expect([state.ranked().length, state.rest()]).toEqual([450, 0])
  })

  test('keeps the own row in sight while its page is not there yet, with the way to the next rank', async () => {
    answering(server, pages())
    const state = await boardsOf()
    expect(state.own()).toMatchObject({ rank: 411, figure: '31', mine: 'Bạn', next: 'Thêm 1 người BHXH\u00a0TN hoặc 1 người BHYT là lên hạng 410' })
    answering(server, { ...pages(), [path('week-3', '&offset=200&limit=200')]: answer([row({ id: 's-lan', rank: 411 })], { of: 450, offset: 200 }) })
    state.more()
    await settled()
    expect([state.own(), state.ranked().at(-1)?.mine]).toEqual([undefined, 'Bạn'])
  })

  test('pages that were read once are there without network, and one that was not says so', async () => {
    answering(server, pages())
    const state = await boardsOf()
    state.more()
    await settled()
    await phone.goOnline(false)
    const later = await boardsOffline()
    expect(later.ranked().length).toBe(200)
    later.more()
    await settled()
    expect([later.ranked().length, later.moreState()]).toEqual([400, null])
    later.more()
    await settled()
    expect([later.ranked().length, later.moreState()]).toEqual([400, 'failed'])
  })

  test('another board begins with its first page again', async () => {
    const told = answering(server, { ...pages(), [path('week-3', '&limit=200', 'team')]: answer([row({ id: 'o-1', target: 10 })], { board: 'team' }) })
    const state = await boardsOf()
    state.more()
    await settled()
    state.setBoard('team')
    await settled()
    expect([state.ranked().length, told.asked.at(-1)]).toEqual([1, path('week-3', '&limit=200', 'team')])
  })
})

describe('groups', () => {
  const groups = [
    { division: null, list: 'collectors' as const, entrants: 30 },
    { division: null, list: 'officers' as const, entrants: 4 },
  ]

  test('the list of the own people is shown first, and the other at a press', async () => {
    campaignWith({ rules: { ...bundle.rules, lists: 'apart' } })
    const told = answering(server, {
      [me]: standing({ group: { division: null, list: 'officers' } }),
      [path('week-3', '&list=officers&limit=200')]: answer([row({ id: 's-1' })], { groups }),
      [path('week-3', '&list=collectors&limit=200')]: answer([row({ id: 's-2' }), row({ id: 's-3' })], { groups }),
    })
    const state = await boardsOf()
    expect(told.asked.filter((one) => one.includes('board='))).toEqual([path('week-3', '&list=officers&limit=200')])
    expect(state.groups.options()).toEqual([
      { value: 'officers/', label: 'Viên chức BHXH', count: 4 },
      { value: 'collectors/', label: 'Nhân viên thu', count: 30 },
    ])
    state.groups.choose('collectors/')
    await settled()
    expect([state.ranked().length, state.own()]).toEqual([2, undefined])
  })

  test('teams are shown by division, the own one first', async () => {
    const teams = bundle.teams.map((team) => ({ ...team, division: 'Bưu điện' }))
    campaignWith({ divisions: ['BHXH cơ sở', 'Bưu điện'], teams })
    const asked = path('week-3', `&division=${encodeURIComponent('Bưu điện')}&limit=200`, 'team')
    answering(server, { [me]: standing(), [asked]: answer([row({ id: 'o-1', target: 100 })], { board: 'team' }) })
    const state = await boardsOf()
    expect(state.groups.options()).toEqual([])
    state.setBoard('team')
    await settled()
    expect(state.ranked().map((one) => one.mine)).toEqual(['Đội bạn'])
    expect(state.groups.options().map((one) => one.label)).toEqual(['Bưu điện', 'BHXH cơ sở', 'Chưa xếp nhóm'])
  })
})

describe('the whole campaign', () => {
  test('stands as it was at the end of any day that is over, without a way to climb', async () => {
    const rows = [row({ id: 's-1', points: 30 }), row({ id: 's-lan', points: 25, rank: 2 })]
    answering(server, {
      [path('phase-1', '&limit=200')]: answer(rows, { periodId: 'phase-1' }),
      [path('phase-1', '&day=2025-11-20&limit=200')]: answer(rows, { periodId: 'phase-1', day: '2025-11-20' }),
    })
    const state = await boardsOf()
    expect(state.days()).toEqual([])
    state.togglePhase()
    await settled()
    expect([state.days()[0], state.days().at(-1), state.ranked()[1]?.next]).toEqual(['2025-11-27', '2025-11-12', expect.stringContaining('lên hạng 1')])
    state.setDay('2025-11-20')
    await settled()
    expect([state.day(), state.ranked()[1]?.next]).toEqual(['2025-11-20', undefined])
    state.togglePhase()
    expect(state.day()).toBeNull()
  })
})

test('a frozen board says since when, beside the own points that still run', async () => {
  const frozenAt = Date.parse('2025-12-15T00:00:00+07:00')
  answering(server, { [path('week-3', '&limit=200')]: answer([row({ id: 's-1' }), row({ id: 's-lan', rank: 2, points: 9 })], { frozenAt }), [me]: standing() })
  const state = await boardsOf()
  expect([state.frozenAt(), state.ownPoints(), state.ranked()[1]?.next]).toEqual([frozenAt, 31, undefined])
})
