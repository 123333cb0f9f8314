import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AmendmentView } from '#contract/amendments.ts'
import type { CorrectionEntry } from '#contract/results.ts'
import { audit } from '#db/schema/index.ts'
import { makeClosedWeek, type Desk, type Entries } from '../cast/corrections.ts'
import { board, REASON, see, tell, unverify, verify } from '../cast/deeds.ts'
import type { Answer, House } from '../cast/house.ts'
import { log, newCccd } from '../cast/phone.ts'
import { expectPromises } from '../db/promises.ts'

let house: House
let desk: Desk
let entries: Entries
beforeEach(async () => {
  ;({ house, desk, entries } = await makeClosedWeek())
})
afterEach(async () => {
  await expectPromises(house, new Map())
  await house.close()
})

const propose = async (id: string, said: object = { kind: 'correction', changes: { months: 12 } }, by = 'btc1'): Promise<Answer<any>> =>
  (await desk.as(by)).post(`/api/enrolments/${id}/amendments`, { ...REASON, ...said })
const approve = async (id: string, by = 'btc2'): Promise<Answer<any>> => (await desk.as(by)).post(`/api/amendments/${id}/approval`)
const list = async (state = 'open'): Promise<AmendmentView[]> =>
  (await (await desk.as('btc1')).get(`/api/amendments?campaign=${house.furniture.campaignId}&state=${state}`)).body.amendments
const briefly = (found: CorrectionEntry[]) => found.map(({ about, id, points }) => [about, id, points])

describe('an entry that a final period counts', () => {
  test('is put right by nobody alone', async () => {
    const supervisor = await desk.as('pt1')
    const { body } = await supervisor.post(`/api/enrolments/${entries.a1}/correction`, { changes: { months: 12 }, ...REASON })
    expect(body).toMatchObject({ code: 'entry-in-final-period' })
    expect((await see(supervisor, entries.a1)).points).toBe(10)
  })

  test('changes when a second organiser approves; the closed week stays as it was, and offers the change for its next version', async () => {
    const [before, { id }] = [await desk.snapshot(), (await propose(entries.a1)).body]
    expect((await see(await desk.as('pt1'), entries.a1)).points).toBe(10)
    expect(await approve(id)).toMatchObject({ status: 204 })
    expect(await see(await desk.as('pt1'), entries.a1)).toMatchObject({ state: 'verified', points: 13, counting: { weekId: house.furniture.period('week 1') } })
    expect(await desk.snapshot()).toEqual(before)
    expect(await board(house, await desk.as('pt1'), 'week 1')).toContainEqual([1, 'a', 30])
    expect((await board(house, await desk.as('pt1'), 'phase'))[0]).toEqual([1, 'a', 33])
    expect(briefly((await desk.view()).entries)).toEqual([
      ['fallen', entries.a1, 10],
      ['arrived', entries.a1, 13],
    ])
    expect(await desk.noticesOf('a')).toEqual([{ kind: 'entry-amended', enrolmentId: entries.a1, change: 'correction', ...REASON }])
    expect((await desk.carryThrough({ takeOut: [entries.a1], takeIn: [entries.a1] })).body).toMatchObject({ version: 2 })
    expect((await desk.rows())?.[0]).toEqual([1, 'a', 33])
    expect((await desk.view()).entries).toEqual([])
  })

  test('is cancelled the same way, and lowers the phase alone until its week is corrected', async () => {
    const { id } = (await propose(entries.b1, { kind: 'cancellation' })).body
    await approve(id)
    expect((await see(await desk.as('pt1'), entries.b1)).state).toBe('cancelled')
    expect(await board(house, await desk.as('pt1'), 'phase')).toContainEqual([2, 'b', 10])
    expect(await board(house, await desk.as('pt1'), 'week 1')).toContainEqual([2, 'b', 20])
    expect(briefly((await desk.view()).entries)).toEqual([['fallen', entries.b1, 10]])
    expect(await desk.noticesOf('b')).toEqual([{ kind: 'entry-amended', enrolmentId: entries.b1, change: 'cancellation', ...REASON }])
  })

  test('is shown to the second organiser as it is and as it would be, numbers masked', async () => {
    const cccd = newCccd()
    await propose(entries.a1, { kind: 'correction', changes: { months: 12, cccd, receiptNumber: 'BL-77' } })
    const [found] = await list()
    expect(found).toMatchObject({
      ...{ kind: 'correction', state: 'open', by: expect.any(String), isChanged: false, decided: null, ...REASON },
      ...{ entry: { id: entries.a1 }, periods: [house.furniture.period('week 1')] },
      before: { months: 1, receiptNumber: expect.any(String) },
      after: { months: 12, receiptNumber: 'BL-77', cccd: `${cccd.slice(0, 3)}***${cccd.slice(-4)}` },
      worth: { before: { participation: 'new', points: 10 }, after: { participation: 'new', points: 13 } },
    })
    expect(JSON.stringify(await list())).not.toContain(cccd)
    expect(JSON.stringify(await house.store.connections.read.select().from(audit))).not.toContain(cccd)
  })
})

describe('an amendment', () => {
  test('is approved by another than who proposed it, and once', async () => {
    const { id } = (await propose(entries.a1)).body
    expect((await approve(id, 'btc1')).body).toMatchObject({ code: 'own-proposal' })
    expect((await propose(entries.a1, { kind: 'cancellation' }, 'btc2')).body).toMatchObject({ code: 'already-amended' })
    expect((await approve(id)).status).toBe(204)
    expect((await approve(id)).body).toMatchObject({ code: 'already-decided' })
    expect((await approve('nobody')).body).toMatchObject({ code: 'not-found' })
    expect(await list()).toEqual([])
    expect(await list('decided')).toMatchObject([{ id, state: 'approved', decided: { by: expect.any(String) } }])
  })

  test('of an entry that changed since is refused, and may be proposed anew once withdrawn', async () => {
    const { id } = (await propose(entries.a1)).body
    const supervisor = await desk.as('pt1')
    await unverify(supervisor, entries.a1)
    await verify(supervisor, entries.a1)
    expect((await approve(id)).body).toMatchObject({ code: 'entry-changed' })
    expect(await list()).toMatchObject([{ isChanged: true, before: null, after: null, worth: null }])
    expect((await (await desk.as('btc2')).send('DELETE', `/api/amendments/${id}`)).status).toBe(204)
    expect((await propose(entries.a1)).status).toBe(200)
  })

  test('is refused by name for an entry that no final period counts, that is gone, or that would stay as it is', async () => {
    const code = async (id: string, said?: object) => (await propose(id, said)).body.code
    const open = await log(house, await desk.as('a'))
    expect(await code(open)).toBe('entry-not-final')
    expect(await code('01930000-0000-7000-8000-00000000ffff')).toBe('entry-unknown')
    expect(await code(entries.a1, { kind: 'correction' })).toBe('correction-unchanged')
    expect(await code(entries.a1, { kind: 'correction', changes: { months: 1 } })).toBe('correction-unchanged')
    expect(await code(entries.a1, { kind: 'correction', changes: { amount: -1 } })).toBe('body-malformed')
    expect(await code(entries.a1, { kind: 'cancellation', seq: 1 })).toBe('entry-changed')
    await tell(await desk.as('pt1'), entries.a1, 'cancellation')
    for (const kind of ['correction', 'cancellation']) expect(await code(entries.a1, { kind, changes: { months: 3 } })).toBe('state-does-not-allow')
    expect((await (await desk.as('pt1')).get('/api/amendments')).body).toMatchObject({ code: 'not-allowed' })
  })

  test('leaves a line in the audit for each step, with who and from which device', async () => {
    const { id } = (await propose(entries.a1)).body
    await (await desk.as('btc1')).send('DELETE', `/api/amendments/${id}`)
    await approve((await propose(entries.a1)).body.id)
    const lines = (await house.store.connections.read.select().from(audit)).filter(({ act }) => act.startsWith('amendment-'))
    expect(lines.every(({ subject }) => subject === entries.a1)).toBe(true)
    const [first, second] = [await desk.as('btc1'), await desk.as('btc2')]
    expect(lines.map(({ act, by, deviceId }) => [act, by, deviceId])).toEqual([
      ['amendment-proposed', first.id, first.deviceId],
      ['amendment-withdrawn', first.id, first.deviceId],
      ['amendment-proposed', first.id, first.deviceId],
      ['amendment-approved', second.id, second.deviceId],
    ])
  })

  test('of an organiser’s own entry is another’s to propose and to approve', async () => {
    const organiser = await desk.as('btc2')
    await house.store.connections.writer.execute({ sql: 'UPDATE enrolments SET collector_id = ? WHERE id = ?', args: [organiser.id, entries.c1] })
    expect((await propose(entries.c1, { kind: 'cancellation' }, 'btc2')).body).toMatchObject({ code: 'own-entry' })
    const { id } = (await propose(entries.c1, { kind: 'cancellation' })).body
    expect((await approve(id, 'btc2')).body).toMatchObject({ code: 'own-entry' })
    await house.store.connections.writer.execute({ sql: 'UPDATE enrolments SET collector_id = ? WHERE id = ?', args: [(await desk.as('c')).id, entries.c1] })
  })
})
