import { Show } from 'solid-js'
import { Choice } from '../parts/choice.tsx'
import { DigitsField } from '../parts/digits-field.tsx'
import type { LogFields } from '../state/log-fields.ts'
import type { FilledForm } from '../state/log-form.ts'
import { log as t } from '../text/log.vi.ts'

/** Was this person insured before, and until when. */
export function LogCoverage(props: { form: FilledForm }) {
  const { fields, set, hint } = props.form
  const options = () => {
    const choices = fields.product === 'bhxh-tn' ? (['never', 'until', 'compulsory'] as const) : (['never', 'until'] as const)
    return choices.map((value) => ({ value, label: t.insuredChoice[value] }))
  }
  return (
    <Show when={fields.product}>
      {(product) => (
        <>
          <Choice
            legend={t.insured[product()]}
            name="insured"
            columns={options().length === 3 ? 3 : 2}
            value={fields.insured ?? undefined}
            onChange={(value) => set('insured', value as LogFields['insured'])}
            options={options()}
            error={hint('insured')?.state === 'error'}
            note={hint('insured')?.note}
          />
          <Show when={fields.insured === 'until'}>
            <Show
              when={product() === 'bhxh-tn'}
              fallback={
                <DigitsField
                  label={t.coveredUntil['bhyt-hgd']}
                  name="covered-until"
                  groups={[2, 2, 4]}
                  separator="/"
                  value={fields.coveredUntil}
                  onInput={(digits) => set('coveredUntil', digits)}
                  {...hint('coveredUntil')}
                />
              }
            >
              <DigitsField
                label={t.coveredUntil['bhxh-tn']}
                name="covered-until"
                groups={[2, 4]}
                separator="/"
                value={fields.coveredUntil}
                onInput={(digits) => set('coveredUntil', digits)}
                {...hint('coveredUntil')}
              />
              <DigitsField
                label={t.coversFrom}
                name="covers-from"
                optional
                groups={[2, 4]}
                separator="/"
                value={fields.coversFrom}
                onInput={(digits) => set('coversFrom', digits)}
                {...hint('coversFrom')}
              />
            </Show>
          </Show>
        </>
      )}
    </Show>
  )
}
