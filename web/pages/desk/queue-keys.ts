import type { QueueEntry } from '#contract/enrolments.ts'
import type { Queue, ReasonAct } from '../../state/queue.ts'

type Hands = {
  list: () => HTMLElement | undefined
  queue: Queue
  opened: () => QueueEntry | null
  open: (entry: QueueEntry) => void
  /** Does the open entry stand beside the list, and follow as one walks? */
  follows: () => boolean
  ask: (act: ReasonAct, ids: readonly string[]) => void
  verify: (ids: readonly string[]) => void
}

/** j and k walk, space chooses, Enter opens, v confirms, t returns and x rejects what is chosen, or else where one stands; u undoes. */
export function rowKeys({ list, queue, opened, open, follows, ask, verify }: Hands) {
  const rows = () => [...(list()?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const idHere = () => rows().find((row) => row.contains(document.activeElement))?.dataset.row ?? opened()?.id
  const entryOf = (id: string | undefined) => queue.shown().find((one) => one.id === id)
  const walk = (step: number) => {
    const here = rows().findIndex((row) => row.dataset.row === idHere())
    const to = rows()[here < 0 ? 0 : Math.min(Math.max(here + step, 0), rows().length - 1)]
    to?.querySelector<HTMLElement>('.queue-row-open')?.focus()
    const entry = entryOf(to?.dataset.row)
    if (entry && opened() && follows()) open(entry)
  }
  const withHere = (act: (id: string) => void) => (event: KeyboardEvent) => {
    // A button outside the list keeps what a key does to it.
    const { activeElement } = document
    const isElsewhere = activeElement instanceof HTMLElement && activeElement.matches('button, a, summary, input') && !list()?.contains(activeElement)
    const id = idHere()
    if (!id || (isElsewhere && (event.key === ' ' || event.key === 'Enter'))) return
    event.preventDefault()
    act(id)
  }
  const judged = (act: (ids: readonly string[]) => void) =>
    withHere((id) => {
      const chosen = queue.picked().length > 0 ? queue.picked() : [id].filter((one) => entryOf(one) && !queue.isOwn(entryOf(one)!))
      if (queue.confirms && queue.state() === 'received' && !queue.deed.busy() && chosen.length > 0) act(chosen)
    })
  return {
    j: () => walk(1),
    k: () => walk(-1),
    ' ': withHere((id) => (queue.state() === 'received' || queue.state() === 'verified') && queue.pick([id], !queue.isPicked(id))),
    Enter: withHere((id) => entryOf(id) && open(entryOf(id)!)),
    v: judged(verify),
    t: judged((ids) => ask('return', ids)),
    x: judged((ids) => ask('rejection', ids)),
    u: () => queue.toast.said()?.undo?.(),
  }
}
