import { createUniqueId, type JSX, splitProps } from 'solid-js'
import { keepDigits } from './digit-keys.ts'
import { composing, grouped, reshape } from './digits.ts'
import { FieldFrame, framed, type FieldFrameProps } from './field-frame.tsx'

type DigitsFieldProps = FieldFrameProps & {
  name: string
  /** Digits only; the groups are for the eye. */
  value: string
  onInput: (digits: string) => void
  onBlur?: () => void
  groups: readonly number[]
  separator?: string
  placeholder?: string
  autocomplete?: JSX.HTMLAutocomplete
  enterKeyHint?: 'next' | 'done' | 'search'
  required?: boolean
  disabled?: boolean
  counted?: boolean
  ref?: (element: HTMLInputElement) => void
}

export function DigitsField(props: DigitsFieldProps) {
  const id = createUniqueId()
  const [frame] = splitProps(props, ['label', 'optional', 'state', 'note', 'icon', 'action', 'size'])
  const shape = (digits: string) => grouped(digits, props.groups, props.separator)
  const length = () => props.groups.reduce((sum, size) => sum + size, 0)
  const count = () => (props.counted && props.value && !props.state ? `${props.value.length}/${length()}` : undefined)
  // While an input method composes, the text is its own; it is shaped when it is done.
  const read = (event: Event & { currentTarget: HTMLInputElement }) => {
    if (composing(event)) return
    props.onInput(reshape(event.currentTarget, shape))
  }
  return (
    <FieldFrame id={id} {...frame} suffix={props.suffix ?? count()}>
      <input
        {...framed(id, props)}
        ref={(element) => {
          keepDigits(element, () => props.onInput(reshape(element, shape)))
          props.ref?.(element)
        }}
        type="text"
        inputmode="numeric"
        data-figures=""
        data-grouped={length() > 6 ? '' : undefined}
        name={props.name}
        value={shape(props.value)}
        placeholder={props.placeholder}
        required={props.required}
        disabled={props.disabled}
        autocomplete={props.autocomplete ?? 'off'}
        enterkeyhint={props.enterKeyHint}
        onInput={read}
        onCompositionEnd={read}
        onBlur={() => props.onBlur?.()}
      />
    </FieldFrame>
  )
}
