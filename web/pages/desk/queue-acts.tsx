import { Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { SaveBar } from '../../parts/save-bar.tsx'
import type { Queue, ReasonAct } from '../../state/queue.ts'
import { queue as t } from '../../text/queue.vi.ts'
import { EntryChanges } from './entry-changes.tsx'

type QueueActsProps = {
  queue: Queue
  ids: readonly string[]
  own?: boolean
  bar?: boolean
  onAsk: (act: ReasonAct, ids: readonly string[]) => void
  onVerify: (ids: readonly string[]) => void
  /** Beside the list the focus stays in the list. */
  still?: boolean
  onDone?: () => void
}

/** What may be said of the chosen entries, by whoever confirms, or by an organiser. */
export function QueueActs(props: QueueActsProps) {
  const changed = async (words: string) => {
    props.onDone?.()
    await props.queue.list.read.reload()
    props.queue.toast.say(words)
  }
  const foot = () => (
    <Show when={!props.own} fallback={<p class="small second">{t.entry.own}</p>}>
      <Show when={!props.bar && props.queue.list.entries().find(({ id }) => id === props.ids[0])} keyed>
        {(entry) => <EntryChanges entry={entry} confirms={props.queue.confirms} onDone={(words) => void changed(words)} />}
      </Show>
      <Show when={props.queue.confirms} fallback={<Aside {...props} />}>
        <Show when={props.queue.state() === 'received'}>
          <Judge {...props} />
        </Show>
        <Show when={props.queue.state() === 'verified'}>
          <TakeBack {...props} />
        </Show>
      </Show>
    </Show>
  )
  return (
    <Show when={props.bar} fallback={foot()}>
      <SaveBar>
        <div class="queue-bar">{foot()}</div>
      </SaveBar>
    </Show>
  )
}

function Judge(props: QueueActsProps) {
  const rests = () => props.bar || props.still
  return (
    <>
      <Button icon="back" kind="plain" stacked={props.bar ?? false} onClick={() => props.onAsk('return', props.ids)}>
        {t.return}
      </Button>
      <Button icon="cross" kind="danger" stacked={props.bar ?? false} onClick={() => props.onAsk('rejection', props.ids)}>
        {t.reject}
      </Button>
      <Button
        icon="checks"
        size="main"
        busy={props.queue.deed.busy()}
        onClick={() => props.onVerify(props.ids)}
        ref={(button) => !rests() && queueMicrotask(() => button.focus())}
      >
        {t.verify(props.ids.length)}
      </Button>
    </>
  )
}

function TakeBack(props: QueueActsProps) {
  const back = () => void props.queue.takeBack(props.ids).then(() => (props.queue.unpick(), props.onDone?.()))
  return (
    <Button kind="plain" icon="back" busy={props.queue.deed.busy()} onClick={back}>
      {t.unverify}
    </Button>
  )
}

function Aside(props: QueueActsProps) {
  const may = () => props.queue.state() === 'received' || props.queue.state() === 'returned'
  return (
    <Show when={may()}>
      <Button kind="plain" icon="clock" onClick={() => props.onAsk('setAside', props.ids)}>
        {t.setAside}
      </Button>
    </Show>
  )
}
