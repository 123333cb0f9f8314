import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readScenario, understand } from './read.ts'

const folder = mkdtempSync(join(tmpdir(), 'scenarios-'))
afterAll(() => rmSync(folder, { recursive: true }))

const campaign = { firstDay: '2025-11-12', lastDay: '2025-12-16' }
const small = { title: 'A small one', campaign, organisations: [{ code: 'U1' }], staff: [{ code: 'A', organisation: 'U1' }], offices: [{ code: 'Q1' }] }
const at = '2025-11-13T09:00:00+07:00'
const logged = { at, by: 'A', log: { entry: 'a1', product: 'bhxh-tn' } }
const logging = (more: object) => ({ ...logged, log: { ...logged.log, ...more } })
const expecting = (expected: object) => ({ at, expect: expected })
const board = { period: 'week 1', board: 'individual', figures: 'official', rows: [] }
const steps = (...list: unknown[]) => ({ ...small, steps: list })

/** What is wrong, how the file says it, and the place that the refusal names. */
const WRONG: [string, object, string][] = [
  ['an unknown key of the file', { ...small, steps: [], stps: [] }, 'stps'],
  ['an unknown key of the campaign', { ...small, campaign: { ...campaign, lanchDay: null }, steps: [] }, 'campaign.lanchDay'],
  ['an unknown setting', { ...small, campaign: { ...campaign, settings: { cutofHours: 3 } }, steps: [] }, 'campaign.settings.cutofHours'],
  ['an unknown tie-breaker', { ...small, campaign: { ...campaign, settings: { tieBreakers: ['amount'] } }, steps: [] }, 'campaign.settings.tieBreakers[0]'],
  ['a prize that is none', { ...small, campaign: { ...campaign, prizes: [{ period: 'week', board: 'team', place: 'Tư' }] }, steps: [] }, 'campaign.prizes'],
  ['days that go back', { ...small, campaign: { ...campaign, lastDay: '2025-11-11' }, steps: [] }, 'campaign.lastDay'],
  ['a launch day outside the campaign', { ...small, campaign: { ...campaign, launchDay: '2025-11-11' }, steps: [] }, 'campaign.launchDay'],
  ['a wave outside the campaign', { ...small, campaign: { ...campaign, periods: { days: ['2025-12-17'] } }, steps: [] }, 'campaign.periods.days[0]'],
  ['an unknown period of a target', { ...small, organisations: [{ code: 'U1', targets: { 'week 6': {} } }], steps: [] }, 'organisations[0].targets.week 6'],
  ['a collector of no organisation', { ...small, staff: [{ code: 'A', organisation: 'U2' }], steps: [] }, 'staff[0].organisation'],
  ['two who are called the same', { ...small, staff: [...small.staff, { code: 'a', organisation: 'U1' }], steps: [] }, 'staff[1].code'],
  ['an organiser in the file', { ...small, staff: [{ code: 'btc1', organisation: 'U1' }], steps: [] }, 'staff[0].code'],
  ['a missing list of steps', small, 'steps'],
  ['a step that is no object', steps('verify'), 'steps[0]'],
  ['an unknown step word', steps(logged, { at, verfy: ['a1'] }), 'steps[1]'],
  ['two step words', steps(logged, { at, verify: ['a1'], return: ['a1'] }), 'steps[1]'],
  ['a step without its time', steps({ by: 'A', log: logged.log }), 'steps[0].at'],
  ['a time without its offset', steps({ ...logged, at: '2025-11-13T09:00:00' }), 'steps[0].at'],
  ['a time that goes back', steps(logged, expecting({ cases: 0 }), { ...expecting({ cases: 0 }), at: '2025-11-13T08:59:59+07:00' }), 'steps[2].at'],
  ['an unknown key of a step', steps({ ...logged, verdict: 'void' }), 'steps[0].verdict'],
  ['an unknown key of what is logged', steps(logging({ montsh: 2 })), 'steps[0].log.montsh'],
  ['a wrong type', steps(logging({ months: '2' })), 'steps[0].log.months'],
  ['an unknown actor', steps({ ...logged, by: 'Z' }), 'steps[0].by'],
  ['a missing actor', steps({ at, log: logged.log }), 'steps[0].by'],
  ['an entry logged twice', steps(logged, logged), 'steps[1].log.entry'],
  ['an entry sent again that never was sent', steps(logging({ again: true })), 'steps[0].log.entry'],
  ['an entry sent again with another word', steps(logged, logging({ again: true, months: 3 })), 'steps[1].log.months'],
  ['facts beside the participation', steps(logging({ participation: 'renewal', coveredUntil: '2025-07' })), 'steps[0].log.participation'],
  ['a day where months count', steps(logging({ coveredUntil: '2025-07-01' })), 'steps[0].log.coveredUntil'],
  ['a first month alone', steps(logging({ coversFrom: '2025-11' })), 'steps[0].log.coversFrom'],
  ['one person for several entries', steps(logging({ times: 2, person: '072190000001' })), 'steps[0].log.person'],
  ['an unknown entry', steps(logged, { at, verify: ['a1', 'a2'] }), 'steps[1].verify[1]'],
  ['an entry of later', steps({ at, verify: ['a1'] }, logged), 'steps[0].verify[0]'],
  ['an unknown period', steps({ at, close: 'week 6' }), 'steps[0].close'],
  ['an unknown blocker', steps({ at, close: 'week 1', blockedBy: ['lat'] }), 'steps[0].blockedBy[0]'],
  ['an unknown verdict', steps(logged, { at, by: 'Q1', handover: 'a1', verdict: 'gone' }), 'steps[1].verdict'],
  ['an expectation of nothing', steps(expecting({})), 'steps[0].expect'],
  ['a list where names stand', steps(expecting({ entries: [] })), 'steps[0].expect.entries'],
  ['a misspelled expectation', steps(expecting({ standing: [] })), 'steps[0].expect.standing'],
  ['a misspelled key of an entry', steps(logged, expecting({ entries: { a1: { sate: 'received' } } })), 'steps[1].expect.entries.a1.sate'],
  ['an unknown entry that is expected', steps(expecting({ entries: { a1: {} } })), 'steps[0].expect.entries.a1'],
  [
    'more of an entry that is refused',
    steps(logged, expecting({ entries: { a1: { refused: 'outside-campaign', points: 0 } } })),
    'steps[1].expect.entries.a1.refused',
  ],
  ['an unknown refusal', steps(logged, expecting({ entries: { a1: { refused: 'outside' } } })), 'steps[1].expect.entries.a1.refused'],
  ['a row too short', steps(expecting({ standings: [{ ...board, rows: [[1, 'A']] }] })), 'steps[0].expect.standings[0].rows[0][2]'],
  ['an unknown collector on a board', steps(expecting({ standings: [{ ...board, rows: [[1, 'U1', 3]] }] })), 'steps[0].expect.standings[0].rows'],
  [
    'a share that is none',
    steps(expecting({ standings: [{ ...board, board: 'team', rows: [[1, 'U1', '3 of 5']] }] })),
    'steps[0].expect.standings[0].rows[0][2]',
  ],
  ['an unknown kind of figures', steps(expecting({ totals: { phase: { offical: {} } } })), 'steps[0].expect.totals.phase.offical'],
  ['an unknown office', steps(expecting({ stock: { Q2: 1 } })), 'steps[0].expect.stock.Q2'],
]

describe('refused with its place:', () => {
  test.each(WRONG)('%s', (_what, json, place) => {
    expect(() => understand(structuredClone(json))).toThrow(new RegExp(`^${place.replace(/[[\]]/g, '\\$&')}: `))
  })

  test.each([
    ['a text that is no JSON', '{', /^no JSON/],
    ['a list', '[]', /^title: /],
    ['a key that every object has', `{"toString": 1, ${JSON.stringify(steps()).slice(1)}`, /^toString: /],
    ['one key twice', '{"title": "x", "campaign": {"firstDay": "1", "firstDay": "2"}}', /^campaign\.firstDay: stands there twice/],
    ['one key twice in a list', '{"steps": [{}, {"at": "{", "\\u0061t": 2}]}', /^steps\[1\]\.at: stands there twice/],
  ])('%s', (_what, text, message) => {
    writeFileSync(join(folder, 'one.json'), text)
    expect(() => readScenario(folder, 'one.json')).toThrow(message)
  })
})

test('a small file is understood, and what it leaves out has its default', () => {
  const { campaign: read, offices, steps: found } = understand(steps(logged, { at, by: 'Q1', handover: 'a1' }))
  expect(read).toMatchObject({ launchDay: null, periods: 'from-first-day', settings: {}, prizes: 'default' })
  expect(offices).toEqual([{ code: 'Q1', stock: 0 }])
  expect(found[1]).toMatchObject({ word: 'handover', step: { verdict: 'redeemed' } })
})

const play = (SCENARIOS: string) => {
  const { status, stdout } = spawnSync(process.execPath, ['tests/scenarios/main.ts'], { env: { ...process.env, SCENARIOS }, encoding: 'utf8' })
  return { status, lines: stdout.trimEnd().split('\n') }
}

test('a folder’s run names each file that is not understood, counts it as failed and plays the others', () => {
  const mixed = mkdtempSync(join(folder, 'mixed-'))
  writeFileSync(join(mixed, 'a.json'), '{')
  writeFileSync(join(mixed, 'b.json'), JSON.stringify(steps(logging({ montsh: 2 }))))
  writeFileSync(join(mixed, 'c.json'), JSON.stringify(steps(logged, expecting({ entries: { a1: { points: 13 } } }))))
  writeFileSync(join(mixed, 'd.json'), JSON.stringify(steps(logged, expecting({ entries: { a1: { points: 12 } } }))))
  const { status, lines } = play(mixed)
  expect(status).toBe(1)
  expect(lines[0]).toMatch(/^FAILED {2}a\.json: not understood, no JSON/)
  expect(lines[1]).toMatch(/^FAILED {2}b\.json: not understood, steps\[0\]\.log\.montsh: /)
  expect(lines[2]).toBe('passed  c.json')
  expect(lines[3]).toMatch(/^FAILED {2}d\.json: step 2 .* entry a1, points: expected 12, found 13/)
  expect(lines[4]).toBe('1 passed, 3 failed')
})

test('a folder without a scenario, and one that is not there, have failed', () => {
  for (const one of [mkdtempSync(join(folder, 'empty-')), join(folder, 'nowhere')]) {
    const { status, lines } = play(one)
    expect(lines.at(-1)).toBe('0 passed, 1 failed')
    expect(status).toBe(1)
  }
})
