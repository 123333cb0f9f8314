import { createUniqueId, For, Show } from 'solid-js'
import type { IconName } from '../icons/icons.ts'
import { Icon } from './icon.tsx'
import './choice.css'

export type ChoiceOption = { value: string; label: string; note?: string; icon?: IconName; disabled?: boolean }

type ChoiceProps = {
  legend: string
  name: string
  options: readonly ChoiceOption[]
  value: string | undefined
  onChange: (value: string) => void
  columns?: 1 | 2 | 3 | 5
  note?: string | undefined
  error?: boolean
  required?: boolean
}

/** Radio buttons as cards with a ticked corner: all the choices stand open. */
export function Choice(props: ChoiceProps) {
  const id = createUniqueId()
  return (
    <fieldset class="choice" aria-describedby={props.note ? id : undefined} data-error={props.error ? '' : undefined}>
      <legend class="choice-legend">{props.legend}</legend>
      <div class="choice-cards" data-columns={props.columns ?? 2}>
        <For each={props.options}>
          {(option) => (
            <label class="choice-card">
              <input
                class="unseen"
                type="radio"
                name={props.name}
                value={option.value}
                checked={option.value === props.value}
                disabled={option.disabled}
                required={props.required}
                onChange={() => props.onChange(option.value)}
              />
              <Show when={option.icon}>{(name) => <Icon name={name()} />}</Show>
              <span class="choice-word">{option.label}</span>
              <Show when={option.note}>
                <span class="choice-note">{option.note}</span>
              </Show>
              <span class="choice-tick">
                <Icon name="check" />
              </span>
            </label>
          )}
        </For>
      </div>
      <Show when={props.note}>
        <p class="choice-hint" id={id}>
          {props.note}
        </p>
      </Show>
    </fieldset>
  )
}
