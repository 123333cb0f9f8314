import { For, Show } from 'solid-js'
import type { OfficeStock } from '#contract/stock.ts'
import { Table } from '../../parts/table.tsx'
import type { OfficesStock } from '../../state/offices-stock.ts'
import { count } from '../../text/format.ts'
import { officesStock as t } from '../../text/offices-stock.vi.ts'

const FIGURES = ['balance', 'issued', 'toSend', 'onTheWay', 'promised'] as const

/** A row for each office, whoever needs most first. */
export function OfficesTable(props: { state: OfficesStock }) {
  const sum = (figure: (typeof FIGURES)[number]) => props.state.offices().reduce((total, office) => total + office[figure], 0)
  return (
    <section class="stack-tight offices-stock-table">
      <h2>{t.table.heading}</h2>
      <Table caption={t.table.caption}>
        <thead>
          <tr>
            <th scope="col">{t.table.office}</th>
            <For each={FIGURES}>
              {(figure) => (
                <th class="figure" scope="col">
                  {t.table[figure]}
                </th>
              )}
            </For>
            <th class="figure" scope="col">
              {t.table.lasts}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.state.offices()}>{(office, index) => <Row office={office} row={index() + 1} />}</For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.table.sum}</th>
            <For each={FIGURES}>{(figure) => <td class="figure">{signed(sum(figure))}</td>}</For>
            <td />
          </tr>
        </tfoot>
      </Table>
    </section>
  )
}

function Row(props: { office: OfficeStock; row: number }) {
  const office = () => props.office
  const notes = () => [office().warning && t.warnings[office().warning!], office().counting && t.table.counting].filter(Boolean).join(' · ')
  return (
    <tr>
      <th scope="row">
        <span class="offices-stock-name">
          <a href={`/kho/${office().id}`}>
            {props.row}. {office().name}
          </a>
          <Show when={notes()}>
            <span class="small offices-stock-warning" data-warning={office().warning ?? 'enough'}>
              {notes()}
            </span>
          </Show>
        </span>
      </th>
      <For each={FIGURES}>{(figure) => <td class="figure">{office()[figure] === 0 && figure !== 'balance' ? '–' : signed(office()[figure])}</td>}</For>
      <td class="figure">
        {t.lasts(office().lasts, office().emptyOn)} <span class="small second offices-stock-days">{t.days(office().lasts)}</span>
      </td>
    </tr>
  )
}

const signed = (number: number) => (number < 0 ? `−${count(-number)}` : count(number))
