import { createEffect, createMemo, on, onCleanup } from 'solid-js'
import type { App } from './app.ts'

const EVERY = 2_000

/** Asks again every few seconds while something is under way; not without network, not while the screen is out of sight, never after it was left. A read looks by itself when the screen is turned to again. */
export function createPoll(app: App, underWay: () => boolean, again: () => unknown): void {
  const { network, timers } = app.device
  createEffect(
    on(createMemo(underWay), (wanted) => {
      if (!wanted) return
      onCleanup(timers.every(EVERY, () => network.online() && network.seen() && void again()))
    }),
  )
}
