import { beforeEach, describe, expect, test } from 'vitest'
import { createRoot } from 'solid-js'
import type { OwnStanding, Standings } from '#contract/standings.ts'
import { createHome } from '../../web/state/home.ts'
import { answering, row } from './answers.ts'
import { FakePhone, settled, wipePhone } from './fake-device.ts'
import { bundle, FakeServer, json, NOW } from './fake-server.ts'
import { enrolment, signedIn } from './start.ts'

let server: FakeServer
let phone: FakePhone
const path = (period: string) => `/api/campaigns/c-1/standings/me?period=${period}`
const score = (points: number, voluntary: number, household: number) => ({
  points,
  voluntary,
  household,
  people: voluntary + household,
  rank: points > 0 ? 5 : null,
})
const standing = (said: Partial<OwnStanding> = {}): OwnStanding => ({
  ...{
    periodId: 'week-3',
    at: NOW,
    final: null,
    ...{ frozenAt: null, group: { division: null, list: null }, best: null },
    provisional: score(60, 4, 7),
    official: score(46, 3, 5),
    target: { voluntary: 6, household: 12, own: true },
  },
  ...{ around: [row({ id: 's-lan', rank: 5 })], next: null, missing: [], median: 31, team: null },
  ...said,
})

beforeEach(() => {
  wipePhone()
  server = new FakeServer()
  phone = new FakePhone(server)
})

async function homeOf(now = NOW) {
  const { app, person } = await signedIn(phone)
  phone.now = now
  const home = createRoot(() => createHome(app, person))
  await settled()
  return { home, app, person }
}

describe('the plate', () => {
  test('holds official, received and queued people apart, against the own target of both products', async () => {
    answering(server, { [path('week-3')]: standing() })
    const { home, person } = await homeOf()
    await phone.goOnline(false)
    await person.outbox.save(person.newId(), enrolment())
    await person.outbox.save(person.newId(), enrolment({ coverage: { insured: 'until', coveredUntil: '2025-11', coversFrom: null } }))
    await person.outbox.save(person.newId(), enrolment({ donated: true }))
    await settled()
    expect(home.plate()).toEqual({ official: 8, received: 3, queued: 1, target: 18 })
  })

  test('leaves out what belongs to another week', async () => {
    answering(server, { [path('week-3')]: standing() })
    const { home, person } = await homeOf()
    await phone.goOnline(false)
    await person.outbox.save(person.newId(), enrolment({ collectedAt: NOW - 7 * 86_400_000 }))
    await settled()
    expect(home.plate().queued).toBe(0)
  })

  test('knows nothing without an answer, and still counts what lies on the phone', async () => {
    answering(server, {})
    const { home, person } = await homeOf()
    await phone.goOnline(false)
    await person.outbox.save(person.newId(), enrolment())
    await settled()
    expect([home.own.value(), home.own.state(), home.plate()]).toEqual([null, 'failed', { official: 0, received: 0, queued: 1, target: 0 }])
  })
})

describe('a prize within reach', () => {
  const prizeWith = async (said: Partial<OwnStanding>, now = NOW) => {
    answering(server, { [path('week-3')]: standing(said), [path('week-5')]: standing(said) })
    return (await homeOf(now)).home.prize()
  }
  test('is met when nothing is missing', async () => expect(await prizeWith({})).toBe('met'))
  test('is not met by nobody’s nothing', async () => expect(await prizeWith({ provisional: score(0, 0, 0) })).toBe('missing'))
  test('says what is missing while the week runs', async () => expect(await prizeWith({ missing: [{ what: 'points', has: 12, needs: 20 }] })).toBe('missing'))
  test('asks for nothing more once the week is over', async () =>
    expect(await prizeWith({ missing: [{ what: 'points', has: 12, needs: 20 }] }, Date.parse('2025-12-18T01:00:00Z'))).toBeNull())
})

describe('the day', () => {
  const stageAt = async (instant: string) => {
    answering(server, {})
    const { home } = await homeOf(Date.parse(instant))
    return [home.stage(), home.week()?.id, home.day()?.day]
  }
  test('lies in a running week', async () => expect(await stageAt('2025-11-28T10:00:00+07:00')).toEqual(['running', 'week-3', 17]))
  test('lies before the campaign until midnight here, whatever the phone’s zone', async () =>
    expect(await stageAt('2025-11-11T23:59:00+07:00')).toEqual(['before', 'week-1', undefined]))
  test('is the first from midnight on', async () => expect(await stageAt('2025-11-12T00:00:00+07:00')).toEqual(['running', 'week-1', 1]))
  test('still runs in the last minute of the last day', async () => expect(await stageAt('2025-12-16T23:59:00+07:00')).toEqual(['running', 'week-5', 35]))
  test('lies after the last day', async () => expect(await stageAt('2025-12-17T00:00:00+07:00')).toEqual(['after', 'week-5', undefined]))
})

describe('places won', () => {
  const lastWeek = '/api/campaigns/c-1/standings?period=week-2&board=individual&figures=official'
  const closed = { periods: bundle.periods.map((period) => (period.id === 'week-2' ? { ...period, version: 1 } : period)) }
  const board = (said: Partial<Standings>) => ({ board: 'individual', rows: [row({ id: 's-1', rank: 1 })], of: 1, ...said })
  function campaignWith(said: Partial<typeof bundle>) {
    const others = server.fetch
    server.fetch = async (input, init) => (String(input) === '/api/campaigns/c-1' ? json({ ...bundle, ...said }) : others(input, init))
  }

  test('are those of the own group since the week before', async () => {
    campaignWith({ ...closed, rules: { ...bundle.rules, lists: 'apart' } })
    answering(server, {
      [path('week-3')]: standing({ group: { division: null, list: 'officers' } }),
      [`${lastWeek}&list=officers&limit=200`]: board({ rows: [row({ id: 's-lan', rank: 8 })] }),
    })
    const { home } = await homeOf()
    expect([home.groupName(), home.moves()?.get('s-lan')]).toEqual(['Viên chức BHXH', 3])
  })

  test('beyond the first page are known from the own neighbourhood of that week, and of the others nothing is said', async () => {
    campaignWith(closed)
    answering(server, {
      [path('week-3')]: standing({ around: [row({ id: 's-9', rank: 4 }), row({ id: 's-lan', rank: 5 })] }),
      [`${lastWeek}&limit=200`]: board({ of: 900 }),
      [path('week-2')]: standing({ periodId: 'week-2', around: [row({ id: 's-lan', rank: 411 })] }),
    })
    const { home } = await homeOf()
    expect([home.groupName(), [...(home.moves() ?? [])]]).toEqual([null, [['s-lan', 406]]])
  })
})

test('figures are asked for again when the queue was sent, and each minute', async () => {
  const told = answering(server, { [path('week-3')]: standing() })
  const { person } = await homeOf()
  await person.outbox.save(person.newId(), enrolment())
  await settled()
  const sent = told.asked.length
  expect(sent).toBeGreaterThan(1)
  await phone.pass(60_000)
  expect(told.asked.length).toBeGreaterThan(sent)
})
