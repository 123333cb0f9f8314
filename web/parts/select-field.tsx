import { createUniqueId, For, Show, splitProps } from 'solid-js'
import { FieldFrame, framed, type FieldFrameProps } from './field-frame.tsx'

type SelectFieldProps = FieldFrameProps & {
  name: string
  value: string
  onChange: (value: string) => void
  options: readonly { value: string; label: string; disabled?: boolean }[]
  placeholder?: string
  required?: boolean
  disabled?: boolean
}

/** The phone's own list: for more than five choices. Fewer stand open as Choice. */
export function SelectField(props: SelectFieldProps) {
  const id = createUniqueId()
  const [frame] = splitProps(props, ['label', 'optional', 'state', 'note', 'icon', 'suffix', 'action', 'size'])
  return (
    <FieldFrame id={id} {...frame}>
      <select
        {...framed(id, props)}
        name={props.name}
        required={props.required}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        <Show when={props.placeholder !== undefined}>
          <option value="" selected={props.value === ''}>
            {props.placeholder}
          </option>
        </Show>
        <For each={props.options}>
          {(option) => (
            <option value={option.value} disabled={option.disabled} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    </FieldFrame>
  )
}
