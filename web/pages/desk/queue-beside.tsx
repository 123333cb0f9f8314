import { type JSX, Show } from 'solid-js'
import type { QueueEntry } from '#contract/enrolments.ts'
import { Icon } from '../../parts/icon.tsx'
import { queue as t } from '../../text/queue.vi.ts'
import { EntryWhole } from './queue-entry.tsx'
import './queue-beside.css'

type BesideProps = { entry: QueueEntry | null; own: boolean; mayReveal: boolean; foot: JSX.Element; onClose: () => void }

/** The open entry beside the list, on a desk that has room for both. */
export function Beside(props: BesideProps) {
  return (
    <aside class="queue-beside" aria-label={t.entry.title}>
      <Show
        when={props.entry}
        keyed
        fallback={
          <div class="queue-beside-none">
            <b>{t.beside.title}</b>
            <p class="small second">{t.beside.words}</p>
          </div>
        }
      >
        {(entry) => (
          <>
            <header class="queue-beside-head">
              <h2>{entry.name}</h2>
              <button class="sheet-close" type="button" onClick={() => props.onClose()}>
                <Icon name="cross" label={t.beside.close} />
              </button>
            </header>
            <div class="queue-beside-content">
              <EntryWhole entry={entry} own={props.own} mayReveal={props.mayReveal} />
            </div>
            <footer class="queue-beside-foot">{props.foot}</footer>
          </>
        )}
      </Show>
    </aside>
  )
}
