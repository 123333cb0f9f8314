import { For, Show } from 'solid-js'
import type { TotalsRow } from '#contract/standings.ts'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { FiguresChip } from '../../parts/figures-chip.tsx'
import { Segments } from '../../parts/segments.tsx'
import { Table } from '../../parts/table.tsx'
import { useApp } from '../../state/app.ts'
import { createTotals, type Sums } from '../../state/totals.ts'
import { count, dong, weekday } from '../../text/format.ts'
import { totals as t } from '../../text/totals.vi.ts'
import { Loaded } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { ConfirmTabs } from './confirm-tabs.tsx'
import './totals.css'

/** The evening's table: what each collector logged on each day, beside the receipt books. */
export default function Totals() {
  const totals = createTotals(useApp())
  const byDay = () => totals.by() === 'day'
  return (
    <Screen title={t.title} note={t.note}>
      <ConfirmTabs />
      <div class="page">
        <div class="totals-filters">
          <Field label={t.from} name="from" type="date" value={totals.from()} onInput={totals.setFrom} max={totals.to()} />
          <Field label={t.to} name="to" type="date" value={totals.to()} onInput={totals.setTo} min={totals.from()} />
          <Segments
            legend={t.by.legend}
            name="by"
            value={totals.by()}
            onChange={(by) => totals.setBy(by as 'day')}
            options={[
              { value: 'day', label: t.by.day },
              { value: 'collector', label: t.by.collector },
            ]}
          />
        </div>
        <Show
          when={!totals.hasNone()}
          fallback={
            <Empty drawing="draw-board" title={t.empty.title}>
              {t.empty.words}
            </Empty>
          }
        >
          <Loaded read={totals.read} rows={6}>
            {() => (
              <Show
                when={totals.groups().length > 0}
                fallback={
                  <Empty drawing="draw-board" title={t.empty.title}>
                    {t.empty.words}
                  </Empty>
                }
              >
                <p class="wrap small second">
                  <FiguresChip kind="provisional" />
                  {t.provisional}
                </p>
                <Table caption={t.caption}>
                  <thead>
                    <tr>
                      <th scope="col">{byDay() ? t.heads.collector : t.heads.day}</th>
                      <For each={[t.heads.voluntary, t.heads.household, t.heads.renewals, t.heads.donated, t.heads.unverified, t.heads.amount]}>
                        {(head) => (
                          <th scope="col" class="figure">
                            {head}
                          </th>
                        )}
                      </For>
                    </tr>
                  </thead>
                  <For each={totals.groups()}>
                    {(group) => (
                      <tbody>
                        <tr>
                          <th class="group" scope="rowgroup">
                            {group.name ?? weekday(group.key)}
                          </th>
                          <Sums sums={group.sum} group />
                        </tr>
                        <For each={group.rows}>{(row) => <Row row={row} byDay={byDay()} />}</For>
                      </tbody>
                    )}
                  </For>
                  <tfoot>
                    <tr>
                      <th scope="row">{t.sum}</th>
                      <Sums sums={totals.sum()} />
                    </tr>
                  </tfoot>
                </Table>
              </Show>
            )}
          </Loaded>
        </Show>
      </div>
    </Screen>
  )
}

const Row = (props: { row: TotalsRow; byDay: boolean }) => (
  <tr>
    <td>{props.byDay ? props.row.collector : weekday(props.row.day)}</td>
    <Sums sums={props.row} />
  </tr>
)

function Sums(props: { sums: Sums; group?: boolean }) {
  const cells = () => [props.sums.voluntary, props.sums.household, props.sums.renewals, props.sums.donated, props.sums.unverified]
  return (
    <>
      <For each={cells()}>
        {(cell) => (
          <td class="figure" classList={{ group: props.group ?? false }}>
            {cell === 0 ? '–' : count(cell)}
          </td>
        )}
      </For>
      <td class="figure" classList={{ group: props.group ?? false }}>
        {dong(props.sums.amount)}
      </td>
    </>
  )
}
