import { useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { QueueEntry } from '#contract/enrolments.ts'
import { Button } from '../../parts/button.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp } from '../../state/app.ts'
import { useKeys } from '../../state/keys.ts'
import { createQueue, type ReasonAct } from '../../state/queue.ts'
import { createWide } from '../../state/wide.ts'
import { desk } from '../../text/desk.vi.ts'
import { count } from '../../text/format.ts'
import { queue as t } from '../../text/queue.vi.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { ConfirmTabs } from './confirm-tabs.tsx'
import { Beside } from './queue-beside.tsx'
import { EntrySheet } from './queue-entry.tsx'
import { Group, Nothing, PickClean } from './queue-groups.tsx'
import { QueueActs } from './queue-acts.tsx'
import { QueueFilters } from './queue-filters.tsx'
import { rowKeys } from './queue-keys.ts'
import { ReasonSheet } from './reason-sheet.tsx'
import './queue.css'

/** What waits for a word: choose many and confirm, or open one; on a wide desk it stands beside the list. */
export default function Queue() {
  const app = useApp()
  const [params, setParams] = useSearchParams<Record<string, string>>()
  const queue = createQueue(app, { read: (name) => params[name], write: (changes) => setParams(changes, { replace: true }) })
  const wide = createWide()
  const [open, setOpen] = createSignal<QueueEntry | null>(null)
  const [asking, setAsking] = createSignal<{ act: ReasonAct; ids: string[] } | null>(null)
  const [list, setList] = createSignal<HTMLElement>()
  const ask = (act: ReasonAct, ids: readonly string[]) => (queue.deed.say(null), setAsking({ act, ids: [...ids] }))
  /** What was decided is followed by the next of the list, as long as there is one. */
  const after = (ids: readonly string[], next: QueueEntry | null) => {
    if (open() && ids.includes(open()!.id)) setOpen(wide() ? next : null)
  }
  const nextOf = (ids: readonly string[]) => {
    const shown = queue.shown()
    const from = shown.findIndex((entry) => ids.includes(entry.id))
    return shown.slice(Math.max(from, 0)).find((entry) => !ids.includes(entry.id)) ?? null
  }
  const decide = async (reason: string) => {
    const { act, ids } = asking()!
    const next = nextOf(ids)
    if (!(await queue.decide(act, ids, reason))) return
    setAsking(null)
    after(ids, next)
  }
  const verify = async (ids: readonly string[]) => {
    const next = nextOf(ids)
    await queue.verify(ids)
    const left = queue.shown().map((entry) => entry.id)
    after(
      ids.filter((id) => !left.includes(id)),
      next,
    )
  }
  const isOwn = () => open() !== null && queue.isOwn(open()!)
  const foot = () => (
    <Show when={open()} keyed>
      {(entry) => (
        <QueueActs queue={queue} ids={[entry.id]} own={isOwn()} onAsk={ask} onVerify={(ids) => void verify(ids)} onDone={() => setOpen(null)} still={wide()} />
      )}
    </Show>
  )
  useKeys(rowKeys({ list, queue, opened: open, open: setOpen, follows: wide, ask, verify: (ids) => void verify(ids) }))

  return (
    <Screen title={t.states[queue.state()]} note={t.note(count(queue.list.count()))}>
      <ConfirmTabs />
      <div class="page">
        <div class="queue-columns" data-wide={wide() ? '' : undefined}>
          <div class="stack">
            <QueueFilters queue={queue} />
            <Show when={queue.deed.trouble() && !asking()}>
              <Note tone="error" icon="warn">
                {queue.deed.trouble()}
              </Note>
            </Show>
            <Loaded read={queue.list.read} rows={6}>
              {() => (
                <Show when={queue.shown().length > 0} fallback={<Nothing queue={queue} />}>
                  <PickClean queue={queue} />
                  <div class="queue-groups" ref={setList}>
                    <For each={queue.groups()}>{(group) => <Group group={group} queue={queue} open={open()?.id ?? null} onOpen={setOpen} />}</For>
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
          </div>
          <Show when={wide()}>
            <Beside entry={open()} own={isOwn()} mayReveal={queue.confirms} foot={foot()} onClose={() => setOpen(null)} />
          </Show>
        </div>
        <Said toast={queue.toast} />
        <Show when={queue.picked().length > 0}>
          <QueueActs queue={queue} ids={queue.picked()} onAsk={ask} onVerify={(ids) => void verify(ids)} bar />
        </Show>
      </div>
      <Show when={!wide()}>
        <EntrySheet entry={open()} own={isOwn()} onClose={() => setOpen(null)} mayReveal={queue.confirms} foot={foot()} />
      </Show>
      <Show when={asking()} keyed>
        {(one) => (
          <ReasonSheet
            open
            title={t.reasons[one.act].title(one.ids.length)}
            go={t.reasons[one.act].go}
            danger={one.act === 'rejection'}
            reasons={t.reasons[one.act].list}
            several={one.act === 'return'}
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
