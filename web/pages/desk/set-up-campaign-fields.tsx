import { Show } from 'solid-js'
import { isDay } from '#rules/days.ts'
import { Field } from '../../parts/field.tsx'
import { lengthOf } from '../../state/set-up-campaign.ts'
import type { HeadField, HeadForm } from '../../state/set-up-campaign-head.ts'
import { setUpCampaign as t } from '../../text/set-up-campaign.vi.ts'
import { Locked } from './set-up-periods.tsx'

type FieldsProps = { form: HeadForm }
/** A note, or what is wrong in its place. */
const noted = (form: HeadForm, field: HeadField, note?: string) => {
  const words = form.trouble(field)
  return words ? { state: 'error' as const, note: words } : { note }
}

export function WordsFields(props: FieldsProps) {
  const { form } = props
  return (
    <section class="card stack">
      <h2>{t.words}</h2>
      <Field
        label={t.name}
        name="campaign"
        placeholder={t.namePlaceholder}
        maxLength={80}
        value={form.head.name}
        onInput={(name) => form.set('name', name)}
        {...noted(form, 'name')}
      />
      <Field
        label={t.theme}
        name="theme"
        lines={2}
        maxLength={160}
        value={form.head.theme}
        onInput={(theme) => form.set('theme', theme)}
        {...noted(form, 'theme', t.themeNote)}
      />
      <Field
        label={t.slogans}
        optional
        name="slogans"
        lines={3}
        value={form.head.slogans}
        onInput={(slogans) => form.set('slogans', slogans)}
        {...noted(form, 'slogans', t.slogansNote)}
      />
      <fieldset class="set-up-campaign-two">
        <legend class="set-up-campaign-legend">{t.plan}</legend>
        <Field
          label={t.planNumber}
          name="plan-number"
          placeholder={t.planNumberPlaceholder}
          maxLength={60}
          value={form.head.planNumber}
          onInput={(number) => form.set('planNumber', number)}
          {...noted(form, 'planNumber')}
        />
        <Field
          label={t.planDate}
          name="plan-date"
          type="date"
          figures
          value={form.head.planDate}
          onInput={(day) => form.set('planDate', day)}
          {...noted(form, 'planDate')}
        />
      </fieldset>
    </section>
  )
}

/** Its days; once it has begun they stand there to be read. */
export function DaysFields(props: FieldsProps & { begun?: boolean; onFirstDay?: (day: string) => void; hint?: string }) {
  const { form } = props
  const stands = () => isDay(form.head.firstDay) && isDay(form.head.lastDay) && form.head.firstDay <= form.head.lastDay
  return (
    <section class="card stack">
      <h2>{t.when}</h2>
      <Show when={props.begun}>
        <Locked words={t.begun} />
      </Show>
      <div class="set-up-campaign-two">
        <Field
          label={t.firstDay}
          name="first-day"
          type="date"
          figures
          disabled={props.begun ?? false}
          value={form.head.firstDay}
          onInput={(day) => (props.onFirstDay ?? ((first) => form.set('firstDay', first)))(day)}
          {...noted(form, 'firstDay', props.hint)}
        />
        <Field
          label={t.lastDay}
          name="last-day"
          type="date"
          figures
          disabled={props.begun ?? false}
          min={form.head.firstDay}
          value={form.head.lastDay}
          onInput={(day) => form.set('lastDay', day)}
          {...noted(form, 'lastDay', stands() ? t.length(lengthOf(form.head)) : undefined)}
        />
      </div>
      <Field
        label={t.launchDay}
        name="launch-day"
        type="date"
        figures
        optional
        disabled={props.begun ?? false}
        min={form.head.firstDay}
        max={form.head.lastDay}
        value={form.head.launchDay}
        onInput={(day) => form.set('launchDay', day)}
        {...noted(form, 'launchDay', t.launchNote)}
      />
    </section>
  )
}
