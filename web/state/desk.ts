import { createSignal, onCleanup } from 'solid-js'
import type { Answer, Failure } from '../device/api.ts'
import type { Timers } from '../device/timers.ts'
import { desk as t } from '../text/desk.vi.ts'
import { refusals } from '../text/refusals.vi.ts'
import type { App } from './app.ts'
import type { ReadPowers } from './read.ts'

/** Lists that hold participants are read anew each time: a desk keeps no copy of them. */
export const unkept = (reads: ReadPowers): ReadPowers => ({ ...reads, copies: { get: async () => undefined, put: async () => {} } })

/** What to say about an answer that did not come, or that refused. */
export const sentenceOf = (failure: Failure): string => (failure.kind === 'unreachable' ? t.unreachable : (refusals[failure.code] ?? refusals['unknown-error']))

/** One thing that a desk asks the server to do: busy while it is asked, and what went wrong in a sentence. */
export function createDeed(app: App) {
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | null>(null)

  async function send<Value>(method: 'POST' | 'DELETE' | 'PATCH', path: string, body?: unknown): Promise<Answer<Value>> {
    setBusy(true)
    setTrouble(null)
    const answer = await app.device.api.send<Value>(method, path, body)
    setBusy(false)
    if (!answer.ok) {
      if (answer.failure.kind === 'refused' && answer.failure.status === 401) app.session.expire()
      setTrouble(sentenceOf(answer.failure))
    }
    return answer
  }
  return { busy, trouble, send, say: setTrouble }
}
export type Deed = ReturnType<typeof createDeed>

export type Said = { words: string; undo?: () => void }

/** What was done a moment ago; with a way back it stays longer. */
export function createToast(timers: Timers) {
  const [said, setSaid] = createSignal<Said | null>(null)
  let stop = () => {}
  const clear = () => (stop(), setSaid(null))
  const say = (words: string, undo?: () => void) => {
    stop()
    setSaid(undo ? { words, undo: () => (clear(), undo()) } : { words })
    stop = timers.after(undo ? 10_000 : 4_000, () => setSaid(null))
  }
  onCleanup(() => stop())
  return { said, say, clear }
}
export type ToastState = ReturnType<typeof createToast>
