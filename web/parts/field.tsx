import { createUniqueId, For, type JSX, Show, splitProps } from 'solid-js'
import { composing } from './digits.ts'
import { FieldFrame, framed, type FieldFrameProps } from './field-frame.tsx'

type FieldProps = FieldFrameProps & {
  name: string
  value: string
  onInput: (value: string) => void
  onBlur?: () => void
  type?: 'text' | 'password' | 'search' | 'date' | 'time' | 'datetime-local' | 'month' | 'url'
  inputMode?: 'text' | 'numeric' | 'tel' | 'search'
  autocomplete?: JSX.HTMLAutocomplete
  autocapitalize?: 'none' | 'words' | 'sentences'
  enterKeyHint?: 'next' | 'done' | 'search' | 'send'
  placeholder?: string
  figures?: boolean
  lines?: number
  required?: boolean
  disabled?: boolean
  maxLength?: number
  min?: string
  max?: string
  /** Words to choose from; others may be typed. */
  suggestions?: readonly string[]
}

/** One line of text, or several with `lines`. Vietnamese is handed on as NFC, as the fonts and the rules expect it. */
export function Field(props: FieldProps) {
  const id = createUniqueId()
  const [frame] = splitProps(props, ['label', 'optional', 'state', 'note', 'icon', 'suffix', 'action', 'size'])
  const read = (event: Event & { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
    const text = event.currentTarget.value
    // Text that is still being composed stays as it is: writing it back would break the input method.
    props.onInput(composing(event) ? text : text.normalize('NFC'))
  }
  const same = () => ({
    ...framed(id, props),
    name: props.name,
    value: props.value,
    placeholder: props.placeholder,
    required: props.required,
    disabled: props.disabled,
    maxlength: props.maxLength,
    autocapitalize: props.autocapitalize,
    enterkeyhint: props.enterKeyHint,
    'data-figures': props.figures ? '' : undefined,
    onInput: read,
    onCompositionEnd: read,
    onBlur: () => props.onBlur?.(),
  })
  return (
    <FieldFrame id={id} {...frame}>
      <Show
        when={props.lines}
        fallback={
          <input
            {...same()}
            type={props.type ?? 'text'}
            inputmode={props.inputMode}
            autocomplete={props.autocomplete ?? 'off'}
            min={props.min}
            max={props.max}
            list={props.suggestions ? `${id}-list` : undefined}
          />
        }
      >
        <textarea {...same()} rows={props.lines} />
      </Show>
      <Show when={props.suggestions}>
        <datalist id={`${id}-list`}>
          <For each={props.suggestions}>{(word) => <option value={word} />}</For>
        </datalist>
      </Show>
    </FieldFrame>
  )
}
