import { createSignal } from 'solid-js'
import { stand as t } from '../text/counter-stand.vi.ts'
import type { Failure } from '../device/api.ts'
import type { App } from './app.ts'
import { dropAll } from './counter-shelf.ts'
import type { CounterStand } from './counter-stand.ts'
import { createDeed, createToast } from './desk.ts'

/** Makes this device its office's holding device, or gives that back with all that it holds. */
export function createHolder(app: App, stand: () => CounterStand | null) {
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)
  const [isOpen, setOpen] = createSignal(false)
  const path = () => `/api/offices/${stand()?.officeId()}/holding-device`

  async function take(): Promise<void> {
    const at = stand()
    if (!at || deed.busy()) return
    const answer = await deed.send('POST', path())
    if (!answer.ok) return
    setOpen(false)
    await at.sync.kick(true)
    toast.say(t.holder.taken)
  }

  /** The naming goes first, lest the next round bring back what was just returned. */
  async function give(): Promise<void> {
    const at = stand()
    if (!at || deed.busy()) return
    const answer = await deed.send('DELETE', path())
    if (!answer.ok && !isNamedElsewhere(answer.failure)) return
    setOpen(false)
    await giveBack(at)
    toast.say(t.holder.given)
  }
  return { ...{ deed, toast, take, give, isOpen }, open: () => (deed.say(null), setOpen(true)), close: () => setOpen(false) }
}
export type Holder = ReturnType<typeof createHolder>

/** Drops all holds and tells the server. What is unsent keeps its hold. */
export async function giveBack(stand: CounterStand): Promise<void> {
  await dropAll(stand.power)
  await stand.sync.kick(true)
}

/** Before the session ends: what can be sent is sent, the naming ends and every hold goes back. Without an answer nothing is dropped, since an untold one helps nobody. */
export async function leaveCounter(app: App, stand: CounterStand): Promise<void> {
  await stand.sync.kick(true)
  if (stand.sync.status().kind === 'failed') return
  const { api } = app.device
  const ended = stand.isHolder() ? await api.send('DELETE', `/api/offices/${stand.officeId()}/holding-device`) : null
  // Named elsewhere meanwhile: what is held here goes back all the same.
  if (ended && !ended.ok && !isNamedElsewhere(ended.failure)) return
  await giveBack(stand)
}

const isNamedElsewhere = (failure: Failure) => failure.kind === 'refused' && failure.code === 'not-holding-device'
