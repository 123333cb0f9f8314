import { createUniqueId, splitProps } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import { composing, onlyDigits, reshape, thousands } from './digits.ts'
import { FieldFrame, framed, type FieldFrameProps } from './field-frame.tsx'

type MoneyFieldProps = FieldFrameProps & {
  name: string
  /** Whole đồng, or undefined while empty. */
  value: number | undefined
  onInput: (value: number | undefined) => void
  onBlur?: () => void
  placeholder?: string
  required?: boolean
  disabled?: boolean
}

const shape = (digits: string) => thousands(digits.slice(0, 12))

export function MoneyField(props: MoneyFieldProps) {
  const id = createUniqueId()
  const [frame] = splitProps(props, ['label', 'optional', 'state', 'note', 'icon', 'action', 'size'])
  const read = (event: Event & { currentTarget: HTMLInputElement }) => {
    if (composing(event)) return
    const digits = reshape(event.currentTarget, shape)
    props.onInput(digits ? Number(digits) : undefined)
  }
  return (
    <FieldFrame id={id} {...frame} suffix={props.suffix ?? parts.dong}>
      <input
        {...framed(id, props)}
        type="text"
        inputmode="numeric"
        autocomplete="off"
        data-figures=""
        name={props.name}
        value={props.value === undefined ? '' : shape(onlyDigits(String(props.value)))}
        placeholder={props.placeholder}
        required={props.required}
        disabled={props.disabled}
        onInput={read}
        onCompositionEnd={read}
        onBlur={() => props.onBlur?.()}
      />
    </FieldFrame>
  )
}
