import { Show } from 'solid-js'
import type { QueueEntry } from '#contract/enrolments.ts'
import { Facts } from '../../parts/facts.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Side } from '../../parts/side.tsx'
import { StateChip } from '../../parts/state-chip.tsx'
import { cases as t } from '../../text/cases.vi.ts'
import { comparedFacts } from './entry-facts.ts'
import { Marks } from './queue-row.tsx'

/** One side of a case: the receipt's number and times, and whose it is. */
export function CaseSide(props: { title: string; entry: QueueEntry; suggested: boolean }) {
  return (
    <Side marked={props.suggested}>
      <header class="spread">
        <h3>{props.title}</h3>
        <StateChip state={props.entry.state} />
      </header>
      <Show when={props.suggested}>
        <p class="cases-suggested">
          <Icon name="check" />
          {t.suggested}
        </p>
      </Show>
      <Facts small items={comparedFacts(props.entry)} />
      <Marks entry={props.entry} />
    </Side>
  )
}
