import { afterEach, beforeEach, expect, test } from 'vitest'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { newId } from '../cast/phone.ts'
import { buy, send, shelfOf } from '../cast/shelves.ts'

let house: House
let q1: Person
let q2: Person
let btc1: Person
let [o1, o2] = ['', '']
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  ;[q1, q2, btc1] = [await house.as('q1'), await house.as('q2'), await house.as('btc1')]
  ;[o1, o2] = [house.furniture.office('q1'), house.furniture.office('q2')]
})
afterEach(() => house.close())

const figures = async () => (await btc1.get('/api/stock')).body.figures
const balances = async () => [(await shelfOf(house, o1)).balance, (await shelfOf(house, o2)).balance]
const kinds = async (office: string) => (await shelfOf(house, office)).moves.map((move: { kind: string; quantity: number }) => [move.kind, move.quantity])

test('a purchase is the source of all: an organiser’s, with supplier, document, price and day, booked at its office once', async () => {
  const asked = { id: newId(), quantity: 200, supplier: 'Lò gốm', document: 'HĐ 12', unitPrice: 42_000, boughtOn: '2025-11-12' }
  for (const _ of [1, 2]) expect((await btc1.post(`/api/stock/${o1}/purchases`, asked)).status).toBe(204)
  expect(await balances()).toEqual([210, 5])
  expect((await q1.post(`/api/stock/${o1}/purchases`, { ...asked, id: newId() })).body.code).toBe('not-allowed')
  expect((await btc1.post(`/api/stock/${o1}/purchases`, { ...asked, id: newId(), boughtOn: '2025-11-14' })).body.code).toBe('bought-later')
  expect((await btc1.get('/api/purchases')).body.purchases).toMatchObject([{ quantity: 200, document: 'HĐ 12', unitPrice: 42_000, supplier: 'Lò gốm' }])
  expect(await figures()).toMatchObject({ bought: 215, onShelves: 215, unpurchased: 15, agree: true })
})

test('a program beside the app books simple moves by one door; what has no purchase behind it is told, and a count waits for its second name', async () => {
  const move = (kind: string, quantity: number, id = newId()) => q1.post(`/api/stock/${o1}/moves`, { id, kind, quantity })
  const id = newId()
  for (const _ of [1, 2]) expect((await move('receive', 5, id)).body.balance).toBe(15)
  expect((await move('receive', 6, id)).body.code).toBe('id-conflict')
  expect((await move('breakage', 2)).body.balance).toBe(13)
  expect((await move('return', 1)).body.balance).toBe(14)
  expect((await move('return', 2)).body.code).toBe('quantity-malformed')
  expect((await move('receive', 0)).body.code).toBe('quantity-malformed')
  expect((await move('count', 3)).body).toMatchObject({ balance: 14, count: { counted: 3 } })
  expect((await q1.post(`/api/stock/${o2}/moves`, { id: newId(), kind: 'receive', quantity: 1 })).body.code).toBe('not-found')
  expect(await figures()).toMatchObject({ bought: 20, onShelves: 19, unpurchased: 20, brokenOrMissing: 2, handedOver: -1, agree: true })
})

test('what breaks is a whole number of pieces', async () => {
  expect((await q1.post(`/api/stock/${o1}/breakages`, { id: newId(), quantity: -5 })).body.code).toBe('body-malformed')
  expect((await q1.post(`/api/stock/${o1}/breakages`, { id: newId(), quantity: 0 })).body.code).toBe('body-malformed')
})

test('what was sent is on no shelf, and lies at the other one once its clerk says so', async () => {
  const id = await send(q1, o1, o2, 4)
  expect(await balances()).toEqual([6, 5])
  expect(await figures()).toMatchObject({ onShelves: 11, inTransit: 4, agree: true })
  expect((await shelfOf(house, o2)).incoming).toMatchObject([{ id, quantity: 4, from: { id: o1 } }])
  expect((await shelfOf(house, o2)).onTheWay).toBe(4)
  expect((await q1.post(`/api/shipments/${id}/arrival`, { id: newId(), quantity: 4 })).body.code).toBe('not-found')
  const asked = { id: newId(), quantity: 4 }
  for (const _ of [1, 2]) expect((await q2.post(`/api/shipments/${id}/arrival`, asked)).status).toBe(204)
  expect(await balances()).toEqual([6, 9])
  expect((await q2.post(`/api/shipments/${id}/arrival`, { id: newId(), quantity: 4 })).body.code).toBe('shipment-ended')
  expect((await btc1.get('/api/stock')).body.shipments).toEqual([])
})

test('fewer than were sent broke on the way, more are counted in, both with a note; nothing stays on the way', async () => {
  const [few, many] = [await send(q1, o1, o2, 4), await send(q1, o1, o2, 3)]
  expect((await q2.post(`/api/shipments/${few}/arrival`, { id: newId(), quantity: 3 })).body.code).toBe('note-missing')
  await q2.post(`/api/shipments/${few}/arrival`, { id: newId(), quantity: 3, note: 'Một ly sứt quai' })
  await q2.post(`/api/shipments/${many}/arrival`, { id: newId(), quantity: 5, note: 'Xếp thừa hai ly' })
  expect((await kinds(o2)).toSorted()).toEqual([
    ['arrive', 3],
    ['arrive', 4],
    ['breakage', -1],
    ['count', 2],
    ['receive', 5],
  ])
  expect(await balances()).toEqual([3, 13])
  expect(await figures()).toMatchObject({ inTransit: 0, brokenOrMissing: -1, onShelves: 16, bought: 15, agree: true })
})

test('none of a shipment may come', async () => {
  const id = await send(q1, o1, o2, 4)
  expect((await q2.post(`/api/shipments/${id}/arrival`, { id: newId(), quantity: 0, note: 'Xe mất hàng' })).status).toBe(204)
  expect(await balances()).toEqual([6, 5])
  expect(await figures()).toMatchObject({ inTransit: 0, brokenOrMissing: 4, agree: true })
})

test('its sender calls a shipment back before it arrives, and not after', async () => {
  const id = await send(q1, o1, o2, 4)
  expect((await q2.post(`/api/shipments/${id}/recall`, { id: newId() })).body.code).toBe('not-found')
  const asked = { id: newId() }
  for (const _ of [1, 2]) expect((await q1.post(`/api/shipments/${id}/recall`, asked)).status).toBe(204)
  expect(await balances()).toEqual([10, 5])
  expect((await q2.post(`/api/shipments/${id}/arrival`, { id: newId(), quantity: 4 })).body.code).toBe('shipment-ended')
  expect(await figures()).toMatchObject({ inTransit: 0, agree: true })
})

test('a recall and an arrival at the same moment: one of them holds', async () => {
  const id = await send(q1, o1, o2, 4)
  const answers = await Promise.all([
    q1.post(`/api/shipments/${id}/recall`, { id: newId() }),
    q2.post(`/api/shipments/${id}/arrival`, { id: newId(), quantity: 4 }),
  ])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409])
  expect(await figures()).toMatchObject({ inTransit: 0, onShelves: 15, agree: true })
})

test('a shipment goes neither to its own shelf nor to an office that is none', async () => {
  expect((await q1.post(`/api/stock/${o1}/shipments`, { id: newId(), to: o1, quantity: 1 })).body.code).toBe('same-office')
  expect((await q1.post(`/api/stock/${o1}/shipments`, { id: newId(), to: newId(), quantity: 1 })).body.code).toBe('office-unknown')
})

test('anyone else’s id is taken, the own one with other facts conflicts', async () => {
  const id = newId()
  const shipment = await send(q1, o1, o2, 1)
  expect((await q1.post(`/api/stock/${o1}/breakages`, { id, quantity: 2 })).status).toBe(204)
  expect((await q1.post(`/api/stock/${o1}/breakages`, { id, quantity: 3 })).body.code).toBe('id-conflict')
  expect((await q2.post(`/api/stock/${o2}/breakages`, { id, quantity: 2 })).body.code).toBe('id-taken')
  expect((await q2.post(`/api/shipments/${shipment}/arrival`, { id, quantity: 1 })).body.code).toBe('id-taken')
  expect((await q1.post(`/api/stock/${o1}/shipments`, { id, to: o2, quantity: 2 })).body.code).toBe('id-conflict')
  const bought = { id, quantity: 2, supplier: 'x', document: 'y', unitPrice: null, boughtOn: '2025-11-01' }
  expect((await btc1.post(`/api/stock/${o1}/purchases`, bought)).body.code).toBe('id-taken')
  const asked = { id: newId(), counted: 9 }
  await q1.post(`/api/stock/${o1}/counts`, asked)
  expect((await q1.post(`/api/stock/${o1}/counts`, { ...asked, counted: 8 })).body.code).toBe('id-conflict')
  expect((await q2.post(`/api/stock/${o2}/counts`, asked)).body.code).toBe('id-taken')
  expect(await balances()).toEqual([7, 5])
})

test('an empty shelf stops neither a breakage nor a shipment of mugs that are there all the same', async () => {
  await q2.post(`/api/stock/${o2}/breakages`, { id: newId(), quantity: 7 })
  await send(q2, o2, o1, 3)
  expect(await balances()).toEqual([10, -5])
  expect(await figures()).toMatchObject({ onShelves: 5, inTransit: 3, brokenOrMissing: 7, agree: true })
})

test('the ledger is read page by page to its first line, each with its name and the other end of its way', async () => {
  for (let index = 0; index < 120; index += 1) {
    house.clock.now += index % 3 === 0 ? 0 : 1_000
    await q1.post(`/api/stock/${o1}/breakages`, { id: newId(), quantity: 1 })
  }
  await send(q1, o1, o2, 2)
  const { moves, next, others } = (await q1.get(`/api/stock/${o1}`)).body
  const page = (await q1.get(`/api/stock/${o1}/moves?after=${next}`)).body
  expect([moves.length, page.moves.length, page.next]).toEqual([100, 22, null])
  expect(new Set([...moves, ...page.moves].map(({ id }: { id: string }) => id)).size).toBe(122)
  const other = others.find(({ id }: { id: string }) => id === o2).name
  expect(moves.find(({ kind }: { kind: string }) => kind === 'dispatch')).toMatchObject({ other, quantity: -2 })
  expect((await q1.get(`/api/stock/${o1}/moves?after=nonsense`)).body.moves).toHaveLength(100)
})

test('all offices are the organisers’ and the supervisors’ to look at, and no clerk’s', async () => {
  expect((await (await house.as('pt1')).get('/api/stock')).body.offices).toHaveLength(2)
  expect((await q1.get('/api/stock')).body.code).toBe('not-allowed')
  expect((await (await house.as('pt1')).post(`/api/stock/${o1}/breakages`, { id: newId(), quantity: 1 })).body.code).toBe('not-allowed')
})

test('what lies too much in one place is offered to the one that lacks it', async () => {
  await buy(btc1, o1, 100)
  await q2.post(`/api/stock/${o2}/breakages`, { id: newId(), quantity: 5 })
  const week = AT('2025-11-13T09:00:00+07:00') - 86_400_000
  const given = Array.from({ length: 21 }, () => `('${newId()}', '${o2}', 'handover', -1, ${week}, 'x')`).join()
  await house.store.connections.writer.execute(`INSERT INTO stock_moves (id, office_id, kind, quantity, at, by) VALUES ${given}`)
  const { offices, suggestions } = (await btc1.get('/api/stock')).body
  const short = offices.find(({ id }: { id: string }) => id === o2)
  expect(short).toMatchObject({ balance: -21, handedInWeek: 21, neededInSevenDays: 21, lasts: 0, emptyOn: '2025-11-13', warning: 'below-issued', toSend: 42 })
  expect(suggestions).toEqual([{ from: o1, to: o2, quantity: 42, metres: null }])
})
