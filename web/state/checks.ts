import { createMemo, createSignal } from 'solid-js'
import type { CallView, CheckCounts, CheckList, DrawnEntry } from '#contract/checks.ts'
import { DRAWN_STATES, triedDays, type CallOutcome, type DrawnState } from '#rules/sample.ts'
import { checks as t } from '../text/checks.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast, unkept } from './desk.ts'
import { rolesOf } from './places.ts'
import { createRead } from './read.ts'

/** The drawn entries: a supervisor's own to call, or all of them to look at. */
export function createChecks(app: App) {
  const calls = rolesOf(app.me()).includes('supervisor')
  const path = () => (app.bundle() ? `/api/checks?campaign=${app.bundle()!.id}${calls ? '&mine=1' : ''}` : null)
  const read = createRead<CheckList>(unkept(app.person()!.reads), path)
  const toast = createToast(app.device.timers)
  const [state, setState] = createSignal<DrawnState>('open')
  const [openId, setOpenId] = createSignal<string | null>(null)
  const all = () => read.value()?.entries ?? []
  const shown = createMemo(() => all().filter((one) => one.state === state()))
  const toCall = createMemo(() => all().filter((one) => one.mayCall && one.state === 'open'))
  const counts = (): CheckCounts => read.value()?.counts ?? { entries: 0, confirmed: 0, denied: 0, unreached: 0, open: 0, fallen: 0 }

  /** What was said of an entry; then the next one that nobody called today stands open, if this was one of a row. */
  async function after(outcome: CallOutcome): Promise<void> {
    const before = openId()
    toast.say(t.done[outcome])
    await read.reload()
    const rest = toCall().filter(({ entry }) => entry.id !== before)
    setOpenId(rest.find((one) => !isTriedToday(one, app.device.now()))?.entry.id ?? null)
  }
  return {
    ...{ calls, read, toast, state, setState, shown, toCall, counts, all, after },
    open: () => all().find(({ entry }) => entry.id === openId()) ?? null,
    show: (id: string | null) => setOpenId(id),
    next: () => setOpenId((toCall().find((one) => !isTriedToday(one, app.device.now())) ?? toCall()[0])?.entry.id ?? null),
    settled: () => counts().entries - counts().open,
    filters: () => DRAWN_STATES.map((value) => ({ value, label: t.states[value], count: counts()[value] })),
  }
}
export type Checks = ReturnType<typeof createChecks>

/** One call to be written down: what was said stands twice before it is sent, and its id outlives a lost answer. */
export function createCall(app: App, drawn: () => DrawnEntry) {
  const deed = createDeed(app)
  const [outcome, setOutcome] = createSignal<CallOutcome | null>(null)
  const [note, setNote] = createSignal('')
  let id = app.person()!.newId()

  function ask(wanted: CallOutcome | null): void {
    if (wanted !== outcome()) id = app.person()!.newId()
    deed.say(null)
    setOutcome(wanted)
  }
  async function report(): Promise<CallOutcome | null> {
    const said = outcome()
    if (!said || deed.busy()) return null
    const { resultId, entry } = drawn()
    const answer = await deed.send<CallView>('POST', `/api/checks/${resultId}/entries/${entry.id}/calls`, { id, outcome: said, note: note().trim() })
    return answer.ok ? said : null
  }
  return { deed, outcome, note, setNote, ask, report }
}
export type CallState = ReturnType<typeof createCall>

/** On how many days nobody answered. */
export const triesOf = ({ calls }: DrawnEntry): number => triedDays(calls)

const HALF_A_DAY = 12 * 3_600_000
const isTriedToday = ({ calls }: DrawnEntry, now: number): boolean => calls.some(({ at }) => now - at < HALF_A_DAY)
