import { For, Show } from 'solid-js'
import { PRODUCTS, type Product } from '#rules/words.ts'
import { Icon } from '../../parts/icon.tsx'
import { Note } from '../../parts/note.tsx'
import { Table } from '../../parts/table.tsx'
import { useApp, usePerson } from '../../state/app.ts'
import { periodName } from '../../state/periods.ts'
import { targetFrame } from '../../state/set-up-examples.ts'
import { joined, setUpReads } from '../../state/set-up-reads.ts'
import { createTabs } from '../../state/set-up-tabs.ts'
import { type TargetColumn, targetTable, type TargetTable } from '../../state/set-up-targets.ts'
import { common } from '../../text/common.vi.ts'
import { count, shortDay } from '../../text/format.ts'
import { setUpTargets as t } from '../../text/set-up-lists.vi.ts'
import { Loaded } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { NeedsCampaign, TabsPage } from './set-up-tabs.tsx'
import './set-up-targets.css'

/** What each team is to reach, week by week. */
export default function SetUpTargets() {
  const app = useApp()
  const reads = setUpReads(usePerson())
  const read = joined({ campaign: reads.campaign(), organisations: reads.organisations(), targets: reads.targets() })
  const tabs = createTabs(app, { kind: 'targets', read, campaignId: reads.campaignId, isEmpty: () => (read.value()?.targets.length ?? 0) === 0 })
  const frame = () => {
    const value = read.value()
    return value?.campaign.of ? targetFrame(value.organisations, value.campaign.of.periods) : undefined
  }
  return (
    <Screen title={t.title} note={t.note} tone="plain" backHref="/thiet-lap">
      <div class="page">
        <Loaded read={read}>
          {(value) => (
            <Show when={value().campaign.of} fallback={<NeedsCampaign />}>
              {(campaign) => (
                <TabsPage tabs={tabs} empty={t.empty} drawing="draw-board" frame={frame()}>
                  <Targets
                    table={targetTable({ campaign: campaign(), organisations: value().organisations, targets: value().targets, now: app.device.now() })}
                  />
                </TabsPage>
              )}
            </Show>
          )}
        </Loaded>
      </div>
    </Screen>
  )
}

function Targets(props: { table: TargetTable }) {
  return (
    <div class="set-up-targets">
      <Show when={props.table.lacking > 0}>
        <Note tone="warning" icon="info">
          {t.lacking(props.table.lacking)}
        </Note>
      </Show>
      <Table caption={t.list}>
        <Head columns={props.table.columns} />
        <tbody>
          <For each={props.table.rows}>
            {(row) => (
              <tr>
                <th class="set-up-targets-team" scope="row">
                  {row.name}
                </th>
                <For each={row.cells}>
                  {(cell, at) => (
                    <For each={PRODUCTS}>
                      {(product) => (
                        <td class="figure" classList={{ locked: props.table.columns[at()]?.begun ?? false }}>
                          {shown(cell[product])}
                        </td>
                      )}
                    </For>
                  )}
                </For>
                <For each={PRODUCTS}>{(product) => <td class="figure set-up-targets-sum">{count(row.weeks[product])}</td>}</For>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th class="set-up-targets-team" scope="row">
              {t.sum}
            </th>
            <For each={props.table.columns}>{(column) => <For each={PRODUCTS}>{(product) => <td class="figure">{count(column.sums[product])}</td>}</For>}</For>
            <For each={PRODUCTS}>{(product) => <td class="figure">{count(props.table.weeks[product])}</td>}</For>
          </tr>
        </tfoot>
      </Table>
      <Show when={props.table.people > 0}>
        <p class="small second">{t.people(props.table.people)}</p>
      </Show>
    </div>
  )
}

const shown = (target: number | null) => (target === null ? common.none : count(target))

function Head(props: { columns: TargetColumn[] }) {
  const products = (product: Product) => (
    <th class="figure" scope="col">
      <abbr class="set-up-targets-short" title={t.productsLong[product]}>
        {t.products[product]}
      </abbr>
    </th>
  )
  return (
    <thead>
      <tr>
        <th class="set-up-targets-team" scope="col" rowspan="2">
          {t.team}
        </th>
        <For each={props.columns}>
          {({ period, begun }) => (
            <th class="set-up-targets-head" scope="colgroup" colspan="2">
              <Show when={begun} fallback={t.from(periodName(period), shortDay(period.firstDay))}>
                <Icon name="lock" label={t.locked} /> {periodName(period)}
              </Show>
            </th>
          )}
        </For>
        <th class="set-up-targets-head" scope="colgroup" colspan="2">
          {t.allWeeks}
        </th>
      </tr>
      <tr>
        <For each={[...props.columns, null]}>{() => <For each={PRODUCTS}>{products}</For>}</For>
      </tr>
    </thead>
  )
}
