import { For, Show } from 'solid-js'
import type { QueueEntry } from '#contract/enrolments.ts'
import type { Signal } from '#rules/signals.ts'
import { Check } from '../../parts/check.tsx'
import { Icon } from '../../parts/icon.tsx'
import { StateChip } from '../../parts/state-chip.tsx'
import { common } from '../../text/common.vi.ts'
import { evidence } from '../../text/evidence.vi.ts'
import { clockOfDay, dong } from '../../text/format.ts'
import { queue as t } from '../../text/queue.vi.ts'
import './queue-row.css'

type QueueRowProps = { entry: QueueEntry; picked: boolean; open?: boolean; onPick?: ((on: boolean) => void) | undefined; onOpen: () => void }

/** One entry: who, what, which receipt, what it is worth, and everything that wants a second look, in words. */
export function QueueRow(props: QueueRowProps) {
  const what = () => {
    const { product, participation, months, donated } = props.entry
    return [`${common.product[product]} ${common.participation[participation]}`, product === 'bhxh-tn' && t.months(months), donated && t.donated]
      .filter(Boolean)
      .join(', ')
  }
  return (
    <li class="queue-row" data-row={props.entry.id} data-picked={props.picked ? '' : undefined} data-open={props.open ? '' : undefined}>
      <Show when={props.onPick}>{(pick) => <Check label={t.pick(props.entry.name)} checked={props.picked} onChange={pick()} />}</Show>
      <button class="queue-row-open" type="button" aria-current={props.open ? 'true' : undefined} onClick={() => props.onOpen()}>
        <span class="queue-row-words">
          <b class="queue-row-name">{props.entry.name}</b>
          <span>{what()}</span>
          <span>{t.receipt(props.entry.receiptNumber, clockOfDay(props.entry.collectedAt))}</span>
        </span>
        <span class="queue-row-sums">
          <b class="figures">{dong(props.entry.amount)}</b>
          <span class="figures">
            {props.entry.points} {t.points}
          </span>
        </span>
        <Marks entry={props.entry} />
      </button>
    </li>
  )
}

const MARKS = 3

/** Late and what wants a second look, each said by a word; in a list only the weightiest. Where the evidence stands below, `late` alone. */
export function Marks(props: { entry: QueueEntry; shows?: 'all' | 'late' }) {
  const late = () => props.entry.counting.late
  const marks = () => (props.shows === 'late' ? [] : [...new Set<Signal>([...props.entry.signals, ...props.entry.flags])])
  const shown = () => (props.shows === 'all' || marks().length <= MARKS + 1 ? marks() : marks().slice(0, MARKS))
  return (
    <Show when={late() || marks().length > 0}>
      <span class="queue-row-marks">
        <Show when={late()}>{(why) => <StateChip state="late" words={t.late[why()]} />}</Show>
        <For each={shown()}>
          {(mark) => (
            <span class="queue-flag">
              <Icon name="warn" />
              {evidence.marks[mark]}
            </span>
          )}
        </For>
        <Show when={shown().length < marks().length}>
          <span class="queue-flag">{evidence.more(marks().length - shown().length)}</span>
        </Show>
      </span>
    </Show>
  )
}
