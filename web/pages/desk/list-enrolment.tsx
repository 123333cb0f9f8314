import { createSignal, Show } from 'solid-js'
import type { ListRowView } from '#contract/lists.ts'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { DigitsField } from '../../parts/digits-field.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Field } from '../../parts/field.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { NumberField } from '../../parts/number-field.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useApp } from '../../state/app.ts'
import type { List } from '../../state/list.ts'
import { createRowEnrolment, type RowEnrolmentForm } from '../../state/list-enrolment.ts'
import { collectorOf } from '../../state/list-pair-facts.ts'
import { common } from '../../text/common.vi.ts'
import { desk } from '../../text/desk.vi.ts'
import { dong, fullDay } from '../../text/format.ts'
import { list } from '../../text/list.vi.ts'
import { listEnrolment as t } from '../../text/list-enrolment.vi.ts'
import { listPairs } from '../../text/list-pairs.vi.ts'
import { Trouble } from './list-group.tsx'

/** The button that makes an entry of a payment, for whoever may. */
export function MakeEntry(props: { list: List; row: ListRowView; onDone: () => void }) {
  const [open, setOpen] = createSignal(false)
  const done = () => {
    setOpen(false)
    props.list.toast.say(list.unmatched.made(props.row.name))
    props.onDone()
    void props.list.read.reload()
  }
  return (
    <Show when={props.row.mine}>
      <Button kind="plain" icon="plus" onClick={() => setOpen(true)}>
        {t.go}
      </Button>
      <Show when={open()}>
        <EnrolmentSheet list={props.list} row={props.row} onClose={() => setOpen(false)} onDone={done} />
      </Show>
    </Show>
  )
}

/** A payment becomes an entry: what the list says stands above, what it does not say is asked for. */
function EnrolmentSheet(props: { list: List; row: ListRowView; onClose: () => void; onDone: () => void }) {
  const form = createRowEnrolment(useApp(), props.list, props.row, props.onDone)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void form.send()
  }
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t.title}
      foot={
        <>
          <Button kind="plain" onClick={props.onClose}>
            {desk.cancel}
          </Button>
          <Button type="submit" form="row-enrolment" icon="check" busy={form.deed.busy()} disabledReason={form.missing()}>
            {t.go}
          </Button>
        </>
      }
    >
      <form id="row-enrolment" class="stack" onSubmit={submit}>
        <p class="small second">{t.words}</p>
        <Facts small items={saidBy(props.row)} />
        <Before form={form} />
        <Paid form={form} />
        <Field
          label={t.reason}
          name="reason"
          lines={2}
          maxLength={300}
          value={form.fields.reason}
          onInput={(text) => form.set('reason', text)}
          note={t.reasonNote}
        />
        <Trouble words={form.deed.trouble()} />
      </form>
    </Sheet>
  )
}

function Before(props: { form: RowEnrolmentForm }) {
  const { fields, set, row, asks } = props.form
  const choices = () => (row.product === 'bhxh-tn' ? (['never', 'until', 'compulsory'] as const) : (['never', 'until'] as const))
  return (
    <>
      <Show when={asks.collectorCode}>
        <Field
          label={t.collectorCode}
          name="collector-code"
          autocapitalize="none"
          maxLength={20}
          value={fields.collectorCode}
          onInput={(text) => set('collectorCode', text)}
          note={t.collectorNote}
        />
      </Show>
      <Show when={asks.insured}>
        {' '}
        <Choice
          legend={t.insured}
          name="insured"
          columns={choices().length === 3 ? 3 : 2}
          value={fields.insured || undefined}
          onChange={(value) => set('insured', value as 'never')}
          options={choices().map((value) => ({ value, label: t.insuredChoice[value] }))}
        />
      </Show>{' '}
      <Show when={props.form.asksUntil()}>
        <DigitsField
          label={t.until[row.product]}
          name="covered-until"
          groups={row.product === 'bhyt-hgd' ? [2, 2, 4] : [2, 4]}
          separator="/"
          value={fields.coveredUntil}
          onInput={(digits) => set('coveredUntil', digits)}
        />
      </Show>
    </>
  )
}

function Paid(props: { form: RowEnrolmentForm }) {
  const { fields, set, asks } = props.form
  return (
    <>
      <Show when={asks.months}>
        <NumberField label={t.months} name="months" value={fields.months} onInput={(months) => set('months', months)} />
      </Show>
      <Show when={asks.amount}>
        <MoneyField label={t.amount} name="amount" value={fields.amount} onInput={(amount) => set('amount', amount)} />
      </Show>
      <Show when={asks.receiptNumber}>
        <Field
          label={t.receiptNumber}
          name="receipt-number"
          figures
          maxLength={30}
          value={fields.receiptNumber}
          onInput={(text) => set('receiptNumber', text)}
        />
      </Show>
      <Show when={asks.paidDay}>
        <Field label={t.paidDay} name="paid-day" type="date" value={fields.paidDay} onInput={(day) => set('paidDay', day)} />
      </Show>
    </>
  )
}

function saidBy(row: ListRowView): { label: string; value: string }[] {
  const f = listPairs.facts
  const pairs: [string, string | null][] = [
    [f.name, row.name],
    [f.cccd, row.maskedCccd],
    [f.insurance, row.maskedInsuranceNumber],
    [f.born, row.birthYear === null ? null : String(row.birthYear)],
    [f.participation, [common.productLong[row.product], row.participation && common.participation[row.participation]].filter(Boolean).join(', ')],
    [f.receipt, row.receiptNumber],
    [f.day, row.paidDay && fullDay(row.paidDay)],
    [f.amount, row.amount === null ? null : dong(row.amount)],
    [f.months, row.months === null ? null : String(row.months)],
    [f.collector, collectorOf(row)],
  ]
  return pairs.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}
