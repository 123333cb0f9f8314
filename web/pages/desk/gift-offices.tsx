import { For } from 'solid-js'
import type { GiftFigures } from '#contract/gift-figures.ts'
import { Table } from '../../parts/table.tsx'
import { count } from '../../text/format.ts'
import { giftFigures as t } from '../../text/gift-figures.vi.ts'
import { GiftHeads } from './gift-heads.tsx'

const COLUMNS = ['issued', 'redeemed', 'waiting', 'held', 'parked', 'expired', 'extra', 'undone', 'proxies', 'overrides', 'bursts', 'factsWrong'] as const

/** Every counter with what happened at it and what waits for it. */
export function GiftOffices(props: { value: GiftFigures }) {
  return (
    <section class="stack-tight">
      <h2>{t.table.title}</h2>
      <Table caption={t.table.caption}>
        <GiftHeads first={t.table.office} columns={COLUMNS} />
        <tbody>
          <For each={props.value.offices}>
            {(row) => (
              <tr>
                <th scope="row" class="gift-offices-name">
                  {row.office?.name ?? t.table.none}
                </th>
                <Cells row={row} />
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.table.sum}</th>
            <Cells row={props.value.sum} />
          </tr>
        </tfoot>
      </Table>
    </section>
  )
}

const Cells = (props: { row: GiftFigures['sum'] }) => (
  <For each={COLUMNS}>{(name) => <td class="figure">{props.row[name] === 0 ? '–' : count(props.row[name])}</td>}</For>
)
