import { For, Show } from 'solid-js'
import type { StockSurvey } from '#contract/stock.ts'
import type { OfficesStock } from '../../state/offices-stock.ts'
import { PLAN, type Placed } from '../../state/offices-stock-plan.ts'
import { count } from '../../text/format.ts'
import { officesStock as t } from '../../text/offices-stock.vi.ts'

const NUMBERED = 40
const LEGEND = ['below-issued', 'below-need', 'enough'] as const

/** The counters laid out by their place: size says how many mugs, colour and edge who lacks some; each leads to its shelf. */
export function Plan(props: { state: OfficesStock; survey: StockSurvey }) {
  const placed = () => props.state.placed()
  const unplaced = () => props.state.offices().length - placed().length
  return (
    <section class="stack-tight offices-stock-plan">
      <h2>{t.plan.heading}</h2>
      <Show when={placed().length > 0} fallback={<p class="second">{t.plan.none}</p>}>
        <div class="card stack-tight">
          <svg viewBox={`0 0 ${PLAN.width} ${PLAN.height}`} role="group" aria-label={t.plan.heading}>
            <For each={props.survey.suggestions}>{(one) => <Way state={props.state} from={one.from} to={one.to} kind="suggested" />}</For>
            <For each={props.survey.shipments}>{(one) => <Way state={props.state} from={one.from.id} to={one.to.id} kind="travelling" />}</For>
            <For each={placed()}>{(one) => <Circle one={one} isNumbered={placed().length <= NUMBERED} />}</For>
          </svg>
          <ul class="wrap small offices-stock-legend">
            <For each={LEGEND}>
              {(state) => (
                <li>
                  <svg viewBox="0 0 20 20" aria-hidden="true">
                    <circle class="offices-stock-dot" data-warning={state} cx="10" cy="10" r="8" />
                  </svg>
                  {t.plan.legend[state]}
                </li>
              )}
            </For>
          </ul>
          <p class="small second">{t.plan.words}</p>
          <Show when={unplaced() > 0}>
            <p class="small second">{t.plan.unplaced(unplaced())}</p>
          </Show>
        </div>
      </Show>
    </section>
  )
}

function Circle(props: { one: Placed; isNumbered: boolean }) {
  const office = () => props.one.office
  const state = () => t.state(office().balance, office().warning && t.warnings[office().warning!])
  return (
    // A link alone would be made as one of HTML.
    <g>
      <a href={`/kho/${office().id}`} aria-label={t.plan.label(props.one.row, office().name, state())}>
        <title>{`${office().name}: ${count(office().balance)}`}</title>
        <circle class="offices-stock-dot" data-warning={office().warning ?? 'enough'} cx={props.one.x} cy={props.one.y} r={props.one.r} />
        <Show when={props.isNumbered}>
          <text class="offices-stock-number" data-warning={office().warning ?? 'enough'} x={props.one.x} y={props.one.y} dy="0.36em">
            {props.one.row}
          </text>
        </Show>
      </a>
    </g>
  )
}

function Way(props: { state: OfficesStock; from: string; to: string; kind: 'suggested' | 'travelling' }) {
  const at = (id: string) => props.state.placed().find(({ office }) => office.id === id)
  return (
    <Show when={at(props.from)}>
      {(from) => (
        <Show when={at(props.to)}>
          {(to) => <line class="offices-stock-line" data-kind={props.kind} x1={from().x} y1={from().y} x2={to().x} y2={to().y} />}
        </Show>
      )}
    </Show>
  )
}
