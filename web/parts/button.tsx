import { createUniqueId, type JSX, Show } from 'solid-js'
import type { IconName } from '../icons/icons.ts'
import { Icon } from './icon.tsx'
import './button.css'

export type ButtonKind = 'go' | 'act' | 'leaf' | 'plain' | 'danger' | 'bare'

type ButtonProps = {
  kind?: ButtonKind
  size?: 'main' | 'counter'
  icon?: IconName
  wide?: boolean
  stacked?: boolean
  busy?: boolean
  disabled?: boolean
  disabledReason?: string | undefined
  href?: string
  type?: 'button' | 'submit'
  form?: string
  label?: string
  onClick?: (event: MouseEvent) => void
  ref?: (element: HTMLButtonElement) => void
  children: JSX.Element
}

/** Locked and busy buttons keep the focus, so that a reader hears the reason: they only swallow the press. */
export function Button(props: ButtonProps) {
  const reason = createUniqueId()
  const locked = () => Boolean(props.disabled || props.disabledReason)
  const press = (event: MouseEvent) => {
    if (!locked() && !props.busy) return props.onClick?.(event)
    event.preventDefault()
    event.stopPropagation()
  }
  const inside = () => (
    <>
      <Show when={props.busy || props.icon}>{(shown) => <Icon name={props.busy ? 'refresh' : (shown() as IconName)} class="button-icon" />}</Show>
      <span class="button-word">{props.children}</span>
    </>
  )
  const looks = () => ({
    'data-kind': props.kind ?? 'go',
    'data-size': props.size,
    'data-wide': props.wide ? '' : undefined,
    'data-stacked': props.stacked ? '' : undefined,
    'data-plain-busy': props.busy && !props.icon ? '' : undefined,
    'aria-label': props.label,
  })
  return (
    <>
      <Show
        when={props.href && !locked()}
        fallback={
          <button
            class="button"
            ref={props.ref}
            type={props.type ?? 'button'}
            form={props.form}
            aria-disabled={locked() ? 'true' : undefined}
            aria-busy={props.busy ? 'true' : undefined}
            aria-describedby={props.disabledReason ? reason : undefined}
            onClick={press}
            {...looks()}
          >
            {inside()}
          </button>
        }
      >
        <a class="button" href={props.href} onClick={press} {...looks()}>
          {inside()}
        </a>
      </Show>
      <Show when={props.disabledReason}>
        <p class="button-reason" id={reason}>
          {props.disabledReason}
        </p>
      </Show>
    </>
  )
}
