import { createUniqueId, For, Show } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import { onlyDigits } from './digits.ts'
import { Icon } from './icon.tsx'
import './pin-pad.css'

type PinPadProps = {
  label: string
  value: string
  onInput: (pin: string) => void
  length?: number
  onForgot?: () => void
  disabled?: boolean
  error?: string | undefined
}

/** Dots over a real password field, so that keyboards and password keepers work; the keys below are for thumbs. */
export function PinPad(props: PinPadProps) {
  const id = createUniqueId()
  const length = () => props.length ?? 6
  const set = (pin: string) => !props.disabled && props.onInput(onlyDigits(pin).slice(0, length()))
  return (
    <div class="pin-pad" data-error={props.error ? '' : undefined}>
      <label class="pin-pad-label" for={id}>
        {props.label}
      </label>
      <div class="pin-pad-dots">
        <For each={Array.from({ length: length() })}>{(_, at) => <i class="pin-pad-dot" data-filled={at() < props.value.length ? '' : undefined} />}</For>
        <input
          class="pin-pad-input"
          id={id}
          name="pin"
          type="password"
          inputmode="none"
          autocomplete="current-password"
          maxlength={length()}
          value={props.value}
          disabled={props.disabled}
          aria-invalid={props.error ? 'true' : undefined}
          aria-describedby={`${id}-note`}
          onInput={(event) => {
            set(event.currentTarget.value)
            event.currentTarget.value = props.value
          }}
        />
      </div>
      <p class="pin-pad-note" id={`${id}-note`} role="status">
        <Show when={props.error} fallback={<span class="unseen">{parts.pinFilled(props.value.length, length())}</span>}>
          {props.error}
        </Show>
      </p>
      <div class="pin-pad-keys">
        <For each={['1', '2', '3', '4', '5', '6', '7', '8', '9']}>
          {(digit) => (
            <button class="pin-pad-key" type="button" disabled={props.disabled} onClick={() => set(props.value + digit)}>
              {digit}
            </button>
          )}
        </For>
        <Show when={props.onForgot} fallback={<span />}>
          <button class="pin-pad-side" type="button" onClick={() => props.onForgot?.()}>
            {parts.forgotPin}
          </button>
        </Show>
        <button class="pin-pad-key" type="button" disabled={props.disabled} onClick={() => set(`${props.value}0`)}>
          0
        </button>
        <button class="pin-pad-side" type="button" disabled={props.disabled} onClick={() => set(props.value.slice(0, -1))}>
          <Icon name="erase" label={parts.erase} />
        </button>
      </div>
    </div>
  )
}
