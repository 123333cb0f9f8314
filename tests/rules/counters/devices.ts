import type { DeviceHold, RoundAnswer } from '#rules/holding.ts'
import type { Chance, Rules } from './rules.ts'
import type { Claimed, Item, Receipt, Server } from './server.ts'

type Request = { device: Device; epoch: number; sentAt: number; ask: (offset: number) => Answer }
type Answer =
  | { kind: 'sync'; receipts: Receipt[] }
  | { kind: 'round'; office: string; answer: RoundAnswer & { next: number } }
  | { kind: 'claim'; claimed: Claimed }
export type Device = {
  name: string
  office: string
  shift: string
  online: boolean
  /** Grows with each crash: what was on its way to the old life is never heard. */
  epoch: number
  /** Server time minus the device's own. */
  clockOff: number
  rows: Map<string, DeviceHold>
  /** By office: at another one a device hears all anew. */
  cursors: Map<string, number>
  /** The voucher whose verdict stands on its screen. */
  sight: string | null
  outbox: Item[]
}
export type Given = { id: string; code: string; device: Device; staff: string; undone: boolean; returned: boolean }
export type Counters = ReturnType<typeof makeCounters>

/** Devices with a durable store, and a network between them and the server that loses, delays, doubles and reorders. */
export function makeCounters(rules: Rules, server: Server, chance: Chance, clock: { now: number }) {
  const requests: Request[] = []
  const answers: (Request & { answered: Answer })[] = []
  const given: Given[] = []
  let count = 0

  const rowOf = (device: Device, code: string) => device.rows.get(code) ?? rules.unknownHold(code)
  const cursorOf = (device: Device, office: string) => device.cursors.get(office) ?? 0
  const clockOf = (device: Device) => clock.now - device.clockOff
  const send = (device: Device, ask: Request['ask']) => void requests.push({ device, epoch: device.epoch, sentAt: clockOf(device), ask })
  /** Items that an earlier one is not yet through for wait behind it; a shift sends its own. */
  const itemsOf = (device: Device, most: number) => device.outbox.filter(({ staff }) => staff === device.shift).slice(0, most)

  function hear(device: Device, answer: Answer): void {
    if (answer.kind === 'claim') {
      const { code, hold } = answer.claimed
      if (hold !== null) device.rows.set(code, rules.hearClaim(rowOf(device, code), hold))
      device.sight = code
    } else if (answer.kind === 'round') {
      for (const [code, row] of rules.applyRound(device.rows, answer.answer, (seen) => seen === device.sight)) device.rows.set(code, row)
      device.cursors.set(answer.office, Math.max(cursorOf(device, answer.office), answer.answer.next))
    } else {
      for (const { id, seq } of answer.receipts) {
        const item = device.outbox.find((one) => one.id === id)
        if (!item) continue
        device.outbox = device.outbox.filter((one) => one.id !== id)
        device.rows.set(item.code, rules.settle(rowOf(device, item.code), seq))
      }
    }
  }

  function book(device: Device, code: string, isForced = false): void {
    const id = `${device.name}-${(count += 1)}`
    const booked = rules.book(rowOf(device, code), device.shift, id)
    if (!booked && !isForced) return
    const item = { id, kind: 'handover' as const, staff: device.shift, code, office: device.office, capturedAt: clockOf(device) }
    // The row and the item: one transaction.
    if (booked) device.rows.set(code, booked.row)
    else device.rows.set(code, { ...rowOf(device, code), unsent: rowOf(device, code).unsent + 1, by: device.shift })
    device.outbox.push({ ...item, mode: device.online ? 'online' : 'offline', hold: booked?.hold ?? null })
    given.push({ id, code, device, staff: device.shift, undone: false, returned: false })
  }

  return {
    ...{ given, book },
    sendSync(device: Device) {
      const items = itemsOf(device, 1 + chance.below(4))
      const roundTrip = chance.below(3_000)
      send(device, (offset) => ({ kind: 'sync', receipts: server.sync(device.name, items, offset, roundTrip) }))
    },
    sendRound(device: Device) {
      const { name, office } = device
      const [since, releases] = [cursorOf(device, office), rules.releasesDue(device.rows.values())]
      send(device, () => ({ kind: 'round', office, answer: server.round(name, office, since, releases) }))
    },
    sendClaim: (device: Device, code: string) => send(device, () => ({ kind: 'claim', claimed: server.claim(device.name, code) })),
    /** "Đã trao" at the older door; without an answer the clerk keeps the mug. */
    handOverNow(device: Device, code: string) {
      const id = `${device.name}-${(count += 1)}`
      if (!server.handOverNow(device.name, device.shift, id, code, device.office)) return
      given.push({ id, code, device, staff: device.shift, undone: false, returned: false })
    },
    takeBack(device: Device, one: Given, returned: boolean) {
      const row = rules.takeBack(rowOf(device, one.code), device.shift, one.id)
      if (!row || one.undone || one.staff !== device.shift) return
      device.rows.set(one.code, row)
      device.outbox.push({ id: `${one.id}-undo`, kind: 'undo', staff: device.shift, of: one.id, code: one.code, returned, capturedAt: clockOf(device) })
      Object.assign(one, { undone: true, returned })
    },
    /** The clerk walks away, or the page is closed or killed: nobody waits any more, and nothing is written down. */
    leave(device: Device) {
      device.sight = null
      device.epoch += 1
    },
    giveUp(device: Device, code: string) {
      const row = rowOf(device, code)
      if (row.hold !== null) device.rows.set(code, rules.drop(row, row.hold))
    },
    /** One message arrives, or is lost, or arrives and will arrive once more. */
    carry(isUp: boolean) {
      const back = chance.whether(0.5)
      if (back) {
        const message = chance.take(answers)
        if (!message || chance.whether(0.1) || !message.device.online || message.epoch !== message.device.epoch) return
        if (chance.whether(0.3)) answers.push(message)
        return hear(message.device, message.answered)
      }
      const message = chance.take(requests)
      if (!message || !isUp || chance.whether(0.1) || !message.device.online) return
      if (chance.whether(0.2)) requests.push(message)
      answers.push({ ...message, answered: message.ask(clock.now - message.sentAt) })
    },
    /** Everybody has network and time: nothing is left unsent. */
    settleDown(devices: Device[]) {
      requests.length = 0
      answers.length = 0
      for (const device of devices) {
        for (const shift of new Set(device.outbox.map(({ staff }) => staff))) {
          device.shift = shift
          while (itemsOf(device, 1).length > 0) hear(device, { kind: 'sync', receipts: server.sync(device.name, itemsOf(device, 50), device.clockOff, 0) })
        }
      }
      for (const device of devices) device.sight = null
      for (const device of [...devices, ...devices, ...devices]) {
        const { name, office } = device
        const answer = server.round(name, office, cursorOf(device, office), rules.releasesDue(device.rows.values()))
        hear(device, { kind: 'round', office, answer })
      }
    },
  }
}
