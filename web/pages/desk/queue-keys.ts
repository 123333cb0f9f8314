import type { QueueEntry } from '#contract/enrolments.ts'
import type { Queue } from '../../state/queue.ts'

/** j and k walk, space chooses, Enter opens (the row is a button), x asks why not. */
export function rowKeys(list: () => HTMLElement | undefined, queue: Queue, open: (entry: QueueEntry) => void, reject: (id: string) => void) {
  const rows = () => [...(list()?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const here = () => rows().findIndex((row) => row.contains(document.activeElement))
  const idHere = () => rows()[here()]?.dataset.row
  const walk = (step: number) => {
    const to = here() < 0 ? 0 : Math.min(Math.max(here() + step, 0), rows().length - 1)
    rows()[to]?.querySelector<HTMLElement>('.queue-row-open')?.focus()
  }
  const withHere = (act: (id: string) => void) => (event: KeyboardEvent) => {
    const id = idHere()
    if (!id) return
    event.preventDefault()
    act(id)
  }
  return {
    j: () => walk(1),
    k: () => walk(-1),
    ' ': withHere((id) => queue.pick([id], !queue.isPicked(id))),
    Enter: withHere((id) => {
      const entry = queue.shown().find((one) => one.id === id)
      if (entry) open(entry)
    }),
    x: withHere((id) => queue.confirms && queue.state() === 'received' && reject(id)),
  }
}
