import { createSignal } from 'solid-js'
import type { CaseList, CaseView } from '#contract/cases.ts'
import { cases as t } from '../text/cases.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast, unkept } from './desk.ts'
import { createRead } from './read.ts'

/** Cases that wait for a word, and those that got one. */
export function createCases(app: App) {
  const [state, setState] = createSignal<'open' | 'decided'>('open')
  const read = createRead<CaseList>(unkept(app.person()!.reads), () => `/api/cases?state=${state()}&campaign=${app.bundle()?.id ?? ''}`)
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)

  async function decide(one: CaseView, counts: boolean, reason: string): Promise<boolean> {
    const answer = await deed.send('POST', `/api/cases/${one.id}/decision`, { counts, reason })
    // Somebody else was faster: the list shows what was decided.
    if (answer.ok || (answer.failure.kind === 'refused' && answer.failure.code === 'case-decided')) await read.reload()
    if (answer.ok) toast.say(t.done)
    return answer.ok
  }
  const isOwn = (one: CaseView) => [one.entry, one.holder].some((entry) => entry?.collector.id === app.me()?.id)
  return { read, deed, toast, state, setState, decide, isOwn }
}
export type Cases = ReturnType<typeof createCases>
