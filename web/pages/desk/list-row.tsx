import { type JSX, Show } from 'solid-js'
import type { ListRowView } from '#contract/lists.ts'
import { Icon } from '../../parts/icon.tsx'
import { StateChip } from '../../parts/state-chip.tsx'
import { collectorOf } from '../../state/list-pair-facts.ts'
import { common } from '../../text/common.vi.ts'
import { dong, fullDay } from '../../text/format.ts'
import { list as t } from '../../text/list.vi.ts'
import './list-row.css'

/** One payment of a list: who, what, which receipt, and whose work it is. */
export function ListRow(props: { row: ListRowView; children?: JSX.Element }) {
  const row = () => props.row
  const joined = (...words: (string | false | null)[]) => words.filter(Boolean).join(' · ')
  const who = () => joined(row().birthYear !== null && t.born(row().birthYear!), row().maskedCccd ?? row().maskedInsuranceNumber)
  const what = () =>
    joined(
      [common.product[row().product], row().participation && common.participation[row().participation!]].filter(Boolean).join(' '),
      row().months !== null && t.months(row().months!),
    )
  const paid = () => joined(row().receiptNumber !== null && t.receipt(row().receiptNumber!), row().paidDay !== null && t.paid(fullDay(row().paidDay!)))
  const code = () => joined(collectorOf(row()) ?? t.noCode, row().organisation)
  return (
    <li class="list-row" data-row={row().row}>
      <div class="list-row-words">
        <b class="list-row-name">{row().name}</b>
        <span>{who()}</span>
        <span>{what()}</span>
        <Show when={paid()}>
          <span>{paid()}</span>
        </Show>
        <span class="list-row-code">
          <Icon name="person" />
          {code()}
        </span>
      </div>
      <div class="list-row-sums">
        <Show when={row().amount !== null}>
          <b class="figures nowrap">{dong(row().amount!)}</b>
        </Show>
        <span class="figures">{t.row(String(row().row))}</span>
      </div>
      <Show when={row().entry || props.children}>
        <div class="list-row-foot">
          <Show when={row().entry}>{(entry) => <StateChip state={entry().state} />}</Show>
          {props.children}
        </div>
      </Show>
    </li>
  )
}
