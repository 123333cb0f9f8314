import { afterEach, expect, test } from 'vitest'
import type { PrizeLedger, PrizeLine } from '#contract/prizes.ts'
import { createPrizes, mayRecover } from '../../web/state/prizes.ts'
import { createPayment, createRecovery } from '../../web/state/prizes-moves.ts'
import { checkWords, worthOfLine } from '../../web/pages/desk/prizes-words.ts'
import { type Asked, cut, desk, json, no, NOW, person } from './desk-house.ts'
import { settled } from './fake-device.ts'

let close = () => {}
afterEach(() => close())

const line = (recipientId: string, given: Partial<PrizeLine> = {}): PrizeLine => ({
  ...{ periodId: 'week-2', periodKind: 'week', periodNumber: 2, version: 1, board: 'individual', division: null, list: null, place: 'Nhất', recipientId },
  ...{ recipient: `Người ${recipientId}`, unit: 'Bưu điện Gò Dầu', thing: null, due: 500_000, paid: 0, recovered: 0, toPay: 500_000, state: 'due' },
  ...{ payableAt: NOW, correctionDue: false, check: null, moves: [] },
  ...given,
})
const ledger = (lines: PrizeLine[]): PrizeLedger => ({
  ...{ lines, table: 4_000_000, awarded: 1_500_000, paid: 0, recovered: 0, left: 1_000 },
  notAwarded: [{ periodId: 'week-2', board: 'individual', place: 'Ba', amount: 300_000 }],
})

async function house(says: (asked: Asked) => Response | Promise<Response> | undefined, lines: PrizeLine[] = []) {
  const made = await desk(person('organiser'), (asked) => (asked.path.endsWith('/prizes') ? json(ledger(lines)) : says(asked)))
  close = made.close
  const paid = () => made.asked.filter(({ path }) => path === '/api/prizes/payments').map(({ body }) => body)
  return { ...made, paid }
}

test('lines stand by period, filtered by state, with what may be paid at once', async () => {
  const lines = [
    line('a'),
    line('b', { state: 'waiting' }),
    line('c', { correctionDue: true }),
    line('d', { periodId: 'week-1', periodNumber: 1, state: 'paid', paid: 500_000, toPay: null }),
  ]
  const { app, inRoot } = await house(() => undefined, lines)
  const state = inRoot(() => createPrizes(app))
  await settled()
  expect(state.periods().map(({ id, lines: own, payable }) => [id, own.length, payable.map((one) => one.recipientId)])).toEqual([
    ['week-2', 3, ['a']],
    ['week-1', 1, []],
  ])
  expect([state.count('due'), state.toPay(), state.notAwarded()]).toEqual([2, 1_500_000, 300_000])
  state.setFilter('paid')
  expect(state.periods().map(({ id }) => id)).toEqual(['week-1'])
})

test('all that is due is paid one by one under one decision, each with an id of its own', async () => {
  const { app, inRoot, paid } = await house(({ path }) => (path === '/api/prizes/payments' ? json({}) : undefined))
  const payment = inRoot(() => createPayment(app, [line('a'), line('b', { toPay: 400_000 })]))
  payment.setDecision(' 125/QĐ ')
  expect(payment.sum()).toBe(900_000)
  expect(await payment.pay()).toBe(2)
  expect(paid().map(({ recipientId, amount, decision, asAnnounced }) => [recipientId, amount, decision, asAnnounced])).toEqual([
    ['a', 500_000, '125/QĐ', false],
    ['b', 400_000, '125/QĐ', false],
  ])
  expect(new Set(paid().map(({ id }) => id)).size).toBe(2)
})

test('a lost answer is tried again with the same id, so that nobody is paid twice; who failed is named', async () => {
  let asked = 0
  const { app, inRoot, paid } = await house(({ path }) => {
    if (path !== '/api/prizes/payments') return undefined
    asked += 1
    return asked === 1 ? cut() : asked === 2 ? no('complaint-window-open', 409) : json({})
  })
  const payment = inRoot(() => createPayment(app, [line('a'), line('b'), line('c')]))
  expect(await payment.pay()).toBe(1)
  expect(payment.failed().map((one) => [one.line.recipientId, one.why])).toEqual([
    ['a', expect.stringContaining('Chưa nối được máy chủ')],
    ['b', expect.stringContaining('Còn trong hạn khiếu nại')],
  ])
  expect(await payment.pay()).toBe(2)
  expect([payment.done(), payment.failed()]).toEqual([3, []])
  const ids = new Map(paid().map(({ recipientId, id }) => [recipientId, id]))
  expect(paid().every(({ recipientId, id }) => ids.get(recipientId) === id)).toBe(true)
})

test('a prize whose entry was refunded is paid as announced only by a decision that is named', async () => {
  const { app, inRoot, paid } = await house(({ path }) => (path === '/api/prizes/payments' ? json({}) : undefined))
  const payment = inRoot(() => createPayment(app, [line('a', { correctionDue: true })]))
  expect(payment.isReady()).toBe(false)
  payment.setAsAnnounced(true)
  payment.setDecision('125/QĐ')
  expect(payment.isReady()).toBe(true)
  await payment.pay()
  expect(paid()[0]).toMatchObject({ asAnnounced: true, decision: '125/QĐ' })
})

test('money is taken back up to what was paid, by a decision and with a reason; a thing as a whole', async () => {
  const { app, inRoot, asked } = await house(({ path }) => (path === '/api/prizes/recoveries' ? json({}) : undefined))
  const recovery = inRoot(() => createRecovery(app, line('a', { paid: 500_000, recovered: 100_000, state: 'paid', toPay: null })))
  recovery.setDecision('12/QĐ')
  expect([recovery.most, recovery.isReady()]).toEqual([400_000, false])
  recovery.setNote('Biên lai giả')
  recovery.setAmount(400_001)
  expect(recovery.isReady()).toBe(false)
  recovery.setAmount(400_000)
  expect(await recovery.recover()).toBe(true)
  const thing = createRecovery(app, line('b', { due: 0, thing: 'Cúp', toPay: null, state: 'paid' }))
  thing.setDecision('12/QĐ')
  thing.setNote('Biên lai giả')
  expect([thing.isReady(), await thing.recover()]).toEqual([true, true])
  expect(asked.filter(({ path }) => path.endsWith('/recoveries')).map(({ body }) => body.amount)).toEqual([400_000, 0])
})

test('a line says what it is worth, and whether anything of it can be taken back', () => {
  expect(worthOfLine(line('a', { thing: 'Cúp' }))).toBe('500.000\u00a0đ + Cúp')
  expect(worthOfLine(line('a', { due: 0 }))).toBe('Giấy khen')
  expect(worthOfLine(line('a', { state: 'kept', due: 0, paid: 300_000 }))).toBe('300.000\u00a0đ')
  const handed = { id: 'm', kind: 'payment' as const, amount: 0, decision: null, note: '', at: NOW, by: '' }
  expect([mayRecover(line('a')), mayRecover(line('a', { due: 0, moves: [handed] })), mayRecover(line('a', { paid: 5, recovered: 5 }))]).toEqual([
    false,
    true,
    false,
  ])
  expect(mayRecover(line('a', { thing: 'Cúp', due: 0, moves: [handed, { ...handed, id: 'n', kind: 'recovery' }] }))).toBe(false)
})

const counted = { entries: 5, confirmed: 4, denied: 0, unreached: 0, open: 0, fallen: 0 }

test('a prize whose calls are not made is left out of what is paid, and says what it waits for', async () => {
  const lines = [
    line('a', { check: { ...counted, open: 1, holds: 'calls' } }),
    line('b', { check: { ...counted, denied: 1, holds: 'decision' } }),
    line('c', { check: { ...counted, unreached: 1, holds: 'decision' } }),
    line('d', { check: { ...counted, confirmed: 5, holds: 'none' } }),
    line('e', { check: { ...counted, denied: 1, open: 2, holds: 'calls' } }),
  ]
  const { app, inRoot, paid } = await house(() => json({}), lines)
  const state = inRoot(() => createPrizes(app))
  await settled()
  expect(state.periods()[0]?.payable.map((one) => one.recipientId)).toEqual(['d'])
  expect(lines.map(checkWords)).toEqual([
    'Chờ gọi kiểm tra, mới xong 4/5 lượt.',
    'Có 1 lượt mà người tham gia nói không đúng. Huỷ lượt rồi đính chính kết quả, hoặc chi kèm số quyết định.',
    '1 lượt gọi ba ngày chưa liên lạc được. Gọi tiếp, hoặc chi kèm số quyết định.',
    null,
    'Có 1 lượt mà người tham gia nói không đúng, còn 2 lượt phải gọi. Huỷ lượt rồi đính chính kết quả, hoặc chi kèm số quyết định.',
  ])
  expect(checkWords({ ...lines[0]!, toPay: null })).toBeNull()
  const payment = inRoot(() => createPayment(app, [lines[2]!]))
  expect(payment.isReady()).toBe(false)
  payment.setAsAnnounced(true)
  payment.setDecision('12/QĐ')
  expect(payment.isReady()).toBe(true)
  await payment.pay()
  expect(paid()).toMatchObject([{ recipientId: 'c', asAnnounced: true, decision: '12/QĐ' }])
})
