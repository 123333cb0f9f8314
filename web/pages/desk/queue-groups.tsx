import { For, Show } from 'solid-js'
import type { QueueEntry } from '#contract/enrolments.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import type { Queue, QueueGroup } from '../../state/queue.ts'
import { queue as t } from '../../text/queue.vi.ts'
import { QueueRow } from './queue-row.tsx'

type GroupProps = { group: QueueGroup; queue: Queue; open: string | null; onOpen: (entry: QueueEntry) => void }

/** One collector's entries, chosen together or one by one. */
export function Group(props: GroupProps) {
  const ids = () => props.group.entries.map((entry) => entry.id)
  const all = () => ids().every((id) => props.queue.isPicked(id))
  const picks = () => props.queue.state() === 'received' || props.queue.state() === 'verified'
  return (
    <section>
      <header class="queue-group">
        <b>{t.group(props.group.name, props.group.entries.length)}</b>
        <Show when={picks()}>
          <Button kind="bare" onClick={() => props.queue.pick(ids(), !all())}>
            {all() ? t.dropGroup : t.pickGroup}
          </Button>
        </Show>
      </header>
      <ul class="rows">
        <For each={props.group.entries}>
          {(entry) => (
            <QueueRow
              entry={entry}
              picked={props.queue.isPicked(entry.id)}
              open={props.open === entry.id}
              onOpen={() => props.onOpen(entry)}
              onPick={picks() ? (on) => props.queue.pick([entry.id], on) : undefined}
            />
          )}
        </For>
      </ul>
    </section>
  )
}

/** Chooses all that nothing speaks against, as far as they are loaded. */
export function PickClean(props: { queue: Queue }) {
  const ids = () => props.queue.clean().map((entry) => entry.id)
  return (
    <Show when={props.queue.confirms && props.queue.state() === 'received' && ids().length > 1}>
      <Button kind="plain" icon="checks" onClick={() => (props.queue.unpick(), props.queue.pick(ids(), true))}>
        {t.pickClean(ids().length)}
      </Button>
    </Show>
  )
}

export function Nothing(props: { queue: Queue }) {
  const words = () => (props.queue.state() === 'received' && props.queue.filters.narrowed() === 0 ? t.empty : t.emptyOther)
  return (
    <Empty
      drawing="draw-checks"
      title={words().title}
      action={
        <Show when={props.queue.filters.narrowed() > 0}>
          <Button kind="plain" onClick={props.queue.filters.clear}>
            {t.filters.clear}
          </Button>
        </Show>
      }
    >
      {words().words}
    </Empty>
  )
}
