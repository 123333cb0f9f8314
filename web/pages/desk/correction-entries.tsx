import { For, Show } from 'solid-js'
import type { CorrectionEntry } from '#contract/results.ts'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/check.tsx'
import { StateChip } from '../../parts/state-chip.tsx'
import type { CorrectionState } from '../../state/correction.ts'
import { common } from '../../text/common.vi.ts'
import { correction as t } from '../../text/correction.vi.ts'
import { clockOfDay, count } from '../../text/format.ts'

/** What fell since the close, to be taken out, and what arrived, to be taken in; nothing is ticked beforehand. */
export function CorrectionEntries(props: { state: CorrectionState }) {
  return (
    <div class="stack">
      <For each={['fallen', 'arrived'] as const}>{(about) => <Group about={about} state={props.state} />}</For>
    </div>
  )
}

function Group(props: { about: CorrectionEntry['about']; state: CorrectionState }) {
  const entries = () => props.state.of(props.about)
  const all = () => entries().every(props.state.isPicked)
  return (
    <section class="card stack-tight">
      <header class="spread">
        <h2>{t[props.about].title}</h2>
        <Show when={entries().length > 1}>
          <Button kind="bare" onClick={() => props.state.pick(entries(), !all())}>
            {all() ? t.noneOf : t.all}
          </Button>
        </Show>
      </header>
      <p class="small second">{t[props.about].words}</p>
      <ul class="correction-entries">
        <For each={entries()} fallback={<li class="small second">{t[props.about].none}</li>}>
          {(entry) => (
            <li>
              <Check name={`${entry.about}-${entry.id}`} checked={props.state.isPicked(entry)} onChange={(on) => props.state.pick([entry], on)}>
                <span class="correction-entry">
                  <span class="wrap">
                    <b>{entry.collector}</b>
                    <StateChip state={entry.state as 'verified'} />
                  </span>
                  <span class="small">{t.entry(common.product[entry.product as 'bhxh-tn'] ?? entry.product, count(entry.points))}</span>
                  <span class="small second">{t.times(clockOfDay(entry.collectedAt), clockOfDay(entry.receivedAt))}</span>
                  <Show when={entry.reason}>{(reason) => <span class="small second">{t.reason(reason())}</span>}</Show>
                  <Show when={entry.wonPrize}>
                    <span class="correction-prize">{t.wonPrize}</span>
                  </Show>
                </span>
              </Check>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
