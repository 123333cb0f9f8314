import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CorrectionEntry, CorrectionPreview } from '#contract/results.ts'
import { makeClosedWeek, type Desk, type Entries } from '../cast/corrections.ts'
import { board, correct, decide, tell, unverify, verify, close } from '../cast/deeds.ts'
import { AT, type House } from '../cast/house.ts'
import { log, newCccd } from '../cast/phone.ts'

let house: House
let desk: Desk
let entries: Entries
beforeEach(async () => {
  ;({ house, desk, entries } = await makeClosedWeek())
})
afterEach(() => house.close())

const briefly = (list: CorrectionEntry[]) => list.map(({ about, id, points }) => [about, id, points])

describe('after a close', () => {
  test('nothing asks for a correction while nothing has changed', async () => {
    expect(await desk.view()).toMatchObject({ version: 1, entries: [], proposal: null })
    expect(await desk.ask({ takeOut: [], takeIn: [] })).toMatchObject({ status: 422, body: { code: 'correction-empty' } })
    expect(await (await desk.as('btc1')).get(`${desk.path('week 2')}/correction`)).toMatchObject({ status: 409, body: { code: 'not-final' } })
  })

  test('a refund of an entry that won asks for one, with what it counted', async () => {
    await tell(await desk.as('pt1'), entries.a1, 'cancellation')
    expect((await desk.view()).entries).toEqual([expect.objectContaining({ id: entries.a1, about: 'fallen', points: 10, state: 'cancelled', wonPrize: true })])
    await tell(await desk.as('pt1'), entries.c1, 'rejection').then(async () => unverify(await desk.as('pt1'), entries.c1))
    expect(briefly((await desk.view()).entries)).toContainEqual(['fallen', entries.c1, 10])
    expect((await desk.view()).entries.find(({ id }) => id === entries.c1)?.wonPrize).toBe(false)
  })

  test('what was rejected, cancelled or a duplicate before the close is no question', async () => {
    desk.at('11-21T09:00')
    const supervisor = await desk.as('pt1')
    const cccd = newCccd()
    const held = await log(house, await desk.as('a'), { cccd })
    const [rejected, cancelled, duplicate] = [
      await log(house, await desk.as('a')),
      await log(house, await desk.as('b')),
      await log(house, await desk.as('b'), { cccd }),
    ]
    await tell(supervisor, rejected, 'rejection')
    await tell(supervisor, cancelled, 'cancellation')
    await decide(supervisor, duplicate, false)
    await verify(supervisor, held)
    desk.at('11-27T09:00')
    expect((await close(house, await desk.as('btc1'), 'week 2')).status).toBe(200)
    await tell(supervisor, rejected, 'cancellation')
    expect((await desk.view('week 2')).entries).toEqual([])
    expect(await desk.ask({ takeOut: [rejected], takeIn: [] }, 'week 2')).toMatchObject({ status: 422, body: { detail: { ids: [rejected] } } })
  })

  test('what arrives late is listed, and comes in once it is verified', async () => {
    const late = await log(house, await desk.as('c'), { months: 1, collectedAt: AT('2025-11-14T09:00:00+07:00') })
    expect(briefly((await desk.view()).entries)).toEqual([['arrived', late, 10]])
    expect(await desk.ask({ takeOut: [], takeIn: [late] })).toMatchObject({ status: 422, body: { code: 'correction-entry-unknown', detail: { ids: [late] } } })
    await verify(await desk.as('pt1'), late)
    expect((await desk.ask({ takeOut: [], takeIn: [late] })).body.difference.moves).toMatchObject([
      { board: 'individual', code: 'c', fromRank: 3, toRank: 2, fromPoints: 10, toPoints: 20 },
      { board: 'team', code: 'u2', fromPoints: 10, toPoints: 20 },
    ])
  })

  test('an entry of another week, one that counts, and one that is not there come neither in nor out', async () => {
    const other = await log(house, await desk.as('c'), { months: 1 })
    await verify(await desk.as('pt1'), other)
    for (const change of [
      { takeOut: [other], takeIn: [] },
      { takeOut: [], takeIn: [other] },
      { takeOut: [], takeIn: [entries.a1] },
      { takeOut: ['nobody'], takeIn: [] },
    ])
      expect(await desk.ask(change)).toMatchObject({ status: 422, body: { code: 'correction-entry-unknown' } })
  })
})

describe('a correction', () => {
  test('is previewed, proposed by one, approved by another, and stands beside the first version', async () => {
    await tell(await desk.as('pt1'), entries.a1, 'cancellation')
    await tell(await desk.as('pt1'), entries.a2, 'cancellation')
    const change = { takeOut: [entries.a1, entries.a2], takeIn: [] }
    const before = (await house.store.connections.read.all<{ body: string }>('SELECT body FROM results'))[0]
    const preview = (await desk.ask(change)).body as CorrectionPreview
    expect(preview.difference.prizes.filter((one) => one.board === 'individual')).toMatchObject([
      { name: 'Người b', from: { place: 'Nhì', amount: 400_000 }, to: { place: 'Nhất', amount: 500_000 } },
      { name: 'Người a', from: { place: 'Nhất', amount: 500_000 }, to: null },
    ])
    expect(await desk.ask({ ...change, hash: preview.hash })).toMatchObject({ status: 422, body: { code: 'comment-missing' } })
    expect(await desk.ask({ ...change, hash: 'other', comment: 'Tiền đã hoàn' })).toMatchObject({ status: 409, body: { code: 'figures-changed' } })
    const proposal = await desk.ask({ ...change, hash: preview.hash, comment: 'Tiền đã hoàn' })
    expect(proposal).toMatchObject({ status: 200, body: { state: 'proposed', version: null, hash: preview.hash } })
    expect(await desk.ask({ ...change, hash: preview.hash, comment: 'Lần nữa' }, 'week 1', 'btc2')).toMatchObject({
      status: 409,
      body: { code: 'already-proposed' },
    })
    expect((await desk.view()).proposal).toMatchObject({ ...preview, by: 'Người btc1', comment: 'Tiền đã hoàn' })

    const approval = { comment: 'Đồng ý' }
    expect(await (await desk.as('btc1')).post(`/api/results/${proposal.body.id}/approval`, approval)).toMatchObject({
      status: 403,
      body: { code: 'own-proposal' },
    })
    expect(await (await desk.as('btc2')).post(`/api/results/${proposal.body.id}/approval`, approval)).toMatchObject({
      status: 200,
      body: { state: 'final', version: 2 },
    })

    expect(await desk.rows()).toEqual([
      [1, 'b', 20],
      [2, 'a', 10],
      [2, 'c', 10],
    ])
    expect(await desk.rows(1)).toEqual([
      [1, 'a', 30],
      [2, 'b', 20],
      [3, 'c', 10],
    ])
    const second = await desk.snapshot()
    expect(second).toMatchObject({
      version: 2,
      entries: { count: 4 },
      totals: { 'bhxh-tn': 4 },
      proposedBy: { name: 'Người btc1', comment: 'Tiền đã hoàn' },
      approvedBy: { name: 'Người btc2', comment: 'Đồng ý' },
      correction: { of: { version: 1 }, reason: 'Tiền đã hoàn', takeOut: change.takeOut.toSorted(), takeIn: [], difference: preview.difference },
    })
    const stored = await house.store.connections.read.all<{ body: string; hash: string }>('SELECT body, hash FROM results ORDER BY version')
    expect(stored[0]?.body).toBe(before?.body)
    expect(second.correction?.of.hash).toBe(stored[0]?.hash)
    for (const { body, hash } of stored) expect(createHash('sha256').update(body).digest('hex')).toBe(hash)
    expect((await (await desk.as('btc1')).get(`${desk.path('week 1')}/results`)).body.versions).toMatchObject([{ version: 1 }, { version: 2 }])
    expect(await board(house, await desk.as('c'), 'week 1')).toEqual([
      [1, 'b', 20],
      [2, 'a', 10],
      [2, 'c', 10],
    ])
  })

  test('taken back leaves the result as it was', async () => {
    await tell(await desk.as('pt1'), entries.a1, 'cancellation')
    const change = { takeOut: [entries.a1], takeIn: [] }
    const { hash } = (await desk.ask(change)).body
    const { body } = await desk.ask({ ...change, hash, comment: 'Nhầm' })
    expect((await (await desk.as('btc2')).send('DELETE', `/api/results/${body.id}`)).status).toBe(204)
    expect(await desk.view()).toMatchObject({ version: 1, proposal: null })
    expect((await desk.ask({ ...change, hash, comment: 'Tiền đã hoàn' })).status).toBe(200)
  })

  test('on figures that have moved since is refused, at the proposal and at the approval', async () => {
    const late = await log(house, await desk.as('c'), { months: 1, collectedAt: AT('2025-11-14T09:00:00+07:00') })
    await verify(await desk.as('pt1'), late)
    const change = { takeOut: [], takeIn: [late] }
    const { hash } = (await desk.ask(change)).body
    const { body } = await desk.ask({ ...change, hash, comment: 'Tới sau khi chốt' })
    await unverify(await desk.as('pt1'), late)
    const approve = async () => (await desk.as('btc2')).post(`/api/results/${body.id}/approval`, { comment: 'Đồng ý' })
    expect(await approve()).toMatchObject({ status: 409, body: { code: 'figures-changed' } })
    expect((await desk.view()).proposal).toMatchObject({ takeIn: [late], difference: { moves: [], prizes: [] } })
    await tell(await desk.as('pt1'), late, 'return')
    await correct(house, await desk.as('c'), late, { months: 12 })
    await verify(await desk.as('pt1'), late)
    expect(await approve()).toMatchObject({ status: 409, body: { code: 'figures-changed' } })
    expect(await desk.ask({ ...change, hash, comment: 'Tới sau khi chốt' }, 'week 1', 'btc2')).toMatchObject({ status: 409, body: { code: 'figures-changed' } })
  })

  test('tells everyone whose rank or prize changed, of a team its members and supervisors, and nobody else', async () => {
    await tell(await desk.as('pt1'), entries.a1, 'cancellation')
    await desk.carryThrough({ takeOut: [entries.a1], takeIn: [] })
    const about = { kind: 'result-corrected', periodKind: 'week', periodNumber: 1, version: 2, reason: 'Tiền đã hoàn' }
    expect(await desk.noticesOf('a')).toContainEqual({
      ...about,
      periodId: house.furniture.period('week 1'),
      fromRank: 1,
      toRank: 1,
      fromPrize: 500_000,
      toPrize: 450_000,
    })
    expect(await desk.noticesOf('b')).toContainEqual(expect.objectContaining({ fromRank: 2, toRank: 1, fromPrize: 400_000, toPrize: 450_000 }))
    expect(await desk.noticesOf('c')).toEqual([])
    for (const code of ['btc2', 'pt1', 'pt-u2']) expect(await desk.noticesOf(code)).toEqual([])
    expect(await desk.noticesOf('pt-u1')).toEqual([expect.objectContaining({ team: 'Đơn vị u1', fromRank: 1, toRank: 1, toPrize: 700_000 })])
    const team = expect.objectContaining({ team: 'Đơn vị u1', fromPrize: 1_000_000, toPrize: 700_000 })
    expect([await desk.noticesOf('a'), await desk.noticesOf('b')]).toEqual([expect.arrayContaining([team]), expect.arrayContaining([team])])
  })
})

test('only organisers read and propose corrections', async () => {
  for (const code of ['a', 'pt1', 'q1']) {
    expect((await (await desk.as(code)).get(`${desk.path('week 1')}/correction`)).status).toBe(403)
    expect((await desk.ask({ takeOut: [entries.a1], takeIn: [] }, 'week 1', code)).status).toBe(403)
  }
})
