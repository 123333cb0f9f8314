import { Show } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import { Icon } from './icon.tsx'
import './figures-chip.css'

type FiguresChipProps = { kind: 'provisional' | 'official' } | { kind: 'queued'; count: number }

/** Says which figures these are. Dashed is provisional, solid is official; they never look alike. */
export function FiguresChip(props: FiguresChipProps) {
  return (
    <span class="figures-chip" data-kind={props.kind}>
      <Show when={props.kind === 'official'}>
        <Icon name="check" />
      </Show>
      {props.kind === 'queued' ? parts.figures.queued(props.count) : parts.figures[props.kind]}
    </span>
  )
}
