import { For, Show } from 'solid-js'
import type { StockSurvey } from '#contract/stock.ts'
import { Button } from '../../parts/button.tsx'
import { readyToGoOn } from '../../parts/ready.ts'
import type { OfficesStock } from '../../state/offices-stock.ts'
import { officesStock as t } from '../../text/offices-stock.vi.ts'

/** What should be sent where, each in one tap. */
export function Suggestions(props: { state: OfficesStock; survey: StockSurvey }) {
  const none = () => (props.state.isShort() ? t.suggestions.short : t.suggestions.none)
  return (
    <section class="stack-tight">
      <header>
        <h2>{t.suggestions.heading}</h2>
        <p class="small second">{props.survey.suggestions.length > 0 ? t.suggestions.words : none()}</p>
      </header>
      <Show when={props.survey.suggestions.length > 0}>
        <ul class="rows rows-card">
          <For each={props.survey.suggestions}>
            {(one) => (
              <li class="offices-stock-row">
                <span class="offices-stock-name">
                  <b>{t.suggestions.line(one.quantity, props.state.nameOf(one.to))}</b>
                  <span class="small second">{t.suggestions.from(props.state.nameOf(one.from), one.metres)}</span>
                </span>
                <Show when={props.state.mayMove()}>
                  <Button
                    kind="plain"
                    icon="send"
                    busy={props.state.deed.busy()}
                    onClick={() => void props.state.sendSuggested(one).then(() => readyToGoOn('.offices-stock-row button', '.offices-stock-sent h2'))}
                  >
                    {t.suggestions.send}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}

/** Shipments that have not ended; the shelf they go to says when they came. */
export function Way(props: { survey: StockSurvey }) {
  return (
    <section class="stack-tight offices-stock-sent">
      <h2>{t.way.heading}</h2>
      <Show when={props.survey.shipments.length > 0} fallback={<p class="small second">{t.way.none}</p>}>
        <ul class="rows rows-card">
          <For each={props.survey.shipments}>
            {(one) => (
              <li class="offices-stock-row">
                <span class="offices-stock-name">
                  <a href={`/kho/${one.to.id}`}>{t.way.line(one.quantity, one.to.name)}</a>
                  <span class="small second">{t.way.from(one.from.name, one.at, one.by)}</span>
                  <Show when={one.note}>
                    <span class="small">{one.note}</span>
                  </Show>
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
