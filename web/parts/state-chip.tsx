import { Show } from 'solid-js'
import type { IconName } from '../icons/icons.ts'
import { parts } from '../text/parts.vi.ts'
import { Icon } from './icon.tsx'
import './state-chip.css'

export type EntryChip = keyof typeof parts.entry

const icons: Record<EntryChip, IconName> = {
  draft: 'pencil',
  queued: 'letter',
  sending: 'send',
  refused: 'warn',
  received: 'inbox',
  pending: 'hourglass',
  verified: 'checks',
  returned: 'back',
  rejected: 'cross',
  duplicate: 'twins',
  cancelled: 'erase',
  late: 'clock',
}

/** A state is said three times: by colour, icon and word. `words` adds to the word, as in "Trùng với lượt 09:05". */
export function StateChip(props: { state: EntryChip; words?: string; late?: boolean }) {
  return (
    <>
      <span class="state-chip" data-state={props.state}>
        <Icon name={icons[props.state]} />
        {props.words ?? parts.entry[props.state]}
      </span>
      <Show when={props.late}>
        <span class="state-chip" data-state="late">
          <Icon name="clock" />
          {parts.entry.late}
        </span>
      </Show>
    </>
  )
}
