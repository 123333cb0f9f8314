import { For, type JSX } from 'solid-js'
import './facts.css'

/** Pairs of a word and what it is; one column where it is narrow. */
export function Facts(props: { items: readonly { label: string; value: JSX.Element }[]; small?: boolean }) {
  return (
    <dl class="facts" data-small={props.small ? '' : undefined}>
      <For each={props.items}>
        {(fact) => (
          <div class="facts-pair">
            <dt class="facts-label">{fact.label}</dt>
            <dd class="facts-value">{fact.value}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}
