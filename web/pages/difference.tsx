import { createSignal, For, Show } from 'solid-js'
import type { Difference as Changes } from '#contract/results.ts'
import { Button } from '../parts/button.tsx'
import { type ChangeLine, moveLines, prizeLines } from '../state/difference.ts'
import { difference as t } from '../text/difference.vi.ts'
import { parts } from '../text/parts.vi.ts'
import './difference.css'

const FIRST = 5

/** What a correction changes: whose prize is another, and who moved from where to where. */
export function Difference(props: { value: Changes; own?: readonly string[] }) {
  const prizes = () => prizeLines(props.value, props.own ?? [])
  const moves = () => moveLines(props.value, props.own ?? [])
  return (
    <div class="stack">
      <Show when={prizes().length + moves().length === 0}>
        <p>{t.none}</p>
      </Show>
      <Lines title={t.prizes} lines={prizes()} />
      <Lines title={t.moves} lines={moves()} />
    </div>
  )
}

/** The own line and the first ones; the rest at a press, since one who falls lifts everybody below. */
function Lines(props: { title: string; lines: readonly ChangeLine[] }) {
  const [all, setAll] = createSignal(false)
  const shown = () => (all() ? props.lines : props.lines.filter((line, at) => at < FIRST || line.mine))
  return (
    <Show when={props.lines.length > 0}>
      <section class="stack-tight">
        <h3>{props.title}</h3>
        <ul class="difference-lines">
          <For each={shown()}>
            {(line) => (
              <li class="difference-line" data-mine={line.mine ? '' : undefined}>
                <b>
                  {line.name}
                  <Show when={line.mine}>
                    {' '}
                    <span class="difference-mine">{parts.rank.you}</span>
                  </Show>
                </b>
                <span class="small second">{line.words}</span>
              </li>
            )}
          </For>
        </ul>
        <Show when={shown().length < props.lines.length}>
          <Button kind="bare" onClick={() => setAll(true)}>
            {t.more(props.lines.length)}
          </Button>
        </Show>
      </section>
    </Show>
  )
}
