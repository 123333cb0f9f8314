import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PrizeLine } from '#contract/prizes.ts'
import { newId } from '../cast/phone.ts'
import { bodyOf, idOf, ledgerOf, lineOf, pay, recover, SEALED, wonWeek, type Won } from '../cast/prizes.ts'

let won: Won
beforeEach(async () => {
  won = await wonWeek()
})
afterEach(() => won.house.close())

const refused = (code: string, status = 409) => ({ status, body: { code } })
const brief = ({ place, recipient, unit, due, paid, toPay, state }: PrizeLine) => [place, recipient, unit, due, paid, toPay, state]
const sealed = () => void (won.house.clock.now = SEALED)

test('each winner of a closed period is a line that waits for the end of the window', async () => {
  const { lines } = await ledgerOf(won)
  expect(lines.map(brief)).toEqual([
    ['Nhất', 'Người a', 'Đơn vị u1', 500_000, 0, 500_000, 'waiting'],
    ['Nhì', 'Người b', 'Đơn vị u1', 400_000, 0, 400_000, 'waiting'],
    ['Nhất', 'Đơn vị u1', 'BHXH tỉnh', 1_000_000, 0, 1_000_000, 'waiting'],
  ])
  expect(lines.every((line) => line.payableAt === SEALED && line.version === 1 && !line.correctionDue && line.moves.length === 0)).toBe(true)
})

test('a prize is paid from the very instant on which its result is sealed', async () => {
  won.house.clock.now = SEALED - 1
  expect(await pay(won, 'a', 500_000)).toMatchObject(refused('complaint-window-open'))
  sealed()
  expect((await lineOf(won, 'a'))?.state).toBe('due')
  expect(await pay(won, 'a', 500_000)).toMatchObject({ status: 200, body: { kind: 'payment', amount: 500_000, by: 'Người btc1', at: SEALED } })
  expect(await lineOf(won, 'a')).toMatchObject({ state: 'paid', paid: 500_000, toPay: null, moves: [{ kind: 'payment', amount: 500_000, decision: null }] })
})

test('an unanswered complaint holds all prizes of its period', async () => {
  const { id } = (await (await won.as('c')).post(`/api/periods/${won.house.furniture.period('week 1')}/complaints`, { text: 'Thiếu điểm' })).body
  sealed()
  expect(await pay(won, 'b', 400_000)).toMatchObject(refused('complaint-window-open'))
  won.house.clock.now += 1_000
  await (await won.as('btc2')).post(`/api/complaints/${id}/answer`, { text: 'Điểm đúng' })
  expect((await lineOf(won, 'b'))?.payableAt).toBe(SEALED + 1_000)
  expect(await pay(won, 'b', 400_000)).toMatchObject({ status: 200 })
})

test('a payment sent again is the same payment, and its id carries no other one', async () => {
  sealed()
  const organiser = await won.as('btc1')
  const body = bodyOf(won, 'a', 500_000, { decision: '7/QĐ', note: 'Đã ký nhận' })
  const first = await organiser.post('/api/prizes/payments', body)
  won.house.clock.now += 60_000
  expect((await organiser.post('/api/prizes/payments', body)).text).toBe(first.text)
  for (const other of [{ amount: 400_000 }, { recipientId: idOf(won, 'b') }, { note: 'Khác' }, { decision: null }])
    expect(await organiser.post('/api/prizes/payments', { ...body, ...other })).toMatchObject(refused('id-conflict'))
  expect(await organiser.post('/api/prizes/recoveries', body)).toMatchObject(refused('id-conflict'))
  expect(await organiser.post('/api/prizes/payments', { ...body, id: newId() })).toMatchObject(refused('prize-not-due'))
  expect(await ledgerOf(won)).toMatchObject({ paid: 500_000 })
})

test('two organisers who pay at once pay once', async () => {
  sealed()
  const [first, second] = [await won.as('btc1'), await won.as('btc2')]
  const asked = await Promise.all([first, second].map((one) => one.post('/api/prizes/payments', bodyOf(won, 'a', 500_000))))
  expect(asked.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect((await ledgerOf(won)).paid).toBe(500_000)
})

test.each([0, 499_999, 500_001, 400_000])('a prize of 500.000 đ is not paid as %d', async (amount) => {
  sealed()
  expect(await pay(won, 'a', amount)).toMatchObject(refused('prize-not-due'))
})

test('who won nothing is paid nothing, and a period or a person that is not there is named', async () => {
  sealed()
  expect(await pay(won, 'c', 500_000)).toMatchObject(refused('prize-unknown', 404))
  expect(await pay(won, 'a', 500_000, { board: 'team' })).toMatchObject(refused('prize-unknown', 404))
  expect(await pay(won, 'a', 500_000, { periodId: won.house.furniture.period('week 2') })).toMatchObject(refused('prize-unknown', 404))
  expect(await pay(won, 'a', 500_000, { periodId: 'x' })).toMatchObject(refused('not-found', 404))
  expect(await pay(won, 'a', -1)).toMatchObject(refused('body-malformed', 400))
  expect(await pay(won, 'a', 1.5)).toMatchObject(refused('body-malformed', 400))
})

test('what was paid is taken back by a decision with its number and a reason, never more', async () => {
  sealed()
  expect(await recover(won, 'a', 500_000)).toMatchObject(refused('prize-not-paid'))
  await pay(won, 'a', 500_000)
  for (const lacking of [{ decision: null }, { decision: ' ' }, { note: '' }]) expect((await recover(won, 'a', 500_000, lacking)).status).toBe(400)
  expect(await recover(won, 'a', 500_001)).toMatchObject(refused('prize-not-paid'))
  expect(await recover(won, 'a', 0)).toMatchObject(refused('prize-not-paid'))
  expect(await recover(won, 'a', 500_000)).toMatchObject({ status: 200, body: { kind: 'recovery', decision: '12/QĐ', note: 'Biên lai khống' } })
  expect(await recover(won, 'a', 500_000)).toMatchObject(refused('prize-not-paid'))
  expect(await lineOf(won, 'a')).toMatchObject({ state: 'recovered', paid: 500_000, recovered: 500_000, toPay: null })
  expect(await pay(won, 'a', 500_000)).toMatchObject(refused('prize-not-due'))
  expect(await ledgerOf(won)).toMatchObject({ paid: 500_000, recovered: 500_000 })
})

test('the recipient is told of a payment and a recovery, a team through those who supervise it', async () => {
  sealed()
  await pay(won, 'a', 500_000)
  await pay(won, 'u1', 1_000_000)
  won.house.clock.now += 1_000
  await recover(won, 'a', 500_000)
  const told = async (code: string) => (await (await won.as(code)).get('/api/notices')).body.notices.map(({ body }: { body: object }) => body)
  const week = { periodId: won.house.furniture.period('week 1'), periodKind: 'week', periodNumber: 1 }
  expect(await told('a')).toEqual([
    { kind: 'prize-recovered', ...week, amount: 500_000, decision: '12/QĐ' },
    { kind: 'prize-paid', ...week, amount: 500_000 },
  ])
  expect(await told('pta')).toEqual([{ kind: 'prize-paid', ...week, amount: 1_000_000 }])
  for (const code of ['b', 'c', 'pt1', 'btc1']) expect(await told(code)).toEqual([])
})

test('a team that nobody supervises is told through the organisation above it', async () => {
  const { writer } = won.house.store.connections
  await writer.execute(`DELETE FROM assignments WHERE staff_id = '${idOf(won, 'pta')}'`)
  await won.house.store.reloadRegister()
  sealed()
  await pay(won, 'u1', 1_000_000)
  expect((await (await won.as('pt1')).get('/api/notices')).body.notices).toHaveLength(1)
})

test('the table is what is awarded, left over, not awarded, and still open in other periods', async () => {
  const { table, awarded, left, notAwarded } = await ledgerOf(won)
  const week = won.house.furniture.period('week 1')
  expect(table).toBe(48_500_000)
  expect({ awarded, left }).toEqual({ awarded: 1_900_000, left: 0 })
  expect(notAwarded).toEqual([
    { periodId: week, board: 'individual', place: 'Ba', amount: 300_000 },
    { periodId: week, board: 'individual', place: 'Khuyến khích', amount: 200_000 },
    { periodId: week, board: 'individual', place: 'Khuyến khích', amount: 200_000 },
    { periodId: week, board: 'team', place: 'Nhì', amount: 700_000 },
    { periodId: week, board: 'team', place: 'Ba', amount: 500_000 },
  ])
  expect(awarded + left + notAwarded.reduce((sum, one) => sum + one.amount, 0)).toBe(3_800_000)
})

test('moves are facts, and each leaves an audit line', async () => {
  sealed()
  const payment = (await pay(won, 'a', 500_000, { note: 'Số 079190735190 đã ký' })).body
  expect(payment.note).not.toContain('079190735190')
  const recovery = (await recover(won, 'a', 500_000)).body
  const { writer } = won.house.store.connections
  const { rows } = await writer.execute(`SELECT act, subject, detail FROM audit WHERE act LIKE 'prize-%' ORDER BY id`)
  const detail = { board: 'individual', recipientId: idOf(won, 'a'), amount: 500_000 }
  expect(rows.map((row) => ({ ...row, detail: JSON.parse(String(row['detail'])) }))).toMatchObject([
    { act: 'prize-paid', subject: payment.id, detail },
    { act: 'prize-recovered', subject: recovery.id, detail },
  ])
  for (const sql of ['UPDATE prize_moves SET amount = 1', 'DELETE FROM prize_moves', 'INSERT OR REPLACE INTO prize_moves SELECT * FROM prize_moves'])
    await expect(writer.execute(sql), sql).rejects.toThrow('immutable: prize_moves')
})

test('a dry run has no ledger', async () => {
  const { store, furniture } = won.house
  await store.connections.writer.execute('UPDATE campaigns SET training = 1')
  await store.reloadRegister()
  sealed()
  const organiser = await won.as('btc1')
  expect(await organiser.get(`/api/campaigns/${furniture.campaignId}/prizes`)).toMatchObject(refused('training-campaign'))
  expect(await pay(won, 'a', 500_000)).toMatchObject(refused('training-campaign'))
  expect(await recover(won, 'a', 500_000)).toMatchObject(refused('training-campaign'))
})
