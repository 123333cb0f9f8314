import { createUniqueId, type JSX, Show } from 'solid-js'
import { Art } from './icon.tsx'
import './glaze.css'

/** The blue head of a screen. One bloom and one lotus edge a screen at most. */
export function Glaze(props: { bloom?: boolean; edge?: boolean; children: JSX.Element }) {
  return (
    <section class="glaze on-glaze">
      <Show when={props.bloom}>
        <Art name="bloom" class="glaze-bloom" />
      </Show>
      <div class="glaze-inside">{props.children}</div>
      <Show when={props.edge}>
        <LotusEdge />
      </Show>
    </section>
  )
}

function LotusEdge() {
  const tile = createUniqueId()
  return (
    <svg class="glaze-edge" aria-hidden="true">
      <pattern id={tile} width="24" height="16" patternUnits="userSpaceOnUse">
        <path class="glaze-petal" d="M0 16.5C-.4 9.5 5.4 4.6 12 1 18.6 4.6 24.4 9.5 24 16.5Z" />
        <path class="glaze-brush" d="M4.6 16.5C4.3 12 7.6 8.3 12 5.4 16.4 8.3 19.7 12 19.4 16.5" />
        <path class="glaze-vein" d="M12 10.5V16" />
      </pattern>
      <rect width="100%" height="16" fill={`url(#${tile})`} />
    </svg>
  )
}
