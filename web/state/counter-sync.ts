import { createSignal } from 'solid-js'
import { type LinkEvent, nextLink, START } from '#rules/link-state.ts'
import { backoff } from '#rules/outbox.ts'
import type { Failure } from '../device/api.ts'
import type { Device } from '../device/device.ts'
import { counterRound, type RoundPowers } from './counter-round.ts'
import { SEND_LOCK } from './sender.ts'

export type CounterStatus = { kind: 'resting' } | { kind: 'working' } | { kind: 'failed'; failure: Failure; until: number }
type SyncPowers = RoundPowers & { device: Device; expired: () => void; changed: () => Promise<void> }

const EVERY = 10_000

/** A counter's rounds: one tab at a time, every ten seconds while the counter is in sight, after each operation, on wake and when the network comes. */
export function createCounterSync(power: SyncPowers) {
  const { device } = power
  const [status, setStatus] = createSignal<CounterStatus>({ kind: 'resting' })
  const [link, setLink] = createSignal(START)
  const [lookers, setLookers] = createSignal(0)
  let running: Promise<void> | null = null
  let again = false
  let attempt = 0
  let notBefore = -Infinity

  /** Whoever kicks during a round gets one behind it. `force`: back-off is not waited for, a Retry-After is. */
  function kick(force = false): Promise<void> {
    const failed = status()
    if (device.now() < notBefore || (!force && failed.kind === 'failed' && device.now() < failed.until)) return running ?? Promise.resolve()
    again = true
    return (running ??= run().finally(() => (running = null)))
  }

  async function run(): Promise<void> {
    while (again) {
      again = false
      setStatus({ kind: 'working' })
      const failure = await device.locks.alone(SEND_LOCK, round).catch((): Failure => ({ kind: 'unreachable' }))
      await power.changed()
      if (failure) fail(failure)
      else {
        attempt = 0
        setStatus({ kind: 'resting' })
      }
    }
  }

  async function round(): Promise<Failure | null> {
    // The session's cookie belongs to whoever signed in last here: nobody's handovers go under another's name.
    const last = await device.deviceStore.run((database) => database.get('facts', 'lastStaffId'))
    if (last !== power.clerk().id) return null
    const end = await counterRound(power)
    hear(end.kind === 'done' || end.failure.kind === 'refused' ? 'answered' : 'failed')
    return end.kind === 'failed' ? end.failure : null
  }

  function fail(failure: Failure): void {
    attempt += 1
    const retryAfter = failure.kind === 'refused' ? failure.retryAfter : 0
    if (failure.kind === 'refused' && failure.status === 401) power.expired()
    if (retryAfter > 0) notBefore = device.now() + retryAfter
    setStatus({ kind: 'failed', failure, until: device.now() + backoff(attempt, device.random(), retryAfter) })
  }

  const hear = (event: LinkEvent) => void setLink((before) => nextLink(before, event))
  const stops = [
    device.network.onChange(() => void kick(true)),
    device.network.onWake(() => void kick(true)),
    device.timers.every(EVERY, () => lookers() > 0 && device.network.seen() && void kick()),
  ]
  return {
    ...{ status, kick, hear },
    /** Works alone: what the server would say is not waited for. */
    alone: () => link().link === 'offline',
    /** A counter is in sight; the answer takes it back. */
    look: () => {
      setLookers((count) => count + 1)
      void kick(true)
      return () => void setLookers((count) => count - 1)
    },
    stop: () => stops.forEach((stop) => stop()),
  }
}
export type CounterSync = ReturnType<typeof createCounterSync>
