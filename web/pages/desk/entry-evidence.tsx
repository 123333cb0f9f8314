import { For, Show } from 'solid-js'
import type { Evidence } from '#contract/evidence.ts'
import { Icon } from '../../parts/icon.tsx'
import { StateChip } from '../../parts/state-chip.tsx'
import { evidence as t } from '../../text/evidence.vi.ts'
import { clockOfDay } from '../../text/format.ts'
import './entry-evidence.css'

/** What wants a second look, each with its numbers and the entries it speaks of, and what speaks for the entry. */
export function EntryEvidence(props: { evidence: Evidence }) {
  return (
    <>
      <section class="stack-tight">
        <h3>{t.against}</h3>
        <Show when={props.evidence.against.length > 0} fallback={<p class="small second">{t.nothingAgainst}</p>}>
          <ul class="entry-evidence">
            <For each={props.evidence.against}>
              {(one) => (
                <li class="entry-evidence-one" data-against="">
                  <Icon name="warn" />
                  <div>
                    {t.sentence[one.code](one)}
                    <Others others={one.others} beyond={one.beyond} />
                  </div>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </section>
      <section class="stack-tight">
        <h3>{t.inFavour}</h3>
        <Show when={props.evidence.inFavour.length > 0} fallback={<p class="small second">{t.nothingFor}</p>}>
          <ul class="entry-evidence">
            <For each={props.evidence.inFavour}>
              {(one) => (
                <li class="entry-evidence-one">
                  <Icon name="check" />
                  <div>{t.support[one.code](one)}</div>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </section>
    </>
  )
}

function Others(props: Pick<Evidence['against'][number], 'others' | 'beyond'>) {
  return (
    <Show when={props.others.length > 0 || props.beyond > 0}>
      <ul class="entry-evidence-others" aria-label={t.others}>
        <For each={props.others}>
          {(other) => (
            <li>
              <span>
                {t.other(other.receiptNumber, other.collector.name, other.organisation)} · <span class="figures">{clockOfDay(other.collectedAt)}</span>
              </span>
              <StateChip state={other.state} />
            </li>
          )}
        </For>
        <Show when={props.beyond > 0}>
          <li class="second">{t.beyond(props.beyond)}</li>
        </Show>
      </ul>
    </Show>
  )
}
