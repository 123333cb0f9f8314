import { afterEach, expect, test } from 'vitest'
import type { OfficeStock, StockSurvey } from '#contract/stock.ts'
import { createOfficesStock } from '../../web/state/offices-stock.ts'
import { PLAN, placed } from '../../web/state/offices-stock-plan.ts'
import { createPurchases } from '../../web/state/purchases.ts'
import { desk, json, no, person, type Says } from './desk-house.ts'
import { settled } from './fake-device.ts'

let close = () => {}
afterEach(() => close())
const office = (id: string, given: Partial<OfficeStock> = {}): OfficeStock => ({
  ...{ id, name: `Quầy ${id}`, address: '', balance: 30, issued: 0, promised: 0, onTheWay: 0, handedInWeek: 0 },
  ...{ neededInSevenDays: 0, lasts: null, emptyOn: null, toSend: 0, warning: null, latitude: null, longitude: null, counting: false },
  ...given,
})
const survey = (offices: OfficeStock[]): StockSurvey => ({
  figures: { bought: 60, onShelves: 60, inTransit: 0, handedOver: 0, brokenOrMissing: 0, unpurchased: 0, agree: true },
  ...{ offices, shipments: [], suggestions: [{ from: 'kho', to: 'thieu', quantity: 12, metres: 4_200 }] },
})
const booked = () => new Response(null, { status: 204 })

async function officesOf(says: Says, role: 'organiser' | 'supervisor' = 'organiser') {
  const offices = [
    office('du', { lasts: 9 }),
    office('it', { warning: 'below-need', toSend: 3 }),
    office('kho'),
    office('thieu', { warning: 'below-issued', toSend: 12 }),
  ]
  const house = await desk(person(role), (asked) => says(asked) ?? (asked.path === '/api/stock' ? json(survey(offices)) : undefined))
  const state = house.inRoot(() => createOfficesStock(house.app))
  close = house.close
  await settled()
  return { ...house, state }
}

test('whoever lacks most stands first, then whose shelf is empty soonest', async () => {
  const { state } = await officesOf(() => undefined)
  expect(state.offices().map(({ id }) => id)).toEqual(['thieu', 'it', 'du', 'kho'])
})

test('a suggested shipment is booked in one tap, and called back by another', async () => {
  const { state, asked } = await officesOf((one) => (one.method === 'POST' ? booked() : undefined))
  await state.sendSuggested(state.read.value()!.suggestions[0]!)
  const sent = asked.find(({ method }) => method === 'POST')
  expect(sent).toMatchObject({ path: '/api/stock/kho/shipments', body: { to: 'thieu', quantity: 12 } })
  expect(state.toast.said()?.words).toBe('Đã ghi gửi 12 ly tới Quầy thieu.')
  state.toast.said()?.undo?.()
  await settled()
  expect(asked.findLast(({ method }) => method === 'POST')?.path).toBe(`/api/shipments/${sent?.body.id}/recall`)
})

test('a second press before the list has come anew sends nothing a second time', async () => {
  let surveys = 0
  let letGo = () => {}
  const later = new Promise<void>((resume) => (letGo = resume))
  const { state, asked } = await officesOf((one) => {
    if (one.method === 'POST') return booked()
    if (one.path === '/api/stock' && (surveys += 1) > 1) return later.then(() => json(survey([office('kho'), office('thieu')])))
    return undefined
  })
  const sent = () => asked.filter(({ method }) => method === 'POST').length
  state.form.open('send')
  state.form.setQuantity('5')
  state.form.set({ from: 'kho', to: 'thieu' })
  const first = state.form.book()
  await settled()
  expect(state.form.kind()).toBeNull()
  await state.form.book()
  const [suggestion] = state.read.value()!.suggestions
  await state.sendSuggested(suggestion!)
  expect([sent(), state.deed.busy()]).toEqual([1, true])
  letGo()
  await first
  const again = [state.sendSuggested(suggestion!), state.sendSuggested(suggestion!)]
  await Promise.all(again)
  expect([sent(), state.deed.busy()]).toEqual([2, false])
})

test('a purchase says supplier, document, price and day, and stays open with its reason while it is refused', async () => {
  const answers = [() => no('bought-later'), booked]
  const { state, asked } = await officesOf((one) => (one.method === 'POST' ? answers.shift()!() : undefined))
  const { form } = state
  form.open('purchase')
  expect(form.missing()).toMatch(/Điền đủ/)
  form.setQuantity('200')
  form.set({ to: 'kho', supplier: ' Lò gốm ', document: 'HĐ 7', unitPrice: 42_000 })
  await form.book()
  expect([form.kind(), state.deed.trouble()]).toEqual(['purchase', expect.stringMatching(/Ngày mua/)])
  await form.book()
  expect(form.kind()).toBeNull()
  expect(asked.findLast(({ method }) => method === 'POST')).toMatchObject({
    path: '/api/stock/kho/purchases',
    body: { quantity: 200, supplier: 'Lò gốm', document: 'HĐ 7', unitPrice: 42_000 },
  })
})

test('nothing is sent from a place to itself', async () => {
  const { state } = await officesOf(() => undefined)
  state.form.open('send')
  state.form.setQuantity('5')
  state.form.set({ from: 'kho', to: 'kho' })
  expect(state.form.missing()).toMatch(/phải khác nhau/)
})

test('a supervisor looks on', async () => expect((await officesOf(() => undefined, 'supervisor')).state.mayMove()).toBe(false))

test('offices are laid out north up and west left inside the frame, larger where more lies; those without a place are left out', () => {
  const at = (id: string, latitude: number, longitude: number, balance: number) => office(id, { latitude, longitude, balance })
  const [north, south] = placed([at('bac', 11.3, 106.1, 400), office('khong'), at('nam', 10.5, 106.4, 100)])
  expect(north!.y).toBeLessThan(south!.y)
  expect(north!.x).toBeLessThan(south!.x)
  expect(north!.r).toBeGreaterThan(south!.r)
  expect([north!.row, south!.row]).toEqual([1, 3])
  for (const { x, y, r } of [north!, south!]) expect(Math.min(x - r, y - r) >= 0 && x + r <= PLAN.width && y + r <= PLAN.height).toBe(true)
  expect(placed([at('mot', 11, 106, 0)])).toMatchObject([{ x: PLAN.width / 2, y: PLAN.height / 2 }])
})

test('offices of one town, or of one place, stand beside each other and not on each other', () => {
  const near = ['a', 'b', 'c'].map((id) => office(id, { latitude: 11.3, longitude: 106.1 }))
  const circles = placed([...near, office('d', { latitude: 10.5, longitude: 106.4 }), office('e', { latitude: 11.3001, longitude: 106.1 })])
  for (const [index, one] of circles.entries())
    for (const other of circles.slice(index + 1)) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(one.r + other.r)
})

test('purchases are read page by page when somebody asks', async () => {
  const line = (id: string) => ({ id, office: 'Kho', quantity: 1, supplier: 'x', document: 'y', unitPrice: null, boughtOn: '2025-11-12', by: 'Hoa', at: 1 })
  const pages: Record<string, unknown> = {
    '/api/purchases': { purchases: [line('a')], next: '1.a' },
    '/api/purchases?after=1.a': { purchases: [line('b')], next: null },
  }
  const house = await desk(person('organiser'), ({ path }) => (path in pages ? json(pages[path] as object) : undefined))
  close = house.close
  const purchases = house.inRoot(() => createPurchases(house.app))
  expect(purchases.isRead()).toBe(false)
  await purchases.read()
  await purchases.more()
  expect([purchases.lines().map(({ id }) => id), purchases.hasMore()]).toEqual([['a', 'b'], false])
})
