import { useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { QueueEntry } from '#contract/enrolments.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp } from '../../state/app.ts'
import { useKeys } from '../../state/keys.ts'
import { createQueue, type Queue as QueueOf, type QueueGroup, type ReasonAct } from '../../state/queue.ts'
import { desk } from '../../text/desk.vi.ts'
import { count } from '../../text/format.ts'
import { queue as t } from '../../text/queue.vi.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { ConfirmTabs } from './confirm-tabs.tsx'
import { EntrySheet } from './queue-entry.tsx'
import { QueueActs } from './queue-acts.tsx'
import { QueueFilters } from './queue-filters.tsx'
import { rowKeys } from './queue-keys.ts'
import { QueueRow } from './queue-row.tsx'
import { ReasonSheet } from './reason-sheet.tsx'
import './queue.css'

/** What waits for a word: choose many and confirm, or open one. */
export default function Queue() {
  const app = useApp()
  const [params] = useSearchParams<{ tuan?: string; tat?: string }>()
  const queue = createQueue(app, { week: params.tuan, all: params.tat === '1' })
  const [open, setOpen] = createSignal<QueueEntry | null>(null)
  const [asking, setAsking] = createSignal<{ act: ReasonAct; ids: string[] } | null>(null)
  const [list, setList] = createSignal<HTMLElement>()
  const ask = (act: ReasonAct, ids: readonly string[]) => (queue.deed.say(null), setAsking({ act, ids: [...ids] }))
  const decide = async (reason: string) => {
    const { act, ids } = asking()!
    if (!(await queue.decide(act, ids, reason))) return
    setAsking(null)
    setOpen(null)
  }
  useKeys(rowKeys(list, queue, setOpen, (id) => ask('rejection', [id])))

  return (
    <Screen title={t.title} note={t.note(count(queue.list.count()))}>
      <ConfirmTabs />
      <div class="page">
        <QueueFilters queue={queue} />
        <Show when={queue.deed.trouble() && !asking()}>
          <Note tone="error" icon="warn">
            {queue.deed.trouble()}
          </Note>
        </Show>
        <Loaded read={queue.list.read} rows={6}>
          {() => (
            <Show when={queue.shown().length > 0} fallback={<Nothing queue={queue} />}>
              <div class="queue-groups" ref={setList}>
                <For each={queue.groups()}>{(group) => <Group group={group} queue={queue} onOpen={setOpen} />}</For>
              </div>
              <Show when={queue.list.hasMore()}>
                <Button kind="plain" wide busy={queue.list.moreBusy()} onClick={() => void queue.list.more()}>
                  {desk.more}
                </Button>
              </Show>
              <p class="small second queue-keys">{t.keys}</p>
            </Show>
          )}
        </Loaded>
        <Said toast={queue.toast} />
        <Show when={queue.picked().length > 0}>
          <QueueActs queue={queue} ids={queue.picked()} onAsk={ask} bar />
        </Show>
      </div>
      <EntrySheet
        entry={open()}
        onClose={() => setOpen(null)}
        mayReveal={queue.confirms}
        foot={
          <Show when={open()} keyed>
            {(entry) => <QueueActs queue={queue} ids={[entry.id]} own={queue.isOwn(entry)} onAsk={ask} onDone={() => setOpen(null)} />}
          </Show>
        }
      />
      <Show when={asking()} keyed>
        {(one) => (
          <ReasonSheet
            open
            title={t.reasons[one.act].title(one.ids.length)}
            go={t.reasons[one.act].go}
            danger={one.act === 'rejection'}
            reasons={t.reasons[one.act].list}
            note={one.act === 'rejection' ? t.rejectNote : one.act === 'setAside' ? t.setAsideNote : undefined}
            busy={queue.deed.busy()}
            trouble={queue.deed.trouble()}
            onClose={() => setAsking(null)}
            onReason={(reason) => void decide(reason)}
          />
        )}
      </Show>
    </Screen>
  )
}

function Group(props: { group: QueueGroup; queue: QueueOf; onOpen: (entry: QueueEntry) => void }) {
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
              onOpen={() => props.onOpen(entry)}
              onPick={picks() ? (on) => props.queue.pick([entry.id], on) : undefined}
            />
          )}
        </For>
      </ul>
    </section>
  )
}

function Nothing(props: { queue: QueueOf }) {
  const words = () => (props.queue.state() === 'received' && !props.queue.flagged() ? t.empty : t.emptyOther)
  return (
    <Empty drawing="draw-checks" title={words().title}>
      {words().words}
    </Empty>
  )
}
