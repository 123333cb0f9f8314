import { createSignal, For, Show } from 'solid-js'
import type { QueueEntry } from '#contract/enrolments.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Note } from '../../parts/note.tsx'
import { SaveBar } from '../../parts/save-bar.tsx'
import { useApp } from '../../state/app.ts'
import { createLate, type LateAct } from '../../state/late.ts'
import { clockOfDay, count } from '../../text/format.ts'
import { late as t } from '../../text/late.vi.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { ConfirmTabs } from './confirm-tabs.tsx'
import { EntrySheet } from './queue-entry.tsx'
import { QueueRow } from './queue-row.tsx'
import { ReasonSheet } from './reason-sheet.tsx'
import './late.css'
import './queue.css'

/** Late entries: accepted into the period of their receipt, or left out of it. */
export default function Late() {
  const late = createLate(useApp())
  const [open, setOpen] = createSignal<QueueEntry | null>(null)
  const [asking, setAsking] = createSignal<{ act: LateAct; ids: string[] } | null>(null)
  const ask = (act: LateAct, ids: string[]) => (late.deed.say(null), setAsking({ act, ids }))
  const decide = async (reason: string) => {
    const { act, ids } = asking()!
    if (!(await late.decide(act, ids, reason))) return
    setAsking(null)
    setOpen(null)
  }
  const acts = (ids: string[]) => (
    <>
      <Button kind="plain" onClick={() => ask('leaveOut', ids)}>
        {t.leaveOutMany(ids.length)}
      </Button>
      <Button icon="check" onClick={() => ask('accept', ids)}>
        {t.acceptMany(ids.length)}
      </Button>
    </>
  )
  return (
    <Screen title={t.title} note={t.note(count(late.entries().length))}>
      <ConfirmTabs />
      <div class="page">
        <p class="small second">{t.intro}</p>
        <Show when={late.deed.trouble() && !asking()}>
          <Note tone="error" icon="warn">
            {late.deed.trouble()}
          </Note>
        </Show>
        <Loaded read={late.list.read}>
          {() => (
            <Show
              when={late.entries().length > 0}
              fallback={
                <Empty drawing="draw-checks" title={t.empty.title}>
                  {t.empty.words}
                </Empty>
              }
            >
              <Show when={late.suggested().length > 1}>
                <Button
                  kind="plain"
                  icon="check"
                  onClick={() =>
                    late.pick(
                      late.suggested().map((entry) => entry.id),
                      true,
                    )
                  }
                >
                  {t.pickSuggested(late.suggested().length)}
                </Button>
              </Show>
              <ul class="rows queue-groups">
                <For each={late.entries()}>
                  {(entry) => (
                    <>
                      <QueueRow entry={entry} picked={late.isPicked(entry.id)} onPick={(on) => late.pick([entry.id], on)} onOpen={() => setOpen(entry)} />
                      <li class="late-word" data-suggestion={late.suggestion(entry)}>
                        <Icon name={late.suggestion(entry) === 'accept' ? 'check' : 'warn'} />
                        <span>
                          {t.suggestion[late.suggestion(entry)]}. {t.times(clockOfDay(entry.capturedAt), clockOfDay(entry.receivedAt))}.
                        </span>
                      </li>
                    </>
                  )}
                </For>
              </ul>
            </Show>
          )}
        </Loaded>
        <Said toast={late.toast} />
        <Show when={late.picked().length > 0}>
          <SaveBar>{acts(late.picked())}</SaveBar>
        </Show>
      </div>
      <EntrySheet
        entry={open()}
        onClose={() => setOpen(null)}
        mayReveal
        foot={
          <Show when={open()} keyed>
            {(entry) => acts([entry.id])}
          </Show>
        }
      />
      <Show when={asking()} keyed>
        {(one) => (
          <ReasonSheet
            open
            title={t.reasons[one.act].title(one.ids.length)}
            go={t.reasons[one.act].go}
            reasons={t.reasons[one.act].list}
            note={t.reasonNote}
            busy={late.deed.busy()}
            trouble={late.deed.trouble()}
            onClose={() => setAsking(null)}
            onReason={(reason) => void decide(reason)}
          />
        )}
      </Show>
    </Screen>
  )
}
