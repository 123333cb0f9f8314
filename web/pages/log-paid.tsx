import { createSignal, Show } from 'solid-js'
import { Choice } from '../parts/choice.tsx'
import { DigitsField } from '../parts/digits-field.tsx'
import { Field } from '../parts/field.tsx'
import { MoneyField } from '../parts/money-field.tsx'
import { useApp } from '../state/app.ts'
import { paperTime } from '../state/log-dates.ts'
import type { FilledForm } from '../state/log-form.ts'
import { clock, weekday } from '../text/format.ts'
import { log as t } from '../text/log.vi.ts'
import { dayOf } from '#rules/days.ts'

const TERMS = ['1', '3', '6', '12']

/** What was paid, and what the receipt says. */
export function LogPaid(props: { form: FilledForm }) {
  const { fields, set, hint, reading } = props.form
  const [other, setOther] = createSignal(false)
  const chosen = () => (other() || (fields.months && !TERMS.includes(fields.months)) ? 'other' : fields.months || undefined)
  const choose = (value: string) => {
    setOther(value === 'other')
    set('months', value === 'other' ? '' : value)
  }
  return (
    <>
      <Choice
        legend={t.months}
        name="months"
        columns={5}
        value={chosen()}
        onChange={choose}
        options={[...TERMS.map((value) => ({ value, label: value })), { value: 'other', label: t.otherMonths }]}
        error={hint('months')?.state === 'error' && chosen() !== 'other'}
        note={chosen() === 'other' ? undefined : hint('months')?.note}
      />
      <Show when={chosen() === 'other'}>
        <DigitsField
          label={t.monthsTyped}
          name="other-months"
          groups={[2]}
          value={fields.months}
          onInput={(digits) => set('months', digits)}
          {...hint('months')}
        />
      </Show>
      <div class="log-pair">
        <MoneyField label={t.amount} name="amount" value={fields.amount ?? undefined} onInput={(amount) => set('amount', amount ?? null)} {...hint('amount')} />
        <Field
          label={t.receiptNumber}
          name="receipt-number"
          figures
          value={fields.receiptNumber}
          onInput={(text) => set('receiptNumber', text)}
          autocomplete="off"
          autocapitalize="none"
          maxLength={30}
          {...hint('receiptNumber')}
        />
      </div>
      <Show when={reading()?.amountHint && fields.amount === null && reading()?.amountHint}>
        {(suggested) => (
          <div>
            <p class="small second">{suggested().words}</p>
            <button class="log-fill" type="button" onClick={() => set('amount', suggested().amount)}>
              {t.fill(suggested().amount)}
            </button>
          </div>
        )}
      </Show>
      <ReceiptTime form={props.form} />
    </>
  )
}

function ReceiptTime(props: { form: FilledForm }) {
  const { fields, set, hint, reading } = props.form
  const app = useApp()
  const shown = () => reading()?.collectedAt ?? app.device.now()
  const changeDay = (day: string) => {
    const before = fields.receiptTime
    // Another day's hour is not the one that stands there.
    set('receiptTime', { day, time: before?.day === day ? before.time : '' })
  }
  return (
    <Show
      when={fields.receiptTime}
      fallback={
        <div class="stack-tight">
          <span class="log-label" id="receipt-time">
            <b>{t.time}</b>
          </span>
          <div class="log-time" role="group" aria-labelledby="receipt-time">
            <span>
              <b class="figures">{clock(shown())}</b>, {weekday(dayOf(shown()))}
            </span>
            <button class="log-swap" type="button" onClick={() => set('receiptTime', paperTime(shown()))}>
              {t.timeEdit}
            </button>
          </div>
          <Show when={hint('receiptTime')}>
            {(shownHint) => (
              <p class="small" role="status">
                {shownHint().note}
              </p>
            )}
          </Show>
        </div>
      }
    >
      {(time) => (
        <div>
          <div class="log-pair">
            <DigitsField label={t.day} name="receipt-day" groups={[2, 2, 4]} separator="/" value={time().day} onInput={changeDay} {...hint('receiptTime')} />
            <DigitsField
              label={t.hour}
              name="receipt-hour"
              groups={[2, 2]}
              separator=":"
              value={time().time}
              onInput={(digits) => set('receiptTime', { day: time().day, time: digits })}
            />
          </div>
          <button class="log-swap" type="button" onClick={() => set('receiptTime', null)}>
            {t.timeNow}
          </button>
        </div>
      )}
    </Show>
  )
}
