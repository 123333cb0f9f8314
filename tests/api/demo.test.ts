import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ListRowView, ListView } from '#contract/lists.ts'
import { recount } from '#db/standings/recount.ts'
import { readCccd, readName } from '#rules/identifiers.ts'
import { buildDemo } from '../../api/demo/build.ts'
import { makeChance } from '../../api/demo/chance.ts'
import { makeParticipant } from '../../api/demo/participants.ts'
import { makeHouse, type House } from '../cast/house.ts'

const NOW = '2026-08-19T15:20:00+07:00'
let house: House

beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'ra-quan-demo-'))
  await buildDemo({ dataDir }, { now: Date.parse(NOW), entries: 1_000 })
  house = await makeHouse({ now: NOW, dataDir })
}, 120_000)
afterAll(() => house.close())

const campaign = () => [...house.store.register.campaigns.values()][0]!
const column = async (sql: string) => (await house.store.connections.reader.execute(sql)).rows.map((row) => row['value'])

describe('the demo campaign', () => {
  test('began sixteen days ago, with twelve teams in two divisions, six counters and everyone of the list', () => {
    expect(campaign()).toMatchObject({ firstDay: '2026-08-03', lastDay: '2026-09-06' })
    expect([...campaign().teams.values()].map(({ division }) => division).toSorted()).toEqual([...Array(6).fill('BHXH'), ...Array(6).fill('Bưu điện')])
    expect([campaign().officeIds.length, house.store.register.staff.size]).toEqual([6, 2 + 12 + 220 + 6])
  })

  test('has tallies and boards that equal a recount in every period', async () => {
    for (const period of campaign().periods) expect((await recount(house.store, house.store.connections.read, campaign().id, period)).differs).toBe(0)
  })

  test('has weeks 1 and 2 closed by one organiser, approved by another and announced, the first sealed by now, and week 3 running', async () => {
    const btc = await house.as('btc01')
    const { body } = await btc.get(`/api/campaigns/${campaign().id}/periods`)
    const weeks = body.periods.filter((period: { kind: string }) => period.kind === 'week').map((period: { state: string }) => period.state)
    expect(weeks).toEqual(['sealed', 'announced', 'open', 'open', 'open'])
    const { body: result } = await btc.get(`/api/periods/${campaign().periods.find(({ kind, number }) => kind === 'week' && number === 2)?.id}/result`)
    const codes = [result.snapshot.proposedBy.id, result.snapshot.approvedBy.id].map((id) => house.store.register.staff.get(id)?.code)
    expect(codes).toEqual(['btc01', 'btc02'])
  })

  test('has winners checked: in week 1 all but one who was not there and one who says no, in week 2 some still to be called', async () => {
    const { body } = await (await house.as('btc01')).get(`/api/checks?campaign=${campaign().id}`)
    const statesOf = (week: number) =>
      new Set(body.entries.filter((one: { periodNumber: number }) => one.periodNumber === week).map(({ state }: { state: string }) => state))
    expect(body.counts).toMatchObject({ unreached: 1, denied: 1 })
    expect(statesOf(1)).toEqual(new Set(['unreached', 'denied', 'confirmed']))
    expect(statesOf(2)).toEqual(new Set(['open', 'confirmed']))
  })

  test('has entries in every state, early and late, vouchers waiting and fetched, and stock that moved', async () => {
    expect(await column('SELECT DISTINCT state AS value FROM enrolments ORDER BY 1')).toEqual([
      'cancelled',
      'duplicate',
      'received',
      'rejected',
      'returned',
      'verified',
    ])
    expect(await column('SELECT DISTINCT late AS value FROM enrolments WHERE late IS NOT NULL ORDER BY 1')).toEqual([
      'accepted',
      'left-out',
      'phase-only',
      'waiting',
    ])
    expect(await column('SELECT DISTINCT state AS value FROM cases ORDER BY 1')).toEqual(['decided', 'open'])
    expect(await column(`SELECT DISTINCT state AS value FROM vouchers WHERE state IN ('issued', 'redeemed') ORDER BY 1`)).toEqual(['issued', 'redeemed'])
    expect(await column('SELECT DISTINCT kind AS value FROM stock_moves ORDER BY 1')).toEqual([
      'arrive',
      'breakage',
      'count',
      'dispatch',
      'duplicate',
      'handover',
      'receive',
      'return',
    ])
  })

  test('has one shelf a little below zero while its next box is on the way, people in line there, and few mugs broken', async () => {
    expect(await column('SELECT sum(quantity) AS value FROM stock_moves GROUP BY office_id HAVING value < 0')).toEqual([-3])
    const below = 'SELECT office_id FROM stock_moves GROUP BY office_id HAVING sum(quantity) < 0'
    expect(await column(`SELECT count(*) AS value FROM shipments WHERE arrived_at IS NULL AND to_office_id IN (${below})`)).toEqual([1])
    expect((await column(`SELECT count(*) AS value FROM appointments WHERE ended_at IS NULL AND office_id IN (${below})`))[0]).toBeGreaterThan(0)
    expect((await column("SELECT -sum(quantity) AS value FROM stock_moves WHERE kind = 'breakage'"))[0]).toBeLessThan(20)
    expect(await column('SELECT DISTINCT kind AS value FROM gift_cases ORDER BY 1')).toEqual(['extra-handover', 'negative-balance', 'unknown-code'])
    expect(await column("SELECT count(*) AS value FROM cases WHERE kind = 'gift'")).toEqual([1])
  })

  test('gives nvt001 a week to look at, pt01 a queue and one open case', async () => {
    const { id } = await house.as('nvt001')
    const weekId = campaign().periods.find(({ kind, number }) => kind === 'week' && number === 3)?.id ?? ''
    const states = (
      await house.store.connections.reader.execute({
        sql: 'SELECT state FROM enrolments WHERE collector_id = ? AND week_id = ? ORDER BY state',
        args: [id, weekId],
      })
    ).rows.map((row) => row['state'])
    expect(states).toEqual(['duplicate', 'received', 'received', 'received', 'returned', ...Array(6).fill('verified')])
    const { body: own } = await (await house.as('nvt001')).get(`/api/campaigns/${campaign().id}/standings/me?period=${weekId}`)
    expect(own.provisional.rank).toBeLessThanOrEqual(10)
    const pt = await house.as('pt01')
    const { body: queue } = await pt.get('/api/enrolments?state=received&to-confirm=1')
    expect(queue.count).toBeGreaterThanOrEqual(5)
    expect(queue.count).toBeLessThanOrEqual(10)
    expect(
      (await pt.get('/api/cases?state=open&gifts=apart')).body.cases.map((one: { entry: { collector: { code: string } } }) => one.entry.collector.code),
    ).toEqual(['nvt001'])
  })

  test('has goals that are on their way, a table within its budget in each division, and officers at the BHXH units', async () => {
    const btc = await house.as('btc01')
    const { body } = await btc.get(`/api/campaigns/${campaign().id}/goals`)
    expect(body.goals.map(({ goal }: { goal: { kind: string } }) => goal.kind)).toEqual(['people', 'people', 'people', 'coverage'])
    for (const { rate, reached } of body.goals.slice(1)) expect([rate > 1_000 && rate < 9_990, reached]).toEqual([true, false])
    const { body: rules } = await btc.get(`/api/campaigns/${campaign().id}/rules`)
    expect([rules.total, rules.draft.prizeBudget, rules.problems]).toEqual([78_000_000, 80_000_000, []])
    const officers = [...house.store.register.assignments.values()].flat().filter(({ officer }) => officer)
    const kinds = officers.map(({ organisationId }) => house.store.register.organisations.get(organisationId ?? '')?.kind)
    expect([officers.length, new Set(kinds)]).toEqual([110, new Set(['grassroots'])])
  })

  test('has an official list of pt01 with something in each group, and payments of a code that nobody has', async () => {
    const pt = await house.as('pt01')
    const { body } = await pt.get(`/api/lists?campaign=${campaign().id}`)
    expect(body.lists.map(({ form, state, own }: ListView) => [form, state, own])).toEqual([['d03', 'matched', true]])
    const { id, rows, counts } = body.lists[0] as ListView
    const { agreed, toConfirm, doubtful, unmatched, different, withoutPayment } = counts
    expect(agreed + doubtful + unmatched + different).toBe(rows)
    for (const count of [toConfirm, doubtful, unmatched, different, withoutPayment]) expect(count).toBeGreaterThan(0)
    expect(agreed).toBeGreaterThan(0.8 * rows)
    const missing = (await pt.get(`/api/lists/${id}/rows?group=unmatched&limit=200`)).body.rows as ListRowView[]
    expect(missing.filter(({ collector }) => collector === null).map(({ collectorCode }) => collectorCode)).toEqual(['nvt999'])
  })

  test('lets everyone in with the one PIN', async () => {
    for (const code of ['nvt220', 'quay06', 'btc02', 'pt12']) {
      const { status } = await house.nobody.post('/api/session', { code, pin: '246810', device: { id: randomUUID(), name: 'Máy thử' } })
      expect([code, status]).toEqual([code, 200])
    }
  })

  test('confirms no team by itself, and hides the names of most winners', async () => {
    for (const { organisationId } of campaign().teams.values())
      expect(house.store.register.organisations.get(organisationId)?.verifierId).not.toBe(organisationId)
    const willing = [...house.store.register.staff.values()].filter(({ publishName }) => publishName)
    expect(willing.length).toBe(55)
  })
})

describe('a made-up person', () => {
  const chance = makeChance(5)
  const people = Array.from({ length: 3_000 }, () => makeParticipant(chance))

  test('has a name that the form takes, and together the names use the whole alphabet', () => {
    expect(people.every(({ name }) => readName(name).ok)).toBe(true)
    const text = people
      .map(({ name }) => name.toLowerCase())
      .join('')
      .normalize('NFD')
    const bare = text.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '').normalize('NFC')
    expect([...'aăâbcdđeêghiklmnoôơpqrstuưvxy'].filter((letter) => !bare.includes(letter))).toEqual([])
    expect([...'\u0300\u0301\u0303\u0309\u0323'].filter((tone) => !text.includes(tone))).toEqual([])
  })

  test('has a number of valid form that says the same year and sex, with a serial that nobody has', () => {
    for (const { cccd, birthYear, sex } of people) {
      expect(readCccd(cccd, '2026-08-19')).toMatchObject({ ok: true, value: { birthYear, sex, knownPlace: true } })
      expect(cccd[6]).toBe('9')
    }
  })
})
