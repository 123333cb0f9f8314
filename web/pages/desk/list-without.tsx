import { For, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { StateChip } from '../../parts/state-chip.tsx'
import { useApp } from '../../state/app.ts'
import type { List } from '../../state/list.ts'
import { createWithoutPayment } from '../../state/list-entries.ts'
import { list } from '../../text/list.vi.ts'
import { Loaded } from '../loaded.tsx'
import { EmptyGroup, GroupFoot, Trouble } from './list-group.tsx'
import { EntrySheet } from './queue-entry.tsx'
import { QueueRow } from './queue-row.tsx'
import { ReasonSheet } from './reason-sheet.tsx'
import './queue.css'

const t = list.without

/** Entries that no payment of the list speaks of; one may be looked at whole, and returned to whoever logged it. */
export function WithoutPayment(props: { list: List }) {
  const own = createWithoutPayment(useApp(), props.list)
  return (
    <>
      <Loaded read={own.entries.read} rows={6}>
        {() => (
          <Show when={own.entries.entries().length > 0} fallback={<EmptyGroup group="without-payment" />}>
            <p class="small second">{t.words}</p>
            <Trouble words={own.asking() ? null : own.deed.trouble()} />
            <ul class="rows rows-card">
              <For each={own.entries.entries()}>
                {(entry) => (
                  <>
                    <QueueRow entry={entry} picked={false} onOpen={() => own.setOpen(entry)} />
                    <li class="list-logged small second">
                      <StateChip state={entry.state} />
                      <span>
                        {list.collector}: {entry.collector.name} ({entry.collector.code}) · {entry.organisation}
                      </span>
                    </li>
                  </>
                )}
              </For>
            </ul>
            <GroupFoot list={props.list} group="without-payment" rows={own.entries} />
          </Show>
        )}
      </Loaded>
      <EntrySheet
        entry={own.open()}
        onClose={() => own.setOpen(null)}
        mayReveal={props.list.confirms}
        foot={
          <Show when={own.open()} keyed>
            {(entry) => (
              <>
                <Show when={own.isOwn(entry)}>
                  <p class="small second">{t.own}</p>
                </Show>
                <Show when={own.mayUnverify(entry)}>
                  <Button kind="plain" icon="back" busy={own.deed.busy()} onClick={() => void own.unverify(entry)}>
                    {t.unverify}
                  </Button>
                </Show>
                <Show when={own.mayReturn(entry)}>
                  <Button kind="plain" icon="back" onClick={() => own.ask(entry)}>
                    {t.return}
                  </Button>
                </Show>
              </>
            )}
          </Show>
        }
      />
      <Show when={own.asking()} keyed>
        {(entry) => (
          <ReasonSheet
            open
            title={t.returnTitle}
            go={t.return}
            reasons={[t.because(props.list.name()).slice(0, 300), ...t.others]}
            busy={own.deed.busy()}
            trouble={own.deed.trouble()}
            onClose={() => own.ask(null)}
            onReason={(reason) => void own.giveBack(entry, reason)}
          />
        )}
      </Show>
    </>
  )
}
