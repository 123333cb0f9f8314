import { type JSX, Show } from 'solid-js'
import type { IconName } from '../icons/icons.ts'
import { Icon } from './icon.tsx'
import './strip.css'

export type StripKind = 'offline' | 'waiting' | 'sending' | 'sent' | 'trouble' | 'training'

const icons: Record<StripKind, IconName> = {
  offline: 'offline',
  waiting: 'letter',
  sending: 'send',
  sent: 'checks',
  trouble: 'warn',
  training: 'flag',
}

type StripProps = {
  kind: StripKind
  children: JSX.Element
  action?: string
  onAction?: () => void
}

/** One at a time, under the top bar, never over the content; `training` alone stays, stands above the other and does not scroll away. */
export function Strip(props: StripProps) {
  return (
    <div class="strip" data-kind={props.kind} role={props.kind === 'trouble' ? 'alert' : 'status'}>
      <Icon name={icons[props.kind]} />
      <p class="strip-words">{props.children}</p>
      <Show when={props.action}>
        <button class="strip-action" type="button" onClick={() => props.onAction?.()}>
          {props.action}
        </button>
      </Show>
    </div>
  )
}
