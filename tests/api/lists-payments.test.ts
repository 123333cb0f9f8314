import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ListRow } from '#contract/lists.ts'
import { openCases, see, tell, verify } from '../cast/deeds.ts'
import { OWN_VERIFIERS } from '../cast/furniture.ts'
import { makeHouse, type Answer, type House, type Person } from '../cast/house.ts'
import { importList, look, payment, rowsOf, settled } from '../cast/lists.ts'
import { itemOf, log, newCccd, syncAs } from '../cast/phone.ts'

const PLAN = {
  organisations: OWN_VERIFIERS,
  staff: [
    { code: 'a', organisation: 'u1' },
    { code: 'b', organisation: 'u1', from: '2025-11-13' },
    { code: 'c', organisation: 'u2' },
    { code: 'pta', organisation: 'u1', role: 'supervisor' as const },
  ],
}
let house: House
let a: Person
let pta: Person
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-14T09:00:00+07:00', furniture: PLAN })
  a = await house.enter('a')
  pta = await house.enter('pta')
})
afterEach(() => house.close())

const REASON = 'Có biên lai, máy của nhân viên thu hỏng'
const PAID: Partial<ListRow> = {
  ...{ name: 'LE VAN CA', birthYear: null, place: 'Xã Cao', participation: 'new', receiptNumber: 'C45-BB 77', paidDay: '2025-11-13' },
  ...{ amount: 3_168_000, months: 12, collectorCode: 'a' },
}
const list = async (said: Partial<ListRow>, person = pta) => (await importList(house, person, [payment(1, { ...PAID, cccd: newCccd(), ...said })])).id
const turn = (id: string, told: object = {}, person = pta): Promise<Answer<any>> =>
  person.post(`/api/lists/${id}/rows/1/enrolment`, { reason: REASON, ...told })

describe('a payment without an entry', () => {
  test('becomes one by the rules of a logged one, waits to be confirmed, and reaches the collector’s phone', async () => {
    const id = await list({})
    const { status, body } = await turn(id)
    expect([status, body.state]).toEqual([200, 'received'])
    const entry = await see(pta, body.enrolmentId)
    expect(entry).toMatchObject({
      ...{ state: 'received', name: 'LE VAN CA', participation: 'new', points: 13, months: 12, amount: 3_168_000, receiptNumber: 'C45-BB 77', place: 'Xã Cao' },
      ...{ collectedAt: Date.parse('2025-11-13T12:00:00+07:00'), collectedFrom: 'receipt', giftConsent: false, birthYear: 1990 },
      ...{ collector: { code: 'a' }, organisation: 'Đơn vị u1' },
    })
    expect(entry.counting.weekId).toBe(house.furniture.period('week 1'))
    const [line] = (await pta.get(`/api/enrolments/${body.enrolmentId}/history`)).body.transitions
    expect(line).toMatchObject({ act: 'log', by: 'Người pta', reason: REASON })
    const { body: synced } = await syncAs(house, a, [])
    expect(synced.changes.map((one: { id: string }) => one.id)).toEqual([body.enrolmentId])
    const [row] = await rowsOf(pta, id)
    expect(row).toMatchObject({ group: 'agreed', entry: { id: body.enrolmentId }, decision: { by: 'Người pta', reason: REASON } })
    expect((await look(pta, id)).counts).toMatchObject({ agreed: 1, toConfirm: 1, unmatched: 0, withoutPayment: 0 })
    expect(await verify(pta, body.enrolmentId)).toMatchObject({ status: 204 })
  })

  test('becomes one entry by two clicks', async () => {
    const id = await list({})
    const both = await Promise.all([turn(id), turn(id)])
    expect(both.map(({ status, body }) => body.code ?? status).toSorted()).toEqual([200, 'pair-decided'].toSorted())
    expect(await turn(id)).toMatchObject({ status: 409, body: { code: 'pair-decided' } })
    const { rows } = await house.store.connections.reader.execute('SELECT count(*) AS n FROM enrolments')
    expect(rows[0]?.['n']).toBe(1)
  })

  test('whose entry was cancelled stands without one again after the next comparing, and may become another', async () => {
    const id = await list({})
    const first = (await turn(id)).body.enrolmentId
    expect((await tell(pta, first, 'cancellation')).status).toBe(204)
    await pta.post(`/api/lists/${id}/matching`)
    await settled(house)
    expect(await rowsOf(pta, id)).toMatchObject([{ group: 'unmatched', doubts: ['state'], decision: null }])
    const second = await turn(id)
    expect([second.status, second.body.enrolmentId === first]).toEqual([200, false])
    expect(await rowsOf(pta, id)).toMatchObject([{ group: 'agreed', entry: { id: second.body.enrolmentId } }])
  })

  test('of today is at noon, before noon at the moment, so that it is not of the future', async () => {
    const { body } = await turn(await list({ paidDay: '2025-11-14' }))
    expect(await see(pta, body.enrolmentId)).toMatchObject({ collectedAt: house.clock.now, flags: [] })
  })

  test('of somebody who is enrolled elsewhere opens a case, as a phone’s would', async () => {
    const cccd = newCccd()
    const other = await log(house, await house.enter('c'), { cccd, name: 'Lê Văn Cả' })
    const id = await list({ cccd })
    const { body } = await turn(id)
    expect(body.state).toBe('duplicate')
    expect(await openCases(pta)).toEqual([])
    expect((await openCases(await house.enter('btc1')))[0]).toMatchObject({ entry: { id: body.enrolmentId, flags: [] }, holder: { id: other } })
  })

  test('received after the cutoff is late like any other', async () => {
    house.clock.now = Date.parse('2025-11-20T09:00:00+07:00')
    pta = await house.enter('pta')
    const { body } = await turn(await list({}))
    expect((await see(pta, body.enrolmentId)).counting).toMatchObject({ weekId: null, late: 'waiting' })
  })

  test('told apart from an entry may become one; beside an undecided pair it may not', async () => {
    const cccd = newCccd()
    await log(house, a, { cccd, name: 'Lê Văn Cả', product: 'bhyt-hgd', months: 6, receiptNumber: '1' })
    const id = await list({ cccd, product: 'bhyt-hgd' })
    expect(await turn(id)).toMatchObject({ status: 409, body: { code: 'payment-has-entry' } })
    await pta.post(`/api/lists/${id}/rows/1/decision`, { same: false })
    expect((await turn(id)).body.state).toBe('duplicate')
  })
})

test('a payment told apart is turned into an entry, or its word is taken back, whichever comes first', async () => {
  const cccd = newCccd()
  await log(house, a, { cccd, name: 'Lê Văn Cả', product: 'bhyt-hgd', months: 6, receiptNumber: '1' })
  const id = await list({ cccd, product: 'bhyt-hgd' })
  const decision = `/api/lists/${id}/rows/1/decision`
  await pta.post(decision, { same: false })
  const [withdrawn, turned] = await Promise.all([pta.send('DELETE', decision), turn(id)])
  expect([withdrawn.status === 204, turned.status === 200].filter(Boolean)).toHaveLength(1)
})

describe('what the list does not say', () => {
  test('is asked for by its fields, and told beside it', async () => {
    const id = await list({ participation: null, paidDay: null, amount: null, months: null, receiptNumber: null })
    expect(await turn(id)).toMatchObject({
      status: 422,
      body: { code: 'payment-incomplete', fields: ['paidDay', 'months', 'amount', 'receiptNumber', 'insured'] },
    })
    const told = { paidDay: '2025-11-12', months: 6, amount: 1_584_000, receiptNumber: '9', insured: 'until', coveredUntil: '2025-07' }
    const { body } = await turn(id, told)
    expect(await see(pta, body.enrolmentId)).toMatchObject({ participation: 'returning', months: 6, points: 9 })
  })

  test('goes on without a gap when the plan and the first month say so, for voluntary insurance', async () => {
    const { body } = await turn(await list({ participation: 'renewal', fromMonth: '2025-12' }))
    expect(await see(pta, body.enrolmentId)).toMatchObject({
      participation: 'renewal',
      coverage: { insured: 'until', coveredUntil: '2025-11', coversFrom: '2025-12' },
    })
    for (const said of [
      { participation: 'returning' },
      { participation: 'renewal' },
      { participation: 'renewal', product: 'bhyt-hgd', fromMonth: '2025-12' },
    ] as const)
      expect(await turn(await list({ name: 'TRAN VAN BINH', receiptNumber: '88', ...said }))).toMatchObject({
        status: 422,
        body: { code: 'payment-incomplete', fields: ['coveredUntil'] },
      })
  })

  test('is refused like a logged one’s when it cannot be', async () => {
    expect(await turn(await list({ paidDay: '2025-11-01' }))).toMatchObject({ body: { code: 'outside-campaign' } })
    expect(await turn(await list({ participation: 'returning' }), { coveredUntil: '2025-07-01' })).toMatchObject({ body: { code: 'covered-until-malformed' } })
    const id = await list({ cccd: null, birthYear: 1980 })
    expect(await turn(id)).toMatchObject({ status: 422, body: { code: 'identifier-missing' } })
  })
})

describe('whose it becomes', () => {
  test('the collector the payment names, or the one named beside it', async () => {
    const { body } = await turn(await list({ collectorCode: 'zz' }), { collectorCode: 'B' })
    expect((await see(pta, body.enrolmentId)).collector.code).toBe('b')
  })

  test('must have been a collector on that day', async () => {
    const id = await list({ collectorCode: 'b', paidDay: '2025-11-12' })
    expect(await turn(id)).toMatchObject({ status: 422, body: { code: 'not-collector', fields: ['collectorCode'] } })
  })

  test('a neighbour’s collector is as unknown to a supervisor as none; an organiser hands it on', async () => {
    const id = await list({ collectorCode: null })
    const answers = [await turn(id, { collectorCode: 'c' }), await turn(id, { collectorCode: 'zz' }), await turn(id)]
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 422, body: { code: 'collector-unknown' } })
    const btc1 = await house.enter('btc1')
    const all = await list({ collectorCode: 'c' }, btc1)
    const { body } = await turn(all, {}, btc1)
    expect(await see(btc1, body.enrolmentId)).toMatchObject({ state: 'received', collector: { code: 'c' } })
  })

  test('never oneself', async () => {
    await house.store.connections.writer.execute({
      sql: `INSERT INTO assignments (id, staff_id, role, organisation_id, first_day) VALUES ('both', ?, 'collector', ?, '2025-01-01')`,
      args: [pta.id, house.furniture.organisation('u1')],
    })
    await house.store.reloadRegister()
    pta = await house.enter('pta')
    const id = await list({ collectorCode: null })
    expect(await turn(id, { collectorCode: 'pta' })).toMatchObject({ status: 403, body: { code: 'own-entry' } })
  })
})

test('a phone that sends the same person afterwards hears that they are enrolled', async () => {
  const cccd = newCccd()
  await turn(await list({ cccd }))
  const { body } = await syncAs(house, a, [itemOf(house, { cccd, name: 'Lê Văn Cả' })])
  expect(body.receipts[0]).toMatchObject({ outcome: { state: 'duplicate' } })
  await settled(house)
})
