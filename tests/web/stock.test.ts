import { afterEach, expect, test } from 'vitest'
import { createStock, folded } from '../../web/state/stock.ts'
import { cut, desk, json, no, NOW, person, type Says } from './desk-house.ts'
import { settled } from './fake-device.ts'

let close = () => {}
afterEach(() => close())
const shelf = (given = {}) => ({ officeId: 'of-1', office: 'Bưu điện Gò Dầu', balance: 5, issued: 3, handedToday: 0, moves: [], ...given })

async function stockOf(says: Says, role: 'clerk' | 'organiser' = 'clerk', view = shelf()) {
  const house = await desk(person(role), (asked) => says(asked) ?? (asked.path.startsWith('/api/stock/') && asked.method === 'GET' ? json(view) : undefined))
  const stock = house.inRoot(() => createStock(house.app))
  close = house.close
  await settled()
  return { ...house, stock }
}

test('a move whose answer was lost goes again under the same id, another move under another', async () => {
  const answers = [() => cut(), () => json(shelf({ balance: 17 })), () => json(shelf({ balance: 16 }))]
  const { stock, asked } = await stockOf((one) => (one.path.endsWith('/moves') ? answers.shift()!() : undefined))
  stock.open('receive')
  stock.setQuantity('12 ly')
  await stock.book()
  expect(stock.deed.trouble()).toMatch(/Chưa nối được/)
  expect(stock.act()).toBe('receive')
  await stock.book()
  expect(stock.act()).toBeNull()
  stock.open('breakage')
  stock.setQuantity('1')
  await stock.book()
  const ids = [...new Set(asked.filter((one) => one.path.endsWith('/moves')).map((one) => one.body.id))]
  expect(ids).toHaveLength(2)
})

test('a refused move is said and may be mended', async () => {
  const { stock } = await stockOf((one) => (one.path.endsWith('/moves') ? no('quantity-malformed') : undefined))
  stock.open('receive')
  stock.setQuantity('0')
  await stock.book()
  expect(stock.deed.trouble()).toMatch(/Số lượng/)
})

test('what a shelf will hold is said before it is booked', async () => {
  const { stock } = await stockOf(() => undefined)
  stock.open('breakage')
  stock.setQuantity('2')
  expect(stock.after()).toBe(3)
  stock.open('count')
  stock.setQuantity('9')
  expect(stock.after()).toBe(9)
})

test('a shelf with fewer mugs than wait for it is warned of, one below zero is told otherwise', async () => {
  expect((await stockOf(() => undefined, 'clerk', shelf({ balance: 2 }))).stock.warning()).toBe('below-issued')
  close()
  const moves = Array.from({ length: 6 }, (_, at) => ({ id: `${at}`, kind: 'handover', quantity: -1, at: NOW - at, by: 'Lan', note: null }))
  expect((await stockOf(() => undefined, 'clerk', shelf({ moves }) as never)).stock.warning()).toBe('below-need')
  close()
  expect((await stockOf(() => undefined, 'clerk', shelf({ balance: -1 }))).stock.warning()).toBeNull()
})

test('a clerk sees the own counter, an organiser may choose', async () => {
  expect((await stockOf(() => undefined)).stock.offices()).toEqual([])
  close()
  const { stock } = await stockOf(() => undefined, 'organiser')
  expect(stock.offices().map(({ id }) => id)).toEqual(['of-1'])
  expect(stock.office()).toBe('of-1')
})

test('handovers of a clerk that follow each other on one day are one line; everything else stands alone', () => {
  const move = (kind: string, by: string, at: number, quantity = -1) => ({ id: `${at}`, kind, quantity, at, by, note: null, other: null })
  const lines = folded([
    move('handover', 'Lan', NOW),
    move('handover', 'Lan', NOW - 1),
    move('handover', 'Huệ', NOW - 2),
    move('receive', 'Huệ', NOW - 3, 50),
    move('handover', 'Huệ', NOW - 4),
    move('handover', 'Huệ', NOW - 86_400_000),
  ])
  expect(lines.map(({ kind, by, quantity }) => [kind, by, quantity])).toEqual([
    ['handover', 'Lan', -2],
    ['handover', 'Huệ', -1],
    ['receive', 'Huệ', 50],
    ['handover', 'Huệ', -1],
    ['handover', 'Huệ', -1],
  ])
})
