import { For, Show } from 'solid-js'
import type { CheckCounts, CheckRecord } from '#contract/checks.ts'
import { Button } from '../../parts/button.tsx'
import { Facts } from '../../parts/facts.tsx'
import { checks } from '../../text/checks.vi.ts'
import { count, stamped } from '../../text/format.ts'

const t = checks.record

/** The random check in the closing record: how it was drawn, and what the calls came to, winner by winner. */
export function ClosingCheck(props: { value: CheckRecord }) {
  const facts = () => [
    { label: t.share, value: t.shareOf(props.value.share, props.value.least) },
    { label: t.entries, value: count(props.value.entries) },
    { label: t.at, value: stamped(props.value.at) },
  ]
  return (
    <section class="card stack" id="kiem-tra">
      <header class="spread">
        <h2>{t.title}</h2>
        <span class="closing-left" data-clear={props.value.open === 0 ? '' : undefined}>
          {props.value.open === 0 ? t.clear : t.left(props.value.open)}
        </span>
      </header>
      <Facts items={facts()} />
      <ul class="closing-check" aria-label={t.winners}>
        <For each={props.value.winners}>
          {(winner) => (
            <li>
              <span>
                <b>{winner.name}</b> <span class="small second">{t.board[winner.board]}</span>
              </span>
              <span class="small">
                <span class="figures">{t.counts(winner.confirmed, winner.entries)}</span>
                <For each={restOf(winner)}>
                  {([kind, number]) => (
                    <span class="closing-check-rest" data-kind={kind}>
                      {' · '}
                      {t.rest[kind]} <span class="figures">{number}</span>
                    </span>
                  )}
                </For>
              </span>
            </li>
          )}
        </For>
      </ul>
      <p class="small">
        <b>{t.seed}</b>
        <br />
        <code class="closing-hash figures">{props.value.seed}</code>
      </p>
      <p class="small second">{t.how}</p>
      <Show when={props.value.entries > 0}>
        <div>
          <Button kind="plain" icon="phone" href="/xac-nhan/kiem-tra">
            {t.see}
          </Button>
        </div>
      </Show>
    </section>
  )
}

/** What is not confirmed, as far as there is any. */
const restOf = (counts: CheckCounts) =>
  (['denied', 'unreached', 'open', 'fallen'] as const).flatMap((kind) => (counts[kind] > 0 ? [[kind, counts[kind]] as const] : []))
