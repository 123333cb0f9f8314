import { For, Show } from 'solid-js'
import { PRODUCTS } from '#rules/words.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { periodName } from '../../state/periods.ts'
import type { Spread } from '../../state/set-up-target-spread.ts'
import type { Targets } from '../../state/set-up-targets.ts'
import { count, shortDay } from '../../text/format.ts'
import { setUpSpread as t, setUpTargets } from '../../text/set-up-targets.vi.ts'
import { Weights } from './set-up-target-weights.tsx'
import './set-up-target-spread.css'

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
