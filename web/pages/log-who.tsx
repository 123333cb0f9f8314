import { Show } from 'solid-js'
import type { Product } from '#rules/words.ts'
import { Choice } from '../parts/choice.tsx'
import { DigitsField } from '../parts/digits-field.tsx'
import { Field } from '../parts/field.tsx'
import type { FilledForm } from '../state/log-form.ts'
import { common } from '../text/common.vi.ts'
import { log as t } from '../text/log.vi.ts'

/** Who takes part in what: product, name, and one number. */
export function LogWho(props: { form: FilledForm }) {
  const { fields, set, hint } = props.form
  return (
    <>
      <Choice
        legend={t.product}
        name="product"
        value={fields.product ?? undefined}
        onChange={(value) => set('product', value as Product)}
        options={[
          { value: 'bhxh-tn', label: common.productLong['bhxh-tn'], icon: 'book' },
          { value: 'bhyt-hgd', label: common.productLong['bhyt-hgd'], icon: 'card' },
        ]}
        error={Boolean(hint('product'))}
        note={hint('product')?.note}
      />
      <Field
        label={t.name}
        name="name"
        value={fields.name}
        onInput={(text) => set('name', text)}
        autocomplete="off"
        autocapitalize="words"
        enterKeyHint="next"
        maxLength={60}
        {...hint('name')}
      />
      <Show when={fields.identifier === 'cccd'} fallback={<ByInsuranceNumber form={props.form} />}>
        <div>
          <DigitsField
            label={t.cccd}
            name="cccd"
            groups={[3, 3, 3, 3]}
            counted
            value={fields.cccd}
            onInput={(digits) => set('cccd', digits)}
            enterKeyHint="next"
            {...hint('cccd')}
          />
          <button class="log-swap" type="button" onClick={() => set('identifier', 'insurance-number')}>
            {t.useInsuranceNumber}
          </button>
        </div>
      </Show>
    </>
  )
}

function ByInsuranceNumber(props: { form: FilledForm }) {
  const { fields, set, hint } = props.form
  return (
    <>
      <div>
        <Field
          label={t.insuranceNumber}
          name="insurance-number"
          figures
          value={fields.insuranceNumber}
          onInput={(text) => set('insuranceNumber', text)}
          autocomplete="off"
          autocapitalize="none"
          maxLength={20}
          {...hint('insuranceNumber')}
        />
        <button class="log-swap" type="button" onClick={() => set('identifier', 'cccd')}>
          {t.useCccd}
        </button>
      </div>
      <DigitsField
        label={t.birthYear}
        name="birth-year"
        groups={[4]}
        value={fields.birthYear}
        onInput={(digits) => set('birthYear', digits)}
        {...hint('birthYear')}
      />
      <Choice
        legend={t.sex}
        name="sex"
        value={fields.sex ?? undefined}
        onChange={(value) => set('sex', value as 'male' | 'female')}
        options={[
          { value: 'female', label: common.sex.female },
          { value: 'male', label: common.sex.male },
        ]}
        error={Boolean(hint('sex'))}
        note={hint('sex')?.note}
      />
    </>
  )
}
