import { createSignal } from 'solid-js'
import type { AmendmentList, AmendmentView } from '#contract/amendments.ts'
import { amendments as t } from '../text/amendments.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast, unkept } from './desk.ts'
import { createRead } from './read.ts'

/** Proposed changes of entries in final periods: those that wait for a second organiser, and those that are done. */
export function createAmendments(app: App) {
  const [state, setState] = createSignal<'open' | 'decided'>('open')
  const read = createRead<AmendmentList>(unkept(app.person()!.reads), () => `/api/amendments?state=${state()}&campaign=${app.bundle()?.id ?? ''}`)
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)
  const [busyAt, setBusyAt] = createSignal('')
  const isOwn = (one: AmendmentView) => one.byId === app.me()?.id

  /** Whatever is answered, the list shows what is so now. */
  async function send(one: AmendmentView, method: 'POST' | 'DELETE', path: string, words: string): Promise<void> {
    setBusyAt(one.id)
    const answer = await deed.send(method, `/api/amendments/${one.id}${path}`)
    const trouble = deed.trouble()
    await read.reload()
    setBusyAt('')
    if (answer.ok) toast.say(words)
    else deed.say(trouble)
  }
  return {
    ...{ read, deed, toast, state, setState },
    approve: (one: AmendmentView) => send(one, 'POST', '/approval', t.done.approved),
    /** Taken back by whoever proposed, declined by any other. */
    withdraw: (one: AmendmentView) => send(one, 'DELETE', '', isOwn(one) ? t.done.withdrawn : t.done.declined),
    isBusy: (one: AmendmentView) => busyAt() === one.id,
    isOwn,
    isOwnEntry: (one: AmendmentView) => one.entry.collector.id === app.me()?.id,
    period: (id: string) => app.bundle()?.periods.find((period) => period.id === id) ?? null,
    office: (id: string | null) => app.bundle()?.offices.find((office) => office.id === id)?.name ?? null,
  }
}
export type Amendments = ReturnType<typeof createAmendments>
