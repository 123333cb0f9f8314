import { Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { Note } from '../../parts/note.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { OfficesStock } from '../../state/offices-stock.ts'
import { desk } from '../../text/desk.vi.ts'
import { count } from '../../text/format.ts'
import { officesStock as t } from '../../text/offices-stock.vi.ts'

/** Mugs that were bought, or mugs that are sent. */
export function FormSheet(props: { state: OfficesStock }) {
  const form = props.state.form
  const submit = (event: SubmitEvent) => (event.preventDefault(), void form.book())
  return (
    <Show when={form.kind()} keyed>
      {(kind) => (
        <Sheet
          open
          onClose={form.close}
          title={t.forms[kind].title}
          foot={
            <>
              <Button kind="plain" onClick={form.close}>
                {desk.cancel}
              </Button>
              <Button type="submit" form="offices-stock" busy={props.state.deed.busy()} disabledReason={form.missing()}>
                {t.forms[kind].go}
              </Button>
            </>
          }
        >
          <form id="offices-stock" class="stack" onSubmit={submit}>
            <Show when={kind === 'purchase'} fallback={<SendFields state={props.state} />}>
              <PurchaseFields state={props.state} />
            </Show>
            <Show when={props.state.deed.trouble()}>
              {(trouble) => (
                <Note tone="error" icon="warn">
                  {trouble()}
                </Note>
              )}
            </Show>
          </form>
        </Sheet>
      )}
    </Show>
  )
}

const optionsOf = (state: OfficesStock) => state.offices().map(({ id, name, balance }) => ({ value: id, label: `${name} (${count(balance)})` }))

function PurchaseFields(props: { state: OfficesStock }) {
  const form = props.state.form
  const words = t.forms.purchase
  const fields = () => form.fields()
  const total = () => (fields().unitPrice === undefined || fields().quantity === '' ? undefined : words.total(Number(fields().quantity) * fields().unitPrice!))
  return (
    <>
      <SelectField
        label={words.office}
        name="to"
        value={fields().to}
        onChange={(to) => form.set({ to })}
        options={optionsOf(props.state)}
        placeholder={t.forms.choose}
      />
      <Field label={words.quantity} name="quantity" size="big" figures inputMode="numeric" maxLength={6} value={fields().quantity} onInput={form.setQuantity} />
      <Field label={words.supplier} name="supplier" maxLength={120} value={fields().supplier} onInput={(supplier) => form.set({ supplier })} />
      <Field label={words.document} name="document" maxLength={60} value={fields().document} onInput={(document) => form.set({ document })} />
      <MoneyField
        label={words.unitPrice}
        optional
        value={fields().unitPrice}
        name="unit-price"
        onInput={(unitPrice) => form.set({ unitPrice })}
        note={total()}
      />
      <Field label={words.boughtOn} name="bought-on" type="date" value={fields().boughtOn} onInput={(boughtOn) => form.set({ boughtOn })} />
    </>
  )
}

function SendFields(props: { state: OfficesStock }) {
  const form = props.state.form
  const words = t.forms.send
  const fields = () => form.fields()
  const rest = () => form.rest()
  const left = () => {
    const after = rest()
    if (after === null) return undefined
    return after < 0 ? words.below(count(-after)) : words.left(count(after))
  }
  return (
    <>
      <SelectField
        label={words.from}
        name="from"
        value={fields().from}
        onChange={(from) => form.set({ from })}
        options={optionsOf(props.state)}
        placeholder={t.forms.choose}
      />
      <SelectField
        label={words.to}
        name="to"
        value={fields().to}
        onChange={(to) => form.set({ to })}
        options={optionsOf(props.state)}
        placeholder={t.forms.choose}
      />
      <Field
        label={words.quantity}
        name="quantity"
        size="big"
        figures
        inputMode="numeric"
        maxLength={6}
        value={fields().quantity}
        onInput={form.setQuantity}
        {...((rest() ?? 0) < 0 ? { state: 'warning' as const } : {})}
        note={left()}
      />
      <Field label={words.note} name="note" optional maxLength={200} value={fields().note} onInput={(note) => form.set({ note })} />
    </>
  )
}
