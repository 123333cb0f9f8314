import { createMemo, createSignal, onCleanup } from 'solid-js'
import { UNDO_WITHIN } from '#rules/redemption.ts'
import { stand as t } from '../text/counter-stand.vi.ts'
import type { App } from './app.ts'
import { bookUndo } from './counter-book.ts'
import type { CounterStand, OpenGiven } from './counter-stand.ts'
import { createToast } from './desk.ts'

const TICK = 15_000

/** The last handovers of this device, and the way back for the clerk who made them (RULES section 11). */
export function createUndo(app: App, stand: () => CounterStand | null, undone: (id: string) => void = () => {}) {
  const { now, timers } = app.device
  const toast = createToast(timers)
  const [time, setTime] = createSignal(now())
  const [chosen, setChosen] = createSignal<OpenGiven | null>(null)
  const [busy, setBusy] = createSignal(false)
  onCleanup(timers.every(TICK, () => setTime(now())))
  const own = createMemo(() => (stand()?.given() ?? []).filter(({ by, at }) => by === app.person()?.staffId && at > Math.max(time(), now()) - UNDO_WITHIN))
  const may = (one: OpenGiven) => !one.undone && one.at > now() - UNDO_WITHIN

  /** Taken back here first; sent behind its handover. */
  async function undo(returned: boolean): Promise<void> {
    const [at, one] = [stand(), chosen()]
    if (!at || !one || busy()) return
    setBusy(true)
    const id = may(one) ? await at.afterwards(bookUndo(at.power, one.id, returned)).catch(() => null) : null
    setBusy(false)
    setChosen(null)
    toast.say(id ? t.undo.done(returned) : t.undo.failed)
    if (id) undone(one.id)
  }
  return {
    ...{ recent: own, chosen, busy, undo, toast, may },
    ask: (id: string) =>
      setChosen(
        stand()
          ?.given()
          .find((one) => one.id === id) ?? null,
      ),
    close: () => setChosen(null),
  }
}
export type Undo = ReturnType<typeof createUndo>
