import { For, Show } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import { Stamp, type StampTone } from './stamp.tsx'
import './podium.css'

export type PodiumPlace = {
  rank: 1 | 2 | 3
  prize: string
  amount?: string
  name: string
  unit?: string
  figure: string
  mine?: boolean
}

const tones: Record<1 | 2 | 3, StampTone> = { 1: 'first', 2: 'second', 3: 'third' }

/** Second, first, third for the eye; in their order for readers. Who shares a rank shares its height. */
export function Podium(props: { label: string; places: readonly PodiumPlace[] }) {
  return (
    <ol class="podium on-glaze" aria-label={props.label} data-many={props.places.length > 3 ? '' : undefined}>
      <For each={props.places}>
        {(place) => (
          <li class="podium-place">
            <div class="podium-stamp">
              <Stamp tone={tones[place.rank]} tall={place.rank === 1} title={place.prize} figure={place.rank} amount={place.amount} />
            </div>
            <div class="podium-words">
              <b class="podium-name">{place.name}</b>
              <Show when={place.mine}>
                <span class="podium-mine">{parts.rank.you}</span>
              </Show>
              <Show when={place.unit}>
                <span class="podium-unit">{place.unit}</span>
              </Show>
              <b class="podium-figure">{place.figure}</b>
            </div>
          </li>
        )}
      </For>
    </ol>
  )
}
