import { createEffect, createSignal, onCleanup } from 'solid-js'
import type { Device } from '../device/device.ts'

/** A newer build: offered, and taken only when nothing would be lost by loading anew. */
export function createUpdate(device: Device, sending: () => boolean) {
  const [ready, setReady] = createSignal(false)
  const [held, setHeld] = createSignal(0)
  const [taken, setTaken] = createSignal(false)
  const free = () => held() === 0 && !sending()
  onCleanup(device.update.onReady(() => setReady(true)))
  onCleanup(device.update.onTaken(() => setTaken(true)))
  createEffect(() => taken() && free() && device.update.reload())
  return {
    ready: () => ready() && free(),
    take: () => ready() && free() && device.update.take(),
    look: () => device.update.look(),
    /** A form that is half filled in holds it back until the answer is called. */
    hold: () => {
      setHeld((count) => count + 1)
      let given = false
      return () => {
        if (!given) setHeld((count) => count - 1)
        given = true
      }
    },
  }
}
