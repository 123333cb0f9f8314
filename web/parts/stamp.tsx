import { Show } from 'solid-js'
import type { IconName } from '../icons/icons.ts'
import { Art, Icon } from './icon.tsx'
import './stamp.css'

export type StampTone = 'first' | 'second' | 'third' | 'own'

type StampProps = {
  tone: StampTone
  title?: string | undefined
  /** The face value: a rank, or the sign of a milestone. */
  figure?: string | number
  icon?: IconName
  amount?: string | undefined
  tall?: boolean
}

/** What is won or given. */
export function Stamp(props: StampProps) {
  return (
    <div class="stamp" data-tone={props.tone} data-tall={props.tall ? '' : undefined} data-small={props.icon ? '' : undefined}>
      <div class="stamp-face">
        <Show when={!props.icon}>
          <Art name="bloom" class="stamp-bloom" />
        </Show>
        <Show when={props.title}>
          <span class="stamp-title">{props.title}</span>
        </Show>
        <Show when={props.icon} fallback={<span class="stamp-figure">{props.figure}</span>}>
          {(name) => <Icon name={name()} />}
        </Show>
        <Show when={props.amount}>
          <span class="stamp-amount">{props.amount}</span>
        </Show>
      </div>
    </div>
  )
}
