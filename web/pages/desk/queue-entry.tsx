import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import type { QueueEntry } from '#contract/enrolments.ts'
import { Button } from '../../parts/button.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Note } from '../../parts/note.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { StateChip } from '../../parts/state-chip.tsx'
import { useApp } from '../../state/app.ts'
import { createEntryDetail } from '../../state/entry-detail.ts'
import { clockOfDay } from '../../text/format.ts'
import { queue } from '../../text/queue.vi.ts'
import { EntryEvidence } from './entry-evidence.tsx'
import { factsOf } from './entry-facts.ts'
import EntryVersions from './entry-versions.tsx'
import { Marks } from './queue-row.tsx'
import './queue-entry.css'

const t = queue.entry

/** One entry whole: its facts, its numbers on demand, its history, and what may be said about it. */
export function EntrySheet(props: { entry: QueueEntry | null; own?: boolean; onClose: () => void; mayReveal: boolean; foot?: JSX.Element }) {
  return (
    <Sheet open={props.entry !== null} onClose={props.onClose} title={props.entry?.name ?? t.title} foot={props.foot}>
      <Show when={props.entry} keyed>
        {(entry) => <EntryWhole entry={entry} own={props.own ?? false} mayReveal={props.mayReveal} />}
      </Show>
    </Sheet>
  )
}

/** The same without its frame: in the sheet of a phone, or beside the list. */
export function EntryWhole(props: { entry: QueueEntry; own: boolean; mayReveal: boolean }) {
  const app = useApp()
  const detail = createEntryDetail(
    app,
    () => props.entry.id,
    () => props.own,
  )
  const [asked, setAsked] = createSignal(false)
  const facts = createMemo(() => factsOf(props.entry, detail.disclosed()))
  const reveal = () => (asked() ? void detail.disclose() : setAsked(true))
  return (
    <div class="stack">
      <div class="wrap">
        <StateChip state={props.entry.state} />
        <Marks entry={props.entry} shows={detail.evidence.value() ? 'late' : 'all'} />
      </div>
      <Show when={props.entry.donated}>
        <Note>{queue.donatedNote}</Note>
      </Show>
      <Show when={detail.evidence.value()}>{(found) => <EntryEvidence evidence={found()} />}</Show>
      <Facts small items={facts()} />
      <Show when={props.mayReveal && !detail.disclosed()}>
        <Show when={asked()}>
          <Note tone="warning" icon="eye">
            {t.revealNote}
          </Note>
        </Show>
        <Button kind="plain" icon="eye" busy={detail.deed.busy()} onClick={reveal}>
          {t.reveal}
        </Button>
      </Show>
      <Show when={detail.disclosed()}>
        <p class="small second" role="status">
          {t.revealing(detail.seconds())}
        </p>
      </Show>
      <Show when={detail.deed.trouble()}>
        {(trouble) => (
          <Note tone="error" icon="warn">
            {trouble()}
          </Note>
        )}
      </Show>
      <EntryVersions versions={detail.versions.value()?.versions ?? []} />
      <h3>{t.history}</h3>
      <ol class="queue-history">
        <For each={detail.history.value()?.transitions ?? []}>
          {(one) => (
            <li>
              <b>{t.acts[one.act] ?? one.act}</b> · <span class="figures">{clockOfDay(one.at)}</span>
              <Show when={one.by}> · {one.by}</Show>
              <Show when={one.reason}>
                <br />
                {one.reason}
              </Show>
            </li>
          )}
        </For>
      </ol>
    </div>
  )
}
