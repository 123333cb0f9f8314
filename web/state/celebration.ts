import { createSignal } from 'solid-js'

/** Falling petals have a switch of their own, kept with this person's phone. */
export type CelebrationSwitch = { on: () => boolean; set: (on: boolean) => void }

export function createCelebration(keep: (on: boolean) => Promise<unknown>): CelebrationSwitch & { load: (kept: unknown) => void } {
  const [on, setOn] = createSignal(true)
  return {
    on,
    load: (kept) => setOn(kept !== false),
    set: (next) => {
      setOn(next)
      void keep(next)
    },
  }
}
