import { type JSX, Show } from 'solid-js'
import './save-bar.css'

type SaveBarProps = {
  /** "+11", with its unit beside it. */
  points?: string | undefined
  unit?: string
  /** Why so many, before anything is saved. */
  reason?: string | undefined
  children: JSX.Element
}

/** The foot of a form: what it will bring, then the one button. */
export function SaveBar(props: SaveBarProps) {
  return (
    <div class="save-bar">
      <Show when={props.points || props.reason}>
        <output class="save-bar-words">
          <Show when={props.points}>
            <span>
              <b class="save-bar-points">{props.points}</b> <span class="save-bar-unit">{props.unit}</span>
            </span>
          </Show>
          <Show when={props.reason}>
            <span class="save-bar-reason">{props.reason}</span>
          </Show>
        </output>
      </Show>
      <div class="save-bar-buttons">{props.children}</div>
    </div>
  )
}
