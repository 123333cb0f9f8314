import { createMemo, For, type JSX, Show } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import { petals } from './petals.ts'
import './plate.css'

type PlateProps = {
  official: number
  received: number
  queued: number
  target: number
  unit?: string
  /** Petals just added: lacquer until the screen is left. They are the last of those that are painted. */
  fresh?: number
  /** The figure holds what is not yet official. */
  provisional?: boolean
  label?: string
  children?: JSX.Element
}

export const petalShape = 'M111.25 40C105.5 31 106.25 23.2 113 17.2Q118 13.3 120 10Q122 13.3 127 17.2C133.75 23.2 134.5 31 128.75 40Q120 41.8 111.25 40Z'
const vein = 'M120 38.8C122 34 121.75 27.4 120 22C118.25 27.4 118 34 120 38.8Z'

/** The rim is a ring of lotus petals; each person enrolled paints one. */
export function Plate(props: PlateProps) {
  const ring = createMemo(() => petals(props))
  const unit = () => props.unit ?? parts.plate.people
  const figure = () => props.official + props.received
  const label = () => props.label ?? parts.plate.label(props.official, props.received, props.queued, props.target, unit())
  return (
    <div class="plate" role="img" aria-label={label()}>
      <svg class="plate-ring" viewBox="0 0 240 240" aria-hidden="true">
        <circle class="plate-disc" cx="120" cy="120" r="119" />
        <circle class="plate-well" cx="120" cy="120" r="76.8" />
        <circle class="plate-line" cx="120" cy="120" r="116.2" stroke-width="2.2" />
        <circle class="plate-line" cx="120" cy="120" r="113" stroke-width=".9" />
        <circle class="plate-line" cx="120" cy="120" r="76.8" stroke-width=".9" />
        <circle class="plate-line" cx="120" cy="120" r="73.4" stroke-width="2" />
        <For each={ring()}>
          {(petal, index) => (
            <g transform={`rotate(${(index() * 360) / ring().length} 120 120)`}>
              <g class="plate-petal" data-state={petal} transform={`translate(${120 - 120 * narrow(ring().length)}) scale(${narrow(ring().length)} 1)`}>
                <path d={petalShape} />
                <path class="plate-vein" d={vein} />
              </g>
            </g>
          )}
        </For>
      </svg>
      <div class="plate-middle" aria-hidden="true">
        <Show when={!props.children} fallback={props.children}>
          <span class="plate-figure">{figure()}</span>
          <span class="plate-of">{parts.plate.of(props.target, unit())}</span>
          <Show when={figure() >= props.target && props.target > 0 && !props.provisional}>
            <span class="plate-note">{parts.plate.reached}</span>
          </Show>
          <Show when={props.provisional}>
            <span class="plate-note" data-provisional="">
              {parts.plate.provisional}
            </span>
          </Show>
        </Show>
      </div>
    </div>
  )
}

// A petal is drawn for a rim of 18; fuller rims take it narrower.
const narrow = (count: number) => Math.min(1.15, 18 / count)
