import { For, Show } from 'solid-js'
import { PRODUCTS } from '#rules/words.ts'
import { Icon } from '../../parts/icon.tsx'
import { Note } from '../../parts/note.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { Table } from '../../parts/table.tsx'
import { periodName } from '../../state/periods.ts'
import { type GridColumn, type GridRow, keyOf } from '../../state/set-up-target-grid.ts'
import type { Targets } from '../../state/set-up-targets.ts'
import { common } from '../../text/common.vi.ts'
import { count, shortDay } from '../../text/format.ts'
import { setUpTargets as t } from '../../text/set-up-targets.vi.ts'
import { createGridHands, TargetCell } from './set-up-target-cell.tsx'
import { TargetHead } from './set-up-target-head.tsx'
import './set-up-target-table.css'

/** The grid: names at its side, periods at its head, sums at its foot. */
export function TargetTable(props: { targets: Targets }) {
  const { targets } = props
  const hands = createGridHands(targets)
  return (
    <>
      <Show when={targets.view.isNarrow()}>
        <ChoosePeriod targets={targets} />
      </Show>
      <Notes targets={targets} />
      <div
        class="set-up-targets-grid"
        ref={hands.ref}
        onClick={hands.click}
        onDblClick={hands.open}
        onKeyDown={hands.press}
        onPaste={hands.paste}
        onFocusOut={hands.leave}
      >
        <Table caption={t.list}>
          <TargetHead targets={targets} />
          <tbody>
            <For each={targets.view.rows()}>{(row) => <Row targets={targets} row={row} />}</For>
          </tbody>
          <Foot targets={targets} />
        </Table>
      </div>
      <div class="set-up-targets-below">
        <p class="small second set-up-targets-keys">{t.keys}</p>
        <Show when={targets.view.hasMore()}>
          <button class="set-up-targets-more" type="button" onClick={() => targets.view.showAll(!targets.view.showsAll())}>
            {targets.view.showsAll() ? t.more.hide : t.more.show}
          </button>
        </Show>
      </div>
    </>
  )
}

function ChoosePeriod(props: { targets: Targets }) {
  const { view } = props.targets
  const label = ({ period, locked }: GridColumn) => `${t.from(periodName(period), shortDay(period.firstDay))}${locked ? ` (${t.locked})` : ''}`
  return (
    <SelectField
      label={t.period}
      name="period"
      value={view.chosen()?.period.id ?? ''}
      onChange={view.choose}
      options={view.periods().map((column) => ({ value: column.period.id, label: label(column) }))}
    />
  )
}

function Notes(props: { targets: Targets }) {
  const { targets } = props
  const chosen = () => targets.view.chosen()
  return (
    <>
      <Show when={targets.notes().length > 0}>
        <div role="status">
          <Note tone="warning" icon="warn">
            <For each={targets.notes()}>{(words) => <p>{words}</p>}</For>
          </Note>
        </div>
      </Show>
      <Show when={chosen() && targets.notes().length === 0 && targets.lacking() > 0}>
        <Note tone="info" icon="info">
          {t.lacking(targets.lacking(), periodName(chosen()!.period).toLocaleLowerCase('vi'))}
        </Note>
      </Show>
    </>
  )
}

function Row(props: { targets: Targets; row: GridRow }) {
  const { targets, row } = props
  const people = () => (row.isTeam ? targets.view.peopleOf(row).length : 0)
  const given = (periodId: string) => Object.fromEntries(PRODUCTS.map((product) => [product, targets.edits.value(keyOf(row.id, periodId, product)) ?? 0]))
  const points = () => {
    const period = targets.view.chosen()?.period
    return period ? targets.points(given(period.id) as Record<(typeof PRODUCTS)[number], number>) : 0
  }
  return (
    <tr data-person={row.isTeam ? undefined : ''}>
      <th class="set-up-targets-team" scope="row">
        <Show when={people() > 0} fallback={<span class="set-up-targets-name">{row.name}</span>}>
          <button
            class="set-up-targets-fold"
            type="button"
            aria-expanded={targets.view.isUnfolded(row.id)}
            title={t.people(row.name, people())}
            onClick={() => targets.view.unfold(row.id)}
          >
            <span class="set-up-targets-name">{row.name}</span>
            <Icon name="chevron-down" />
          </button>
        </Show>
      </th>
      <For each={targets.view.columns()}>
        {(column) => <For each={PRODUCTS}>{(product) => <TargetCell targets={targets} row={row} column={column} product={product} />}</For>}
      </For>
      <td class="figure set-up-targets-points">{points() > 0 ? count(points()) : common.none}</td>
    </tr>
  )
}

function Foot(props: { targets: Targets }) {
  const { targets } = props
  const chosen = () => targets.view.chosen()?.period.id
  return (
    <tfoot>
      <tr>
        <th class="set-up-targets-team" scope="row">
          {t.sum}
        </th>
        <For each={targets.view.columns()}>
          {({ period }) => <For each={PRODUCTS}>{(product) => <td class="figure">{count(targets.sums(period.id)[product])}</td>}</For>}
        </For>
        <td class="figure set-up-targets-points">{chosen() ? count(targets.points(targets.sums(chosen()!))) : common.none}</td>
      </tr>
    </tfoot>
  )
}
