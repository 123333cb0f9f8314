import { For, Show } from 'solid-js'
import { PRODUCTS } from '#rules/words.ts'
import { Icon } from '../../parts/icon.tsx'
import { periodName } from '../../state/periods.ts'
import type { GridColumn } from '../../state/set-up-target-grid.ts'
import type { Targets } from '../../state/set-up-targets.ts'
import { common } from '../../text/common.vi.ts'
import { shortDay } from '../../text/format.ts'
import { setUpTargets as t } from '../../text/set-up-targets.vi.ts'

/** The periods, locked ones with a lock, each chosen by a press; below them the products. */
export function TargetHead(props: { targets: Targets }) {
  const { view } = props.targets
  const isChosen = (column: GridColumn) => view.chosen()?.period.id === column.period.id
  return (
    <thead>
      <tr>
        <th class="set-up-targets-team" scope="col" rowspan="2">
          {t.team}
        </th>
        <For each={view.columns()}>
          {(column) => (
            <th class="set-up-targets-head" classList={{ current: isChosen(column) }} scope="colgroup" colspan="2">
              <button
                class="set-up-targets-period"
                type="button"
                aria-pressed={isChosen(column)}
                title={t.choose(periodName(column.period))}
                onClick={() => view.choose(column.period.id)}
              >
                <Show when={column.locked} fallback={t.from(periodName(column.period), shortDay(column.period.firstDay))}>
                  <Icon name="lock" label={t.locked} /> {periodName(column.period)}
                </Show>
              </button>
            </th>
          )}
        </For>
        <th class="figure set-up-targets-points" scope="col" rowspan="2">
          {view.chosen() ? t.points(periodName(view.chosen()!.period)) : common.points}
        </th>
      </tr>
      <tr>
        <For each={view.columns()}>
          {() => (
            <For each={PRODUCTS}>
              {(product) => (
                <th class="figure" scope="col">
                  <abbr class="set-up-targets-short" title={t.productsLong[product]}>
                    {t.products[product]}
                  </abbr>
                </th>
              )}
            </For>
          )}
        </For>
      </tr>
    </thead>
  )
}
