import { For, Show } from 'solid-js'
import { PRODUCTS } from '#rules/words.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Table } from '../../parts/table.tsx'
import { periodName } from '../../state/periods.ts'
import type { GridRow } from '../../state/set-up-target-grid.ts'
import type { Filling, Spread } from '../../state/set-up-target-spread.ts'
import type { Targets } from '../../state/set-up-targets.ts'
import { common } from '../../text/common.vi.ts'
import { count, shortDay } from '../../text/format.ts'
import { setUpSpread as t, setUpTargets } from '../../text/set-up-targets.vi.ts'

/** A total per product, shared over the teams by weights and laid into the grid. */
export function SpreadSheet(props: { targets: Targets; open: boolean; onClose: () => void }) {
  const spread = () => props.targets.spread
  const go = () => spread().go() && props.onClose()
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t.title}
      foot={
        <Show when={spread().open().length > 0}>
          <p class="small second set-up-targets-foot">{t.goNote}</p>
          <Button onClick={go}>{t.go}</Button>
        </Show>
      }
    >
      <p class="small second">{t.words}</p>
      <Show when={spread().open().length > 0} fallback={<Note tone="slate">{t.none}</Note>}>
        <Totals spread={spread()} />
        <Weights spread={spread()} />
        <Show when={spread().trouble()}>
          {(trouble) => (
            <Note tone="error" icon="warn">
              <p role="alert">{trouble()}</p>
            </Note>
          )}
        </Show>
      </Show>
    </Sheet>
  )
}

function Totals(props: { spread: Spread }) {
  const { spread } = props
  return (
    <>
      <SelectField
        label={t.period}
        name="spread-period"
        value={spread.periodId() ?? ''}
        onChange={spread.setPeriod}
        options={spread.open().map(({ period }) => ({ value: period.id, label: setUpTargets.from(periodName(period), shortDay(period.firstDay)) }))}
      />
      <div class="set-up-targets-totals">
        <For each={PRODUCTS}>
          {(product) => (
            <Field
              label={t.total(setUpTargets.productsLong[product])}
              name={`total-${product}`}
              figures
              inputMode="numeric"
              value={spread.totals()[product]}
              onInput={(text) => spread.setTotal(product, text)}
              note={t.now(count(spread.now(product)))}
            />
          )}
        </For>
      </div>
    </>
  )
}

const FILLINGS: Filling[] = ['even', 'people', 'before']

function Weights(props: { spread: Spread }) {
  const { spread } = props
  const part = (team: GridRow, product: (typeof PRODUCTS)[number]) => {
    const shared = spread.parts()?.get(team.id)?.[product]
    return shared === null || shared === undefined ? common.none : count(shared)
  }
  const paste = (event: ClipboardEvent, team: GridRow) => spread.paste(event.clipboardData?.getData('text/plain') ?? '', team.id) && event.preventDefault()
  return (
    <section class="stack-tight">
      <h3>{t.weights}</h3>
      <p class="small second">{t.weightsNote}</p>
      <div class="wrap">
        <For each={FILLINGS.filter((filling) => filling !== 'before' || spread.hasBefore())}>
          {(filling) => (
            <Button kind="plain" onClick={() => spread.fill(filling)}>
              {t.fillings[filling]}
            </Button>
          )}
        </For>
      </div>
      <Table caption={t.weights}>
        <thead>
          <tr>
            <th scope="col">{setUpTargets.team}</th>
            <th class="figure" scope="col">
              {t.weights}
            </th>
            <For each={PRODUCTS}>
              {(product) => (
                <th class="figure" scope="col">
                  {setUpTargets.products[product]}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={spread.teams()}>
            {(team) => (
              <tr>
                <th class="set-up-targets-name" scope="row">
                  {team.name}
                </th>
                <td class="figure">
                  <input
                    class="table-input set-up-targets-weight"
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength="15"
                    aria-label={t.weightOf(team.name)}
                    value={spread.weights()[team.id] ?? ''}
                    onInput={(event) => spread.setWeight(team.id, event.currentTarget.value)}
                    onPaste={(event) => paste(event, team)}
                  />
                </td>
                <For each={PRODUCTS}>{(product) => <td class="figure">{part(team, product)}</td>}</For>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.sum}</th>
            <td class="figure">{count(spread.weightSum())}</td>
            <For each={PRODUCTS}>
              {(product) => (
                <td class="figure">{spread.parts() ? count([...spread.parts()!.values()].reduce((sum, one) => sum + (one[product] ?? 0), 0)) : common.none}</td>
              )}
            </For>
          </tr>
        </tfoot>
      </Table>
    </section>
  )
}
