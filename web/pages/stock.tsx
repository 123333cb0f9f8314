import { For, Show } from 'solid-js'
import type { StockView } from '#contract/stock.ts'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Field } from '../parts/field.tsx'
import { Note } from '../parts/note.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useApp } from '../state/app.ts'
import { createStock, folded, type Stock as StockOf, type StockAct } from '../state/stock.ts'
import { desk } from '../text/desk.vi.ts'
import { count } from '../text/format.ts'
import { stock as t } from '../text/stock.vi.ts'
import { Loaded, Said } from './loaded.tsx'
import { Screen } from './screen.tsx'
import './stock.css'

const ACTS: readonly StockAct[] = ['receive', 'breakage', 'count']

/** The shelf of a counter and its ledger. */
export default function Stock() {
  const stock = createStock(useApp())
  return (
    <Screen title={t.title} note={stock.read.value()?.office}>
      <div class="page stock">
        <Show when={stock.offices().length > 1}>
          <SelectField
            label={t.office}
            name="office"
            value={stock.office() ?? ''}
            onChange={stock.setOffice}
            options={stock.offices().map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Show>
        <Show
          when={stock.office()}
          fallback={
            <Empty drawing="draw-shelf" title={stock.missing().title}>
              {stock.missing().words}
            </Empty>
          }
        >
          <Loaded read={stock.read} kind="card">
            {(view) => (
              <>
                <Figures view={view()} />
                <Warnings stock={stock} view={view()} />
                <div class="stock-acts">
                  <For each={ACTS}>
                    {(act) => (
                      <Button kind={act === 'receive' ? 'go' : 'plain'} size="main" onClick={() => stock.open(act)}>
                        {t.acts[act]}
                      </Button>
                    )}
                  </For>
                </div>
                <Ledger view={view()} />
              </>
            )}
          </Loaded>
        </Show>
        <Said toast={stock.toast} />
      </div>
      <Show when={stock.act()} keyed>
        {(act) => <MoveSheet stock={stock} act={act} />}
      </Show>
    </Screen>
  )
}

function Figures(props: { view: StockView }) {
  const figures = () => [
    { label: t.balance, value: props.view.balance, unit: t.mugs },
    { label: t.waiting, value: props.view.issued, unit: t.vouchers },
    { label: t.today, value: props.view.handedToday, unit: t.mugs },
  ]
  return (
    <div class="stock-figures">
      <For each={figures()}>
        {(figure) => (
          <section class="card" data-negative={figure.value < 0 ? '' : undefined}>
            <h2 class="label">{figure.label}</h2>
            <p>
              <span class="fig-l">{figure.value < 0 ? `−${count(-figure.value)}` : count(figure.value)}</span> <span class="second">{figure.unit}</span>
            </p>
          </section>
        )}
      </For>
    </div>
  )
}

function Warnings(props: { stock: StockOf; view: StockView }) {
  return (
    <>
      <Show when={props.view.balance < 0}>
        <Note tone="warning" icon="warn">
          <b>{t.negative.title}.</b> {t.negative.words(count(-props.view.balance))}
        </Note>
      </Show>
      <Show when={props.stock.warning()}>
        {(why) => (
          <Note tone="warning" icon="warn">
            {t.below[why()](count(props.view.issued - props.view.balance))}
          </Note>
        )}
      </Show>
    </>
  )
}

function Ledger(props: { view: StockView }) {
  const signed = (quantity: number) => (quantity > 0 ? `+${count(quantity)}` : quantity < 0 ? `−${count(-quantity)}` : '0')
  return (
    <section class="stack">
      <header>
        <h2>{t.ledger}</h2>
        <p class="small second">{t.ledgerNote}</p>
      </header>
      <Show
        when={props.view.moves.length > 0}
        fallback={
          <Empty drawing="draw-shelf" title={t.empty.title}>
            {t.empty.words}
          </Empty>
        }
      >
        <ul class="rows rows-card">
          <For each={folded(props.view.moves)}>
            {(move) => (
              <li class="stock-line">
                <span class="stock-words">
                  <b>{t.moves[move.kind] ?? move.kind}</b>
                  <span class="small second">{t.line(move.at, move.by)}</span>
                  <Show when={move.note}>
                    <span class="small">{move.note}</span>
                  </Show>
                </span>
                <b class="figures">{signed(move.quantity)}</b>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}

function MoveSheet(props: { stock: StockOf; act: StockAct }) {
  const words = () => t.forms[props.act]
  const submit = (event: SubmitEvent) => (event.preventDefault(), void props.stock.book())
  const change = () => props.stock.after() - (props.stock.read.value()?.balance ?? 0)
  const effect = () => (props.stock.quantity() === '' ? undefined : words().effect(count(props.stock.after()), t.change(change(), count(Math.abs(change())))))
  return (
    <Sheet
      open
      onClose={props.stock.close}
      title={words().title}
      foot={
        <>
          <Button kind="plain" onClick={props.stock.close}>
            {desk.cancel}
          </Button>
          <Button type="submit" form="move" busy={props.stock.deed.busy()} disabledReason={props.stock.quantity() === '' ? t.quantityFirst : undefined}>
            {words().go}
          </Button>
        </>
      }
    >
      <form id="move" class="stack" onSubmit={submit}>
        <Field
          label={words().quantity}
          name="quantity"
          size="big"
          figures
          inputMode="numeric"
          maxLength={6}
          value={props.stock.quantity()}
          onInput={props.stock.setQuantity}
          suffix={t.mugs}
          note={effect()}
        />
        <Field label={words().note} name="note" optional maxLength={200} value={props.stock.note()} onInput={props.stock.setNote} />
        <Show when={props.stock.deed.trouble()}>
          {(trouble) => (
            <Note tone="error" icon="warn">
              {trouble()}
            </Note>
          )}
        </Show>
      </form>
    </Sheet>
  )
}
