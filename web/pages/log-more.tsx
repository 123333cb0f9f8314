import { Show } from 'solid-js'
import { Check } from '../parts/check.tsx'
import { Choice } from '../parts/choice.tsx'
import { DigitsField } from '../parts/digits-field.tsx'
import { Field } from '../parts/field.tsx'
import { Icon } from '../parts/icon.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Toggle } from '../parts/toggle.tsx'
import { useApp } from '../state/app.ts'
import type { LogFields } from '../state/log-fields.ts'
import type { FilledForm } from '../state/log-form.ts'
import { log as t } from '../text/log.vi.ts'

/** What may stay empty: telephone, consent for the gift, group and place. At a desk nobody can ask for consent. */
export function LogMore(props: { form: FilledForm; desk?: boolean }) {
  const { fields, set, hint, reading } = props.form
  const app = useApp()
  const offices = () => app.bundle()?.offices.map((office) => ({ value: office.id, label: office.name })) ?? []
  const groups = Object.entries(t.groups).map(([value, label]) => ({ value, label }))
  return (
    <>
      <DigitsField
        label={t.phone}
        optional
        name="phone"
        groups={[4, 3, 4]}
        value={fields.phone}
        onInput={(digits) => set('phone', digits)}
        {...hint('phone')}
      />
      <Show when={reading()?.gift && !props.desk}>
        <div class="card stack-tight">
          <Check name="consent" checked={fields.consent} onChange={(checked) => set('consent', checked)} note={t.consentNote}>
            {t.consent[0]}
            <b>{t.consent[1]}</b>
          </Check>
          <Show when={fields.consent}>
            <Choice
              legend={t.consentBy}
              name="consent-by"
              value={fields.consentBy}
              onChange={(value) => set('consentBy', value as LogFields['consentBy'])}
              options={[
                { value: 'self', label: t.consentWho.self },
                { value: 'guardian', label: t.consentWho.guardian },
              ]}
            />
          </Show>
        </div>
      </Show>
      <details class="card log-more">
        <summary>
          {t.more}
          <Icon name="chevron-down" />
        </summary>
        <div class="stack">
          <Toggle name="donated" on={fields.donated} onChange={(on) => set('donated', on)} note={t.donatedNote}>
            {t.donated}
          </Toggle>
          <SelectField
            label={t.targetGroup}
            optional
            name="target-group"
            value={fields.targetGroup ?? ''}
            onChange={(value) => set('targetGroup', (value || null) as LogFields['targetGroup'])}
            options={groups}
            placeholder={t.noGroup}
          />
          <Field label={t.place} optional name="place" value={fields.place} onInput={(text) => set('place', text)} autocomplete="off" maxLength={120} />
          <SelectField
            label={t.office}
            optional
            name="office"
            value={fields.officeId ?? ''}
            onChange={(value) => set('officeId', value || null)}
            options={offices()}
            placeholder={t.ownOffice}
          />
        </div>
      </details>
    </>
  )
}
