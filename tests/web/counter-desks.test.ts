import { createRoot } from 'solid-js'
import { afterEach, expect, test } from 'vitest'
import { handovers, overrides, stockMoves, vouchers } from '#db/schema/index.ts'
import { createFindVoucher } from '../../web/state/find-voucher.ts'
import { takeAndDrop } from '../../web/state/hold-drop.ts'
import { createHolds } from '../../web/state/holds.ts'
import { createLostVoucher } from '../../web/state/lost-voucher.ts'
import { counterAt, counterHouse, deviceOf } from './counter-house.ts'
import { until } from './fake-device.ts'

type Device = Awaited<ReturnType<typeof counterAt>>
let closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.toReversed()) await close()
  closing = []
})

async function open(holder: string) {
  const { house, codes } = await counterHouse()
  closing.push(house.close)
  const at = async (clerk: string) => {
    const device = await counterAt(house, clerk)
    closing.push(device.close)
    return device
  }
  const device = await at(holder)
  const answer = await device.app.device.api.send('POST', `/api/offices/${device.counter.stand()!.officeId()}/holding-device`)
  expect(answer.ok).toBe(true)
  await device.round()
  return { house, code: codes[0] as string, device, at, read: house.store.connections.read }
}
const verdict = ({ counter }: Device) => {
  const state = counter.state()
  return state.kind === 'verdict' ? state.view.verdict : state.kind
}

test('the device that holds a lost voucher re-issues it: the old code is red on it at once, also without network, the new one is given', async () => {
  const { device, code, read } = await open('q1')
  const { app } = device
  const find = createRoot(() => createFindVoucher(app))
  find.set('name', 'duyen')
  await find.search()
  const match = find.found()!.matches[0]!
  const lost = createRoot(() => createLostVoucher(app, match, (one) => takeAndDrop(app, one)))
  lost.setReason('Rơi mất phiếu')
  const slip = await lost.reissue()
  expect([lost.deed.trouble(), match.code, slip?.code === code]).toEqual([null, code, false])
  // Before any round has told: it may not be given here any more.
  device.road.isDown = true
  await device.round()
  await device.round()
  await device.see(code)
  expect(verdict(device)).not.toBe('redeemable')
  device.road.isDown = false
  await device.round()
  await device.round()
  device.road.isDown = true
  await device.round()
  await device.round()
  await device.see(code)
  expect(verdict(device)).toBe('replaced')
  await device.see(slip!.code)
  expect(verdict(device)).toBe('redeemable')
  await device.counter.give()
  device.road.isDown = false
  await device.round()
  expect(await read.select().from(handovers)).toMatchObject([{ voucherCode: slip!.code }])
  expect((await read.select().from(vouchers)).map((one) => one.state).toSorted()).toEqual(['redeemed', 'replaced'])
})

test('a voucher that was given here and is not sent yet gets no other code', async () => {
  const { device, code, read } = await open('q1')
  const { app } = device
  const find = createRoot(() => createFindVoucher(app))
  find.set('name', 'duyen')
  await find.search()
  const match = find.found()!.matches[0]!
  await device.see(code)
  device.road.troubles.set('/api/sync', ['cut', 'cut', 'cut'])
  await device.counter.give()
  const lost = createRoot(() => createLostVoucher(app, match, (one) => takeAndDrop(app, one)))
  lost.setReason('Rơi mất phiếu')
  expect(await lost.reissue()).toBeNull()
  expect(lost.deed.trouble()).toMatch(/chưa gửi/)
  expect((await read.select().from(vouchers)).map((one) => one.state)).toEqual(['issued'])
})

test('a supervisor gives the hold of a device that cannot be asked to the one that waits, and it is given there once', async () => {
  const { house, device, code, at, read } = await open('q1')
  device.road.isDown = true
  const waiting = await at('q2')
  await waiting.see(code)
  expect(verdict(waiting)).toBe('held')
  const desk = await deviceOf(house, 'pt1')
  closing.push(desk.close)
  const holds = createRoot(() => createHolds(desk.app))
  await until(() => holds.requests().length === 1)
  holds.ask('one', holds.requests()[0]!)
  await holds.decide(holds.asking()!, 'Máy kia hỏng hoặc mất')
  expect([holds.asking(), holds.deed.trouble(), holds.requests()]).toEqual([null, null, []])
  expect(await read.select().from(overrides)).toHaveLength(1)
  waiting.counter.again()
  await until(() => verdict(waiting) === 'redeemable')
  await waiting.counter.give()
  expect(await read.select().from(handovers)).toMatchObject([{ voucherCode: code, override: expect.anything() }])
})

test('a supervisor takes a handover back once it is said that the mug came back, and the shelf has it again', async () => {
  const { house, device, code, read } = await open('q1')
  await device.see(code)
  await device.counter.give()
  expect(device.counter.state().kind).toBe('ready')
  const desk = await deviceOf(house, 'pt1')
  closing.push(desk.close)
  const holds = createRoot(() => createHolds(desk.app))
  await until(() => Boolean(holds.handovers.value()?.handovers.length))
  const line = holds.handovers.value()!.handovers[0]!
  holds.askUndo(line)
  await holds.undo(line, 'Trao nhầm người')
  expect(holds.deed.trouble()).toMatch(/thu lại/)
  holds.setReturned(true)
  await holds.undo(line, 'Trao nhầm người')
  expect([holds.undoing(), holds.deed.trouble()]).toEqual([null, null])
  expect((await read.select().from(stockMoves)).reduce((sum, { kind, quantity }) => sum + (['handover', 'return'].includes(kind) ? quantity : 0), 0)).toBe(0)
  await device.round()
  await device.see(code)
  expect(verdict(device)).toBe('redeemable')
})
