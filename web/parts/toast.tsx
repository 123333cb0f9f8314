import { type JSX, Show } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import { Icon } from './icon.tsx'
import './toast.css'

/** What was done a moment ago and may still be taken back. It floats above the foot; its time is kept by the page. */
export function Toast(props: { children: JSX.Element; onUndo?: () => void }) {
  return (
    <div class="toast" role="status">
      <Icon name="check" />
      <p class="toast-words">{props.children}</p>
      <Show when={props.onUndo}>
        <button class="toast-undo" type="button" onClick={() => props.onUndo?.()}>
          {parts.undo}
        </button>
      </Show>
    </div>
  )
}
