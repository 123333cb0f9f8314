import { For } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import './bones.css'

/** The shape of what comes, seen only after 300 ms: what is fast shows nothing. */
export function Bones(props: { rows?: number; kind?: 'rows' | 'card' }) {
  return (
    <div class="bones" role="status" data-kind={props.kind ?? 'rows'}>
      <span class="unseen">{parts.loading}</span>
      <For each={Array.from({ length: props.rows ?? 3 })}>
        {() => (
          <div class="bones-row" aria-hidden="true">
            <i />
            <i />
            <i />
          </div>
        )}
      </For>
    </div>
  )
}
