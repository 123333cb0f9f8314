import { For, Show } from 'solid-js'
import { petalShape } from './plate.tsx'
import './celebration.css'

// Fourteen places on a picture of 360 by 240, strewn by hand along its edges, where no words stand.
const fallen: readonly (readonly [x: number, y: number, turn: number, size: number])[] = [
  [46, 14, 62, 0.9],
  [142, 12, -35, 0.9],
  [216, 8, 75, 1.1],
  [276, 12, -25, 0.9],
  [342, 18, 48, 1.4],
  [354, 128, -70, 1.2],
  [8, 84, 20, 0.9],
  [96, 5, 110, 0.7],
  [348, 74, 15, 0.7],
  [12, 166, -50, 1],
  [352, 178, 100, 0.8],
  [180, 4, 15, 0.7],
  [250, 204, 60, 0.8],
  [60, 210, -20, 0.9],
]

/** Joy for something saved. It has a switch of its own, and stands still where motion is unwelcome. */
export function Celebration(props: { on: boolean }) {
  return (
    <Show when={props.on}>
      <svg class="celebration" viewBox="0 0 360 240" preserveAspectRatio="xMidYMin slice" aria-hidden="true">
        <For each={fallen}>
          {([x, y, turn, size]) => (
            <g transform={`translate(${x} ${y})`}>
              <g class="celebration-petal">
                <path d={petalShape} transform={`rotate(${turn}) scale(${size * 0.62}) translate(-120 -26)`} />
              </g>
            </g>
          )}
        </For>
      </svg>
    </Show>
  )
}
