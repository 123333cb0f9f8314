import { createSignal, onCleanup } from 'solid-js'
import type { Disclosure, History } from '#contract/enrolments.ts'
import type { Evidence, Versions } from '#contract/evidence.ts'
import type { App } from './app.ts'
import { createDeed, unkept } from './desk.ts'
import { createRead } from './read.ts'

const SECONDS = 30

/** One entry looked at closely: what it went through and was changed in, what speaks for and against it (unless it is the own), and its numbers in full for half a minute. */
export function createEntryDetail(app: App, id: () => string, isOwn: () => boolean = () => false) {
  const reads = unkept(app.person()!.reads)
  const history = createRead<History>(reads, () => `/api/enrolments/${id()}/history`)
  const versions = createRead<Versions>(reads, () => `/api/enrolments/${id()}/versions`)
  const evidence = createRead<Evidence>(reads, () => (isOwn() ? null : `/api/enrolments/${id()}/evidence`))
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
  return { history, versions, evidence, deed, disclosed, seconds, disclose, hide }
}
