import { createSignal, onCleanup } from 'solid-js'
import type { Disclosure, History } from '#contract/enrolments.ts'
import type { App } from './app.ts'
import { createDeed, unkept } from './desk.ts'
import { createRead } from './read.ts'

const SECONDS = 30

/** One entry looked at closely: its history, and its numbers in full for half a minute. */
export function createEntryDetail(app: App, id: () => string) {
  const history = createRead<History>(unkept(app.person()!.reads), () => `/api/enrolments/${id()}/history`)
  const deed = createDeed(app)
  const [disclosed, setDisclosed] = createSignal<Disclosure | null>(null)
  const [seconds, setSeconds] = createSignal(0)
  let stop = () => {}

  async function disclose(): Promise<void> {
    const answer = await deed.send<Disclosure>('POST', `/api/enrolments/${id()}/disclosure`)
    if (!answer.ok) return
    hide()
    setDisclosed(answer.value)
    setSeconds(SECONDS)
    stop = app.device.timers.every(1_000, () => setSeconds((left) => left - 1) <= 0 && hide())
  }
  function hide(): void {
    stop()
    setDisclosed(null)
  }
  onCleanup(hide)
  return { history, deed, disclosed, seconds, disclose, hide }
}
