import { createSignal } from 'solid-js'
import { LIMITS } from '#contract/protocol.ts'
import { backoff } from '#rules/outbox.ts'
import type { Failure } from '../device/api.ts'
import type { Device } from '../device/device.ts'
import { syncRound, type SyncPowers } from './sync.ts'

export type SenderStatus =
  | { kind: 'resting' }
  | { kind: 'sending'; done: number; of: number }
  | { kind: 'sent'; count: number }
  | { kind: 'failed'; failure: Failure; until: number }

type SenderPowers = SyncPowers & {
  device: Device
  staffId: string
  /** Does this person log at all? Who does not has nothing to send or to be told. */
  logs: () => boolean
  /** How many items wait. */
  waiting: () => number
  /** The store has changed. */
  changed: () => void
  expired: () => void
  /** All went, and all there was to hear was heard. */
  done: () => void
}

export const SEND_LOCK = 'ra-quan-send'
const FEWEST = 5
const MINUTE = 60_000
const SENT_SHOWN = 4_000

/** Sends what waits and asks for what is new: one sender over all tabs, tries again for ever, obeys Retry-After. */
export function createSender(power: SenderPowers) {
  const { device } = power
  const [status, setStatus] = createSignal<SenderStatus>({ kind: 'resting' })
  let running: Promise<void> | null = null
  let again = false
  let forced = false
  let attempt = 0
  let size: number = LIMITS.syncItems
  let held = false
  let cancelRetry: (() => void) | null = null

  /** By an event, or by hand and by the clock (`force`), which try even when the browser believes that there is no network. */
  function kick(force = false): Promise<void> {
    if (held || !(power.logs() || power.waiting() > 0)) return Promise.resolve()
    forced ||= force
    cancelRetry?.()
    cancelRetry = null
    again = true
    return (running ??= run().finally(() => (running = null)))
  }

  async function run(): Promise<void> {
    while (again) {
      again = false
      const dares = forced || device.network.online()
      forced = false
      // Without network nothing is marked as on its way: it stays "Chờ gửi", and may still be changed in place.
      const failure: Failure | null = dares ? await device.locks.alone(SEND_LOCK, sendAll) : { kind: 'unreachable' }
      attempt = failure ? attempt + Number(dares) : 0
      if (failure) fail(failure)
    }
  }

  async function sendAll(): Promise<Failure | null> {
    let done = 0
    const total = power.waiting()
    for (;;) {
      // The session's cookie belongs to whoever signed in last on this phone: nobody's entries go under another's name.
      const last = await device.deviceStore.run((database) => database.get('facts', 'lastStaffId'))
      if (last !== power.staffId) return null
      if (total > 0) setStatus({ kind: 'sending', done, of: Math.max(total, done) })
      const round = await syncRound(power, power.changed, size)
      power.changed()
      if (round.kind === 'failed') {
        // A thin road that carries no large parcel may carry small ones.
        const smaller = Math.max(isTooLarge(round.failure) ? 1 : FEWEST, Math.ceil(size / 2))
        const splits = isTooLarge(round.failure) && smaller < size
        if (round.failure.kind === 'unreachable' || splits) size = Math.min(size, smaller)
        if (!splits) return round.failure
        continue
      }
      size = Math.min(LIMITS.syncItems, size * 2)
      done += round.sent
      if (!round.more) break
    }
    power.done()
    setStatus(done > 0 ? { kind: 'sent', count: done } : { kind: 'resting' })
    if (done > 0) device.timers.after(SENT_SHOWN, () => status().kind === 'sent' && setStatus({ kind: 'resting' }))
    return null
  }

  /** Whoever kicked meanwhile may know better, as when the network came back: then it tries at once, unless the server said when. */
  function fail(failure: Failure): void {
    const retryAfter = failure.kind === 'refused' ? failure.retryAfter : 0
    if (failure.kind === 'refused' && failure.status === 401) power.expired()
    const pause = backoff(attempt, device.random(), retryAfter)
    held = retryAfter > 0
    if (held) {
      again = false
      device.timers.after(retryAfter, () => (held = false))
    }
    cancelRetry?.()
    setStatus({ kind: 'failed', failure, until: device.now() + pause })
    cancelRetry = device.timers.after(pause, () => void kick(true))
  }

  const stops = [
    device.network.onChange(() => device.network.online() && void kick()),
    device.network.onWake(() => void kick()),
    device.timers.every(MINUTE, () => power.waiting() > 0 && !cancelRetry && void kick()),
  ]
  return { status, kick, stop: () => [...stops, () => cancelRetry?.()].forEach((stop) => stop()) }
}
export type Sender = ReturnType<typeof createSender>

const isTooLarge = (failure: Failure) => failure.kind === 'refused' && failure.code === 'body-too-large'
