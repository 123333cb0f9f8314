import { type JSX, Show } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import type { IconName } from '../icons/icons.ts'
import { Icon } from './icon.tsx'
import './field-frame.css'

export type FieldState = 'ok' | 'warning' | 'error'

/** What every field has: the word above, the state, the note below. The note says what is wrong and what the limit is. */
export type FieldFrameProps = {
  label: string
  optional?: boolean
  state?: FieldState | undefined
  note?: JSX.Element
  icon?: IconName
  suffix?: JSX.Element
  action?: JSX.Element
  size?: 'big'
}

export function FieldFrame(props: FieldFrameProps & { id: string; children: JSX.Element }) {
  return (
    <div class="field" data-state={props.state} data-size={props.size}>
      <label class="field-label" for={props.id}>
        {props.label}
        <Show when={props.optional}>
          {' '}
          <span class="field-optional">{parts.optional}</span>
        </Show>
      </label>
      <div class="field-box">
        <Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
        {props.children}
        <Show when={props.suffix}>
          <span class="field-suffix">{props.suffix}</span>
        </Show>
        <Show when={props.state === 'ok'}>
          <Icon name="check" />
        </Show>
        <Show when={props.state === 'warning'}>
          <Icon name="warn" />
        </Show>
        {props.action}
      </div>
      <p class="field-note" id={`${props.id}-note`} aria-live="polite">
        <Show when={props.note}>
          <Show when={props.state === 'error'}>
            <Icon name="cross" label={parts.error} />
          </Show>
          <Show when={!props.state}>
            <Icon name="info" />
          </Show>
          <span>{props.note}</span>
        </Show>
      </p>
    </div>
  )
}

/** What the input itself needs to belong to its frame. */
export function framed(id: string, props: FieldFrameProps) {
  return {
    id,
    class: 'field-input',
    'aria-describedby': `${id}-note`,
    get 'aria-invalid'() {
      return props.state === 'error' ? ('true' as const) : undefined
    },
  }
}
