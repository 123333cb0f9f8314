import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { Device } from '../device/device.ts'
import type { Sought } from './counter-look.ts'

const EVERY = 2_000
const FOR = 30_000

/** What another device holds, or what could not be asked, is asked again by itself for half a minute, one question at a time. */
export function createAsking({ now, timers }: Device, open: () => Sought | null, ask: (sought: Sought) => Promise<void>): () => boolean {
  const [asking, setAsking] = createSignal(false)
  createEffect(
    on(createMemo(open), (sought) => {
      if (!sought) return
      const until = now() + FOR
      let isBusy = false
      setAsking(true)
      const stop = timers.every(EVERY, () => {
        if (now() > until) return (stop(), setAsking(false))
        if (isBusy) return
        isBusy = true
        void ask(sought).finally(() => (isBusy = false))
      })
      onCleanup(() => (stop(), setAsking(false)))
    }),
  )
  return asking
}
