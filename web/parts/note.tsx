import { type JSX, Show } from 'solid-js'
import type { IconName } from '../icons/icons.ts'
import { Icon } from './icon.tsx'
import './note.css'

export type NoteTone = 'info' | 'warning' | 'error' | 'slate' | 'ok'

/** A reason or a hint on a soft ground, inside a row or a card. */
export function Note(props: { tone?: NoteTone; icon?: IconName; children: JSX.Element }) {
  return (
    <div class="note" data-tone={props.tone ?? 'info'}>
      <Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
      <div class="note-words">{props.children}</div>
    </div>
  )
}
