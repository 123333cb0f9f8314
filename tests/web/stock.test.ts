import { afterEach, expect, test } from 'vitest'
import type { LedgerLine, Shipment, StockView } from '#contract/stock.ts'
import { createStock } from '../../web/state/stock.ts'
import { folded } from '../../web/state/stock-ledger.ts'
import { cut, desk, json, no, NOW, person, type Says } from './desk-house.ts'
import { settled } from './fake-device.ts'

let close = () => {}
afterEach(() => close())
const of = (id: string) => ({ id, name: `Quầy ${id}` })
const shipment = (quantity: number): Shipment => ({ id: 's-1', from: of('of-9'), to: of('of-1'), quantity, note: null, by: 'Hoa', at: NOW })
const shelf = (given: Partial<StockView> = {}): StockView => ({
  ...{ officeId: 'of-1', office: 'Bưu điện Gò Dầu', balance: 5, issued: 3, promised: 0, onTheWay: 0, handedInWeek: 0, handedToday: 0 },
  ...{ neededInSevenDays: 0, lasts: null, emptyOn: null, toSend: 0, warning: null },
  ...{ incoming: [], outgoing: [], count: null, others: [of('of-9')], moves: [], next: null },
  ...given,
})

async function stockOf(says: Says, given: { role?: 'clerk' | 'organiser' | 'supervisor'; view?: StockView; office?: string } = {}) {
  const answer: Says = (asked) => (asked.path.startsWith('/api/stock/') && asked.method === 'GET' ? json(given.view ?? shelf()) : undefined)
  const house = await desk(person(given.role ?? 'clerk'), (asked) => says(asked) ?? answer(asked))
  const stock = house.inRoot(() => createStock(house.app, () => given.office))
  close = house.close
  await settled()
  return { ...house, stock }
}
const booked = () => new Response(null, { status: 204 })

test('a move whose answer was lost goes again under the same id, another move under another', async () => {
  const [answers, sent] = [[cut, booked, booked], [] as { id: string; quantity: number }[]]
  const { stock } = await stockOf((one) => (one.path.endsWith('/breakages') ? (sent.push(one.body), answers.shift()!()) : undefined))
  const { sheet } = stock
  sheet.open({ kind: 'breakage' })
  sheet.setQuantity('2 ly')
  await sheet.book()
  expect(stock.deed.trouble()).toMatch(/Chưa nối được/)
  expect(sheet.act()).not.toBeNull()
  await sheet.book()
  expect(sheet.act()).toBeNull()
  sheet.open({ kind: 'breakage' })
  sheet.setQuantity('1')
  await sheet.book()
  expect(sent.map(({ quantity }) => quantity)).toEqual([2, 2, 1])
  expect(new Set(sent.map(({ id }) => id)).size).toBe(2)
})

test('a refused move is said and may be mended; one that was booked with another number sends to the book', async () => {
  const codes = [no('same-office'), no('id-conflict', 409)]
  const { stock } = await stockOf((one) => (one.path.endsWith('/shipments') ? codes.shift() : undefined))
  stock.sheet.open({ kind: 'send' })
  stock.sheet.setQuantity('3')
  stock.sheet.setTo('of-9')
  await stock.sheet.book()
  expect(stock.deed.trouble()).toMatch(/Nơi gửi và nơi nhận là một/)
  await stock.sheet.book()
  expect(stock.deed.trouble()).toMatch(/với số khác/)
})

test('what arrives is taken as it was sent in one tap, and another number wants a reason', async () => {
  const { stock, asked } = await stockOf((one) => (one.path.endsWith('/arrival') ? booked() : undefined))
  const { sheet } = stock
  sheet.open({ kind: 'arrival', shipment: shipment(40) })
  expect([sheet.quantity(), sheet.off(), sheet.missing()]).toEqual(['40', 0, undefined])
  sheet.setQuantity('38')
  expect([sheet.off(), sheet.missing()]).toEqual([-2, expect.stringMatching(/vì sao/)])
  await sheet.book()
  sheet.setNote('Hai ly vỡ')
  await sheet.book()
  expect(asked.filter(({ path }) => path === '/api/shipments/s-1/arrival').map(({ body }) => [body.quantity, body.note])).toEqual([[38, 'Hai ly vỡ']])
})

test('nothing goes without a number and a place', async () => {
  const { stock, asked } = await stockOf(() => undefined)
  stock.sheet.open({ kind: 'send' })
  expect(stock.sheet.missing()).toMatch(/Gõ số ly/)
  stock.sheet.setQuantity('7')
  expect(stock.sheet.missing()).toMatch(/Chọn quầy/)
  expect(stock.sheet.after()).toBe(-2)
  await stock.sheet.book()
  expect(asked.filter(({ method }) => method === 'POST')).toEqual([])
})

test('a shelf is counted without the book, also to nothing, and waits for another name', async () => {
  const { stock, asked } = await stockOf((one) => (one.path.endsWith('/counts') ? booked() : undefined))
  const { counting } = stock
  counting.begin()
  expect([counting.counting(), counting.missing()]).toEqual([true, expect.stringMatching(/gõ 0/)])
  counting.setCounted('0')
  await counting.say()
  expect(counting.counting()).toBe(false)
  expect(asked.find(({ path }) => path.endsWith('/counts'))?.body).toMatchObject({ counted: 0 })
})

test('the second name confirms, or has it counted anew with a reason', async () => {
  const { stock, asked } = await stockOf((one) => (one.path.startsWith('/api/counts/') ? booked() : undefined))
  await stock.counting.confirm('c-1')
  stock.counting.setRefusing('c-2')
  await stock.counting.withdraw('Đếm sót thùng')
  expect(stock.counting.refusing()).toBeNull()
  expect(asked.filter(({ path }) => path.startsWith('/api/counts/')).map(({ path, body }) => [path, body.reason])).toEqual([
    ['/api/counts/c-1/confirmation', undefined],
    ['/api/counts/c-2/withdrawal', 'Đếm sót thùng'],
  ])
})

test('a clerk moves the own shelf, an organiser the one that was opened, a supervisor none', async () => {
  expect((await stockOf(() => undefined)).stock.mayMove()).toBe(true)
  close()
  const organiser = await stockOf(() => undefined, { role: 'organiser', office: 'of-9' })
  expect([organiser.stock.office(), organiser.stock.mayMove()]).toEqual(['of-9', true])
  close()
  expect((await stockOf(() => undefined, { role: 'supervisor', office: 'of-9' })).stock.mayMove()).toBe(false)
})

const line = (kind: string, by: string, at: number, quantity = -1): LedgerLine => ({ id: `${at}${kind}`, kind, quantity, at, by, note: null, other: null })

test('older lines of the ledger follow page by page, and a page that failed may be asked for again', async () => {
  const pages = [cut, () => json({ moves: [line('receive', 'Huệ', 2)], next: '1.x' }), () => json({ moves: [line('receive', 'Huệ', 1)], next: null })]
  const view = shelf({ moves: [line('breakage', 'Lan', 3)], next: '2.y' })
  const { stock, asked } = await stockOf((one) => (one.path.includes('/moves') ? pages.shift()!() : undefined), { view })
  await stock.ledger.more()
  expect([stock.ledger.lines().length, stock.toast.said()?.words]).toEqual([1, expect.stringMatching(/Thử lại/)])
  await stock.ledger.more()
  await stock.ledger.more()
  expect(stock.ledger.lines().map(({ at }) => at)).toEqual([3, 2, 1])
  expect(stock.ledger.hasMore()).toBe(false)
  expect(asked.filter(({ path }) => path.includes('/moves')).map(({ path }) => path.split('=')[1])).toEqual(['2.y', '1.x'])
})

test('handovers of a clerk that follow each other on one day are one line; everything else stands alone', () => {
  const lines = folded([
    line('handover', 'Lan', NOW),
    line('handover', 'Lan', NOW - 1),
    line('handover', 'Huệ', NOW - 2),
    line('receive', 'Huệ', NOW - 3, 50),
    line('handover', 'Huệ', NOW - 4),
    line('handover', 'Huệ', NOW - 86_400_000),
  ])
  expect(lines.map(({ kind, by, quantity }) => [kind, by, quantity])).toEqual([
    ['handover', 'Lan', -2],
    ['handover', 'Huệ', -1],
    ['receive', 'Huệ', 50],
    ['handover', 'Huệ', -1],
    ['handover', 'Huệ', -1],
  ])
})
