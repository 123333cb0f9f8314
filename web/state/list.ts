import { createEffect, createMemo, createSignal, on } from 'solid-js'
import type { ListView } from '#contract/lists.ts'
import { LIST_GROUPS } from '#rules/list-words.ts'
import { list as t } from '../text/list.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast, unkept } from './desk.ts'
import { isUnderWay, mayConfirm } from './lists.ts'
import { createPoll } from './poll.ts'
import { createRead } from './read.ts'

export type ShownGroup = (typeof LIST_GROUPS)[number] | 'without-payment'
/** In the order in which they are worked through. */
export const GROUPS: readonly ShownGroup[] = ['agreed', 'doubtful', 'unmatched', 'without-payment', 'different']

/** One official list: its counts, how far the server is, and what is done to the whole of it. */
export function createList(app: App, id: () => string) {
  const read = createRead<ListView>(unkept(app.person()!.reads), () => `/api/lists/${id()}`)
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)
  const [chosen, setGroup] = createSignal<ShownGroup | null>(null)
  const [turn, setTurn] = createSignal(0)
  let goingBack = false
  const view = () => read.value()
  const confirms = mayConfirm(app)
  createPoll(app, () => (view() ? isUnderWay(view()!) : false), read.reload)

  /** The group with something to do, as it was when the list was opened: it does not jump while the counts fall. */
  const first = createMemo<ShownGroup | null>((before) => before ?? (view()?.state === 'matched' ? firstOf(view()!, confirms) : null), null)
  const group = (): ShownGroup => chosen() ?? first() ?? 'agreed'

  createEffect(
    on(
      () => view() && { confirming: view()!.confirming, matching: view()!.state === 'matching' },
      (now, before) => {
        if (before && now && ((before.confirming && !now.confirming) || (before.matching && !now.matching))) ended(before.confirming)
        return now
      },
    ),
  )

  function ended(confirming: boolean): void {
    if (confirming) toast.say(goingBack ? t.agreed.undone : t.agreed.confirmed)
    setTurn((count) => count + 1)
  }

  async function ask(noun: 'matching' | 'verifications' | 'verifications/undo'): Promise<void> {
    const before = turn()
    goingBack = noun === 'verifications/undo'
    const answer = await deed.send('POST', `/api/lists/${id()}/${noun}`)
    await read.reload()
    // A short list is through before it is looked at.
    const isThrough = read.state() === 'fresh' && view() && !isUnderWay(view()!) && turn() === before
    if (answer.ok && isThrough) ended(noun !== 'matching')
  }

  return {
    ...{ read, deed, toast, group, setGroup, confirms, id },
    /** Counts up when rows may have moved between groups. */
    turn,
    name: () => view()?.name ?? '',
    confirmAll: () => ask('verifications'),
    takeBack: () => ask('verifications/undo'),
    /** What was confirmed in one go and may still be taken back. */
    undo: () => {
      const undo = view()?.undo
      return undo && undo.count > 0 && undo.until > app.device.now() ? undo : null
    },
    compareAgain: () => ask('matching'),
  }
}
export type List = ReturnType<typeof createList>

export const countOf = ({ counts }: ListView, group: ShownGroup): number => (group === 'without-payment' ? counts.withoutPayment : counts[group])

function firstOf(list: ListView, confirms: boolean): ShownGroup {
  if (confirms && list.counts.toConfirm > 0) return 'agreed'
  return (['doubtful', 'unmatched', 'without-payment'] as const).find((group) => countOf(list, group) > 0) ?? 'agreed'
}
