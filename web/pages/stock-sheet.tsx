import { Match, Show, Switch } from 'solid-js'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import type { StockAct } from '../state/stock-act.ts'
import type { Stock } from '../state/stock.ts'
import { desk } from '../text/desk.vi.ts'
import { count } from '../text/format.ts'
import { stock as t } from '../text/stock.vi.ts'
import { toShelf, Trouble } from './stock-count.tsx'

/** What is asked before something is booked: how many, where to, why it differs. */
export function StockSheet(props: { stock: Stock }) {
  return (
    <Show when={props.stock.sheet.act()} keyed>
      {(act) => <ActSheet stock={props.stock} act={act} />}
    </Show>
  )
}

function ActSheet(props: { stock: Stock; act: StockAct }) {
  const sheet = props.stock.sheet
  const words = () => (props.act.kind === 'recall' ? t.recallAsk : t.forms[props.act.kind])
  const submit = (event: SubmitEvent) => (event.preventDefault(), void sheet.book().then(toShelf))
  return (
    <Sheet
      open
      onClose={sheet.close}
      title={words().title}
      foot={
        <>
          <Button kind="plain" onClick={sheet.close}>
            {desk.cancel}
          </Button>
          <Button type="submit" form="move" busy={props.stock.deed.busy()} disabledReason={sheet.missing()}>
            {words().go}
          </Button>
        </>
      }
    >
      <form id="move" class="stack" onSubmit={submit}>
        <Switch>
          <Match when={props.act.kind === 'recall' && props.act}>{(act) => <p>{t.recallAsk.words(act().shipment.quantity, act().shipment.to.name)}</p>}</Match>
          <Match when={props.act.kind !== 'recall' && props.act.kind}>{(kind) => <Fields stock={props.stock} kind={kind()} />}</Match>
        </Switch>
        <Trouble stock={props.stock} />
      </form>
    </Sheet>
  )
}

function Fields(props: { stock: Stock; kind: 'breakage' | 'send' | 'arrival' }) {
  const sheet = props.stock.sheet
  const words = () => t.forms[props.kind]
  const needsNote = () => props.kind === 'arrival' && sheet.off() !== null && sheet.off() !== 0
  const offices = () => (props.stock.read.value()?.others ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <Show when={props.kind === 'send'}>
        <SelectField label={t.forms.send.to} name="to" value={sheet.to()} onChange={sheet.setTo} options={offices()} placeholder={t.forms.send.choose} />
      </Show>
      <Field
        label={words().quantity}
        name="quantity"
        size="big"
        figures
        inputMode="numeric"
        maxLength={6}
        value={sheet.quantity()}
        onInput={sheet.setQuantity}
        suffix={t.mugs}
        {...(props.kind !== 'arrival' && sheet.quantity() !== '' && sheet.after() < 0 ? { state: 'warning' as const } : {})}
        note={effectOf(props.stock, props.kind)}
      />
      <Show when={props.kind !== 'arrival' || needsNote()}>
        <Field label={words().note} name="note" optional={!needsNote()} maxLength={200} value={sheet.note()} onInput={sheet.setNote} />
      </Show>
    </>
  )
}

/** What the book will say, in words, under the figure that is typed. */
function effectOf({ sheet }: Stock, kind: 'breakage' | 'send' | 'arrival'): string | undefined {
  if (sheet.quantity() === '') return undefined
  if (kind !== 'arrival') return sheet.after() < 0 ? t.effectNegative(count(-sheet.after())) : t.effect(count(sheet.after()))
  const off = sheet.off() ?? 0
  if (off === 0) return t.forms.arrival.same(count(Number(sheet.quantity())))
  return off < 0 ? t.forms.arrival.fewer(count(-off)) : t.forms.arrival.more(count(off))
}
