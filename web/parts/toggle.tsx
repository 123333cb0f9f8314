import { createUniqueId, type JSX, Show } from 'solid-js'
import './toggle.css'

type ToggleProps = {
  name?: string
  on: boolean
  onChange: (on: boolean) => void
  note?: string | undefined
  disabled?: boolean
  children: JSX.Element
}

/** A switch that works at once. It is not called Switch, as Solid has one. */
export function Toggle(props: ToggleProps) {
  const id = createUniqueId()
  return (
    <label class="toggle">
      <span class="toggle-words">
        {props.children}
        <Show when={props.note}>
          <span class="toggle-note" id={id}>
            {props.note}
          </span>
        </Show>
      </span>
      <input
        class="toggle-switch"
        type="checkbox"
        role="switch"
        name={props.name}
        checked={props.on}
        disabled={props.disabled}
        aria-describedby={props.note ? id : undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
    </label>
  )
}
