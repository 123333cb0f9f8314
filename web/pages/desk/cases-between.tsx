import { Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import type { Cases } from '../../state/cases.ts'
import { cases } from '../../text/cases.vi.ts'
import './cases-matrix.css'

const t = cases.filter

/** Whose cases are shown: of everyone, of one collector, or of the two that were chosen in the matrix. */
export function CasesBetween(props: { cases: Cases }) {
  const collectors = () => props.cases.collisions.value()?.collectors ?? []
  const options = () =>
    collectors()
      .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
      .map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))
  const { between, nameOf } = props.cases
  return (
    <Show when={collectors().length > 1 || between().collector}>
      <div class="cases-between">
        <Show
          when={between().other}
          fallback={
            <SelectField
              label={t.collector}
              name="collector"
              value={between().collector}
              onChange={(collector) => props.cases.setBetween({ collector, other: '' })}
              options={[{ value: '', label: t.every }, ...options()]}
            />
          }
        >
          <p>
            <b>{t.two(nameOf(between().collector), nameOf(between().other))}</b>
          </p>
        </Show>
        <Show when={between().collector}>
          <Button kind="plain" icon="cross" onClick={() => props.cases.everyone()}>
            {t.clear}
          </Button>
        </Show>
      </div>
    </Show>
  )
}
