import { Show } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import './bar.css'

export type BarProps = {
  target: number
  official: number
  received?: number
  /** Where an even pace stands today. */
  pace?: number
  label?: string
  format?: (figure: number) => string
}

const plain = (figure: number) => figure.toLocaleString('vi-VN')

/** Between two hairlines: official, then received; an upright mark for the even pace of today. */
export function Bar(props: BarProps) {
  const share = (figure: number) => `${Math.min(100, Math.max(0, props.target > 0 ? (100 * figure) / props.target : 0))}%`
  const say = (figure: number | undefined) => (figure === undefined ? undefined : (props.format ?? plain)(figure))
  const label = () => props.label ?? parts.bar(say(props.official)!, say(props.received || undefined), say(props.target)!, say(props.pace))
  return (
    <svg class="bar" role="img" aria-label={label()}>
      <rect class="bar-received" y="4" height="6" width={share(props.official + (props.received ?? 0))} />
      <rect class="bar-official" y="4" height="6" width={share(props.official)} />
      <line class="bar-edge" x2="100%" y1="1" y2="1" />
      <line class="bar-edge" x2="100%" y1="13" y2="13" />
      <Show when={props.pace !== undefined}>
        <line class="bar-pace" x1={share(props.pace!)} x2={share(props.pace!)} y2="14" />
      </Show>
    </svg>
  )
}
