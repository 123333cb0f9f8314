import { createUniqueId, splitProps } from 'solid-js'
import { composing, onlyDigits, reshape, thousands } from './digits.ts'
import { FieldFrame, framed, type FieldFrameProps } from './field-frame.tsx'

type NumberFieldProps = FieldFrameProps & {
  name: string
  /** A whole number, or NaN while empty. */
  value: number
  onInput: (value: number) => void
  /** For readers, where the label stands over several fields. */
  spoken?: string | undefined
  placeholder?: string
  disabled?: boolean
}

const shape = (digits: string) => thousands(digits.slice(0, 12))

/** A whole number, grouped by thousands: points, people, days, hours. */
export function NumberField(props: NumberFieldProps) {
  const id = createUniqueId()
  const [frame] = splitProps(props, ['label', 'optional', 'state', 'note', 'icon', 'suffix', 'action', 'size'])
  const read = (event: Event & { currentTarget: HTMLInputElement }) => {
    if (composing(event)) return
    const digits = reshape(event.currentTarget, shape)
    props.onInput(digits ? Number(digits) : Number.NaN)
  }
  return (
    <FieldFrame id={id} {...frame}>
      <input
        {...framed(id, props)}
        type="text"
        inputmode="numeric"
        autocomplete="off"
        data-figures=""
        name={props.name}
        aria-label={props.spoken}
        value={Number.isNaN(props.value) ? '' : shape(onlyDigits(String(props.value)))}
        placeholder={props.placeholder}
        disabled={props.disabled}
        onInput={read}
        onCompositionEnd={read}
      />
    </FieldFrame>
  )
}
