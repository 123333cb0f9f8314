import { Show } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import { petalShape } from './plate.tsx'
import './plate-legend.css'

type PlateLegendProps = { official: number; received: number; queued: number }

/** What the petals' colours say, with their counts: the figures are never added up. */
export function PlateLegend(props: PlateLegendProps) {
  return (
    <ul class="plate-legend">
      <li>
        <Petal state="official" />
        <span>
          <b class="figures">{props.official}</b> {parts.plate.official}
        </span>
      </li>
      <li>
        <Petal state="received" />
        <span>
          <b class="figures">{props.received}</b> {parts.plate.received}
        </span>
      </li>
      <Show when={props.queued}>
        <li>
          <Petal state="queued" />
          <span>
            <b class="figures">+{props.queued}</b> {parts.plate.queued}
          </span>
        </li>
      </Show>
    </ul>
  )
}

const Petal = (props: { state: string }) => (
  <svg class="plate-legend-petal" data-state={props.state} viewBox="104 8 32 36" aria-hidden="true">
    <path d={petalShape} />
  </svg>
)
