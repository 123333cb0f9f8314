import { For, Show } from 'solid-js';
import { petalShape } from './plate.tsx';
import './celebration.css';

// Fourteen places on a picture of 360 by 240, strewn by hand so that none lies on the words in the middle.
const fallen: readonly (readonly [x: number, y: number, turn: number, size: number])[] = [
  [56, 20, 62, 0.9], [144, 26, -35, 1], [216, 17, 75, 1.2], [276, 25, -25, 1.05], [336, 24, 48, 1.4], [352, 130, -70, 1.2], [12, 84, 20, 0.9],
  [96, 8, 110, 0.7], [304, 74, 15, 0.7], [20, 166, -50, 1], [346, 66, 100, 0.8], [180, 4, 15, 0.8], [250, 196, 60, 0.8], [70, 206, -20, 0.9],
];

/** Joy for something saved. It has a switch of its own, and stands still where motion is unwelcome. */
export function Celebration(props: { on: boolean }) {
  return (
    <Show when={props.on}>
      <svg class="celebration" viewBox="0 0 360 240" preserveAspectRatio="xMidYMin slice" aria-hidden="true">
        <For each={fallen}>
          {([x, y, turn, size]) => (
            <g transform={`translate(${x} ${y})`}>
              <g class="celebration-petal"><path d={petalShape} transform={`rotate(${turn}) scale(${size * 0.62}) translate(-120 -26)`} /></g>
            </g>
          )}
        </For>
      </svg>
    </Show>
  );
}
