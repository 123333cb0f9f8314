import { createUniqueId, type JSX, Show } from 'solid-js'
import { Icon } from './icon.tsx'
import './check.css'

type CheckProps = {
  name?: string
  checked: boolean
  onChange: (checked: boolean) => void
  note?: string | undefined
  label?: string
  disabled?: boolean
  required?: boolean
  children?: JSX.Element
}

/** A consent or a selection. Consent boxes start empty: nobody agrees by default. */
export function Check(props: CheckProps) {
  const id = createUniqueId()
  return (
    <label class="check">
      <span class="check-box">
        <input
          type="checkbox"
          name={props.name}
          checked={props.checked}
          disabled={props.disabled}
          required={props.required}
          aria-label={props.label}
          aria-describedby={props.note ? id : undefined}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <Icon name="check" />
      </span>
      <Show when={props.children || props.note}>
        <span class="check-words">
          {props.children}
          <Show when={props.note}>
            <span class="check-note" id={id}>
              {props.note}
            </span>
          </Show>
        </span>
      </Show>
    </label>
  )
}
