import { createRoot } from 'solid-js'
import { afterEach, describe, expect, test } from 'vitest'
import { handovers, stockMoves, vouchers } from '#db/schema/index.ts'
import { counterStand } from '../../web/state/counter-stand.ts'
import { leaveCounter } from '../../web/state/counter-holder.ts'
import { createFindVoucher } from '../../web/state/find-voucher.ts'
import { bookUndo } from '../../web/state/counter-book.ts'
import { counterAt, counterHouse } from './counter-house.ts'
import type { House } from '../cast/house.ts'
import { settled, until } from './fake-device.ts'

type Device = Awaited<ReturnType<typeof counterAt>>
let closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.toReversed()) await close()
  closing = []
})

async function open(count = 1) {
  const { house, codes } = await counterHouse(count)
  closing.push(house.close)
  const at = async (clerk: string) => {
    const device = await counterAt(house, clerk)
    closing.push(device.close)
    return device
  }
  return { house, codes, code: codes[0] as string, at }
}
const take = async (device: Device) => {
  const { house } = device.road
  const officeId = device.counter.stand()!.officeId()
  const answer = await device.app.device.api.send('POST', `/api/offices/${officeId}/holding-device`)
  expect(answer.ok).toBe(true)
  expect(house.failures).toEqual([])
  await device.round()
}
const given = (house: House) => house.store.connections.read.select().from(handovers)
const left = async (house: House) => {
  const moves = await house.store.connections.read.select().from(stockMoves)
  return moves.filter(({ kind }) => kind === 'handover' || kind === 'return' || kind === 'duplicate').reduce((sum, { quantity }) => sum + quantity, 0)
}

test('a holding device gives alone what it holds, and the server hears of it once', async () => {
  const { house, code, at } = await open()
  const device = await at('q1')
  await take(device)
  expect(device.counter.stand()?.isHolder()).toBe(true)
  device.road.isDown = true
  await device.round()
  await device.round()
  await device.see(code)
  expect(device.counter.state()).toMatchObject({ kind: 'verdict', mode: 'offline', view: { verdict: 'redeemable' } })
  await device.counter.give()
  expect(device.counter.state()).toMatchObject({ kind: 'given' })
  expect(await given(house)).toHaveLength(0)
  device.road.isDown = false
  await device.round()
  await until(() => device.counter.stand()?.waiting() === 0)
  expect(await given(house)).toMatchObject([{ voucherCode: code, standing: true }])
  expect(await left(house)).toBe(-1)
})

test.each(['cut', 'lost'] as const)('a sync that was %s under a handover leaves one handover and a truthful screen', async (trouble) => {
  const { house, code, at } = await open()
  const device = await at('q1')
  await take(device)
  await device.see(code)
  expect(device.counter.state()).toMatchObject({ kind: 'verdict', mode: 'online' })
  device.road.troubles.set('/api/sync', [trouble])
  await device.counter.give()
  expect(device.counter.state()).toMatchObject({ kind: 'given' })
  expect(await given(house)).toHaveLength(trouble === 'cut' ? 0 : 1)
  expect(device.counter.stand()?.given()[0]).toMatchObject({ outcome: null, isWaiting: true })
  await device.round()
  await until(() => device.counter.stand()?.given()[0]?.outcome !== null)
  expect(device.counter.stand()?.given()[0]?.outcome).toMatchObject({ result: 'redeemed' })
  expect(await given(house)).toHaveLength(1)
  expect(await left(house)).toBe(-1)
})

test('a hold goes from one counter to another as soon as both have a network, and is given once', async () => {
  const { house, code, at } = await open()
  const first = await at('q1')
  await take(first)
  const second = await at('q2')
  await second.see(code)
  expect(second.counter.state()).toMatchObject({ kind: 'verdict', view: { verdict: 'held', holder: { device: 'Máy thử' } } })
  await first.round()
  second.counter.again()
  await until(() => second.counter.state().kind === 'verdict' && JSON.stringify(second.counter.state()).includes('redeemable'))
  first.road.isDown = true
  await first.round()
  await first.round()
  await first.see(code)
  expect(first.counter.state()).toMatchObject({ kind: 'unsure', why: 'cut' })
  await second.counter.give()
  expect(second.counter.state()).toMatchObject({ kind: 'ready' })
  expect(await given(house)).toHaveLength(1)
  first.road.isDown = false
  await first.round()
  await first.round()
  await first.see(code)
  expect(first.counter.state()).toMatchObject({ kind: 'verdict', view: { verdict: 'already-redeemed' } })
})

test('who goes on without giving leaves another office’s voucher to its holding device', async () => {
  const { house, code, at } = await open()
  const device = await at('q2')
  await device.see(code)
  expect(device.counter.state()).toMatchObject({ kind: 'verdict', view: { verdict: 'redeemable' } })
  const holder = async () => (await house.store.connections.read.select().from(vouchers))[0]?.heldBy
  expect(await holder()).not.toBeNull()
  device.counter.back()
  await until(() => device.counter.stand()?.sync.status().kind === 'resting')
  await device.round()
  expect(await holder()).toBeNull()
})

describe('a page that is closed under a green verdict', () => {
  async function seen() {
    const { house, code, at } = await open()
    const device = await at('q2')
    await device.see(code)
    expect(device.counter.state()).toMatchObject({ kind: 'verdict', view: { verdict: 'redeemable' } })
    const holder = async () => (await house.store.connections.read.select().from(vouchers))[0]?.heldBy
    expect(await holder()).not.toBeNull()
    return { ...device, holder, code }
  }

  test('gives the voucher back at once', async () => {
    const { phone, holder, counter } = await seen()
    await phone.leave()
    await settled()
    expect([await holder(), counter.state().kind]).toEqual([null, 'ready'])
  })

  test('tells what an earlier voucher of it still owes, though none is in sight any more', async () => {
    const { phone, road, holder, counter } = await seen()
    road.isDown = true
    counter.back()
    await until(() => counter.stand()?.sync.status().kind === 'failed')
    road.isDown = false
    expect(await holder()).not.toBeNull()
    await phone.leave()
    await settled()
    expect(await holder()).toBeNull()
  })

  test('without network has it written down, and the next round tells', async () => {
    const { phone, road, round, holder, counter, code } = await seen()
    road.isDown = true
    await phone.leave()
    const [row] = await counter.stand()!.power.store.run((database) => database.getAll('vouchers'))
    expect(row).toMatchObject({ hold: null, dropped: expect.any(Number), owed: 1 })
    expect(await holder()).not.toBeNull()
    road.isDown = false
    await round()
    expect([await holder(), code.length]).toEqual([null, 12])
  })

  test('that was killed gives it back when the counter is opened again, and not while the verdict stands', async () => {
    const { app, road, round, holder, close } = await seen()
    await round()
    expect(await holder()).not.toBeNull()
    // Its last write and its last word are lost with it: the row still has its hold.
    const { power } = await counterStand(app)
    const [row] = await power.store.run((database) => database.getAll('vouchers'))
    road.isDown = true
    close()
    await settled()
    await power.store.run((database) => database.put('vouchers', row!))
    road.isDown = false
    expect(await holder()).not.toBeNull()
    const { sync } = await counterStand(app)
    await sync.kick(true)
    await until(() => sync.status().kind === 'resting')
    expect(await holder()).toBeNull()
  })
})

test('an undo at the counter makes the voucher good again, and the shelf counts the mug that came back', async () => {
  const { house, code, at } = await open()
  const device = await at('q1')
  await take(device)
  await device.see(code)
  await device.counter.give()
  expect(device.counter.state()).toMatchObject({ kind: 'ready' })
  const stand = device.counter.stand()!
  expect(await stand.afterwards(bookUndo(stand.power, stand.given()[0]!.id, true))).not.toBeNull()
  await until(() => stand.waiting() === 0)
  await device.round()
  expect(await left(house)).toBe(0)
  await device.see(code)
  expect(device.counter.state()).toMatchObject({ kind: 'verdict', view: { verdict: 'redeemable' } })
})

test('a mug that is back on the shelf before anything was sent counts there at once', async () => {
  const { code, at } = await open()
  const device = await at('q1')
  await take(device)
  const before = device.counter.balance() as number
  device.road.isDown = true
  await device.round()
  await device.round()
  await device.see(code)
  await device.counter.give()
  expect(device.counter.balance()).toBe(before - 1)
  const stand = device.counter.stand()!
  await stand.afterwards(bookUndo(stand.power, stand.given()[0]!.id, true))
  expect(stand.waiting()).toBe(2)
  expect(device.counter.balance()).toBe(before)
})

test('a holding device whose clerk signs out returns every hold, and is one no longer', async () => {
  const { house, at } = await open(3)
  const device = await at('q1')
  await take(device)
  const held = async () => (await house.store.connections.read.select().from(vouchers)).filter(({ heldBy }) => heldBy !== null).length
  expect(await held()).toBe(3)
  const stand = device.counter.stand()!
  device.road.isDown = true
  await leaveCounter(device.app, stand)
  // Nothing is dropped that nobody hears of.
  expect((await stand.power.store.run((database) => database.getAll('vouchers'))).every(({ hold }) => hold !== null)).toBe(true)
  device.road.isDown = false
  await leaveCounter(device.app, stand)
  expect(await held()).toBe(0)
  expect(stand.isHolder()).toBe(false)
})

test('a typed code asks its four digits of the server where this device does not know them', async () => {
  const { house, code, at } = await open()
  const device = await at('q2')
  device.counter.setCode(code)
  await device.counter.lookUp()
  expect(device.counter.state()).toMatchObject({ kind: 'verdict', view: { verdict: 'redeemable', factNeeded: true } })
  device.counter.setFact('0000')
  await device.counter.give()
  expect(device.counter.trouble()).toMatch(/4 số cuối/)
  expect(await given(house)).toHaveLength(0)
  expect(device.counter.stand()?.waiting()).toBe(0)
})

test('the holding device finds its own by name without network, and the counter gives what was found', async () => {
  const { code, at } = await open(2)
  const device = await at('q1')
  await take(device)
  device.road.isDown = true
  await device.round()
  const find = createRoot(() => createFindVoucher(device.app))
  find.set('name', 'duyen my')
  await find.search()
  expect([find.ownAt() !== null, find.deed.trouble()]).toEqual([true, null])
  expect(find.found()?.matches.map((one) => one.code)).toContain(code)
  void device.counter.show(code)
  await until(() => device.counter.state().kind === 'verdict')
  expect(device.counter.state()).toMatchObject({ mode: 'offline', source: 'search', view: { verdict: 'redeemable' } })
})
