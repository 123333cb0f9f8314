import { For, Show } from 'solid-js'
import type { OpenCount, StockView } from '#contract/stock.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Note } from '../parts/note.tsx'
import { readyToGoOn, readyToType } from '../parts/ready.ts'
import { Sheet } from '../parts/sheet.tsx'
import type { Stock } from '../state/stock.ts'
import { desk } from '../text/desk.vi.ts'
import { count as figure } from '../text/format.ts'
import { stock as t } from '../text/stock.vi.ts'

/** The first name: a shelf is counted with the book out of sight. */
export function BlindCount(props: { stock: Stock }) {
  const counting = props.stock.counting
  const submit = (event: SubmitEvent) => (event.preventDefault(), void counting.say().then(toShelf))
  return (
    <form class="card stack" onSubmit={submit} ref={readyToType}>
      <header class="stack-tight">
        <h2>{t.count.title}</h2>
        <p class="second">{t.count.words}</p>
      </header>
      <Field
        label={t.count.counted}
        name="counted"
        size="big"
        figures
        inputMode="numeric"
        maxLength={6}
        value={counting.counted()}
        onInput={counting.setCounted}
        suffix={t.mugs}
      />
      <Field label={t.count.note} name="note" optional maxLength={200} value={counting.note()} onInput={counting.setNote} />
      <Trouble stock={props.stock} />
      <div class="wrap">
        <Button kind="plain" onClick={() => (counting.stop(), toShelf())}>
          {desk.cancel}
        </Button>
        <Button type="submit" busy={props.stock.deed.busy()} disabledReason={counting.missing()}>
          {t.count.go}
        </Button>
      </div>
    </form>
  )
}

/** The second name: what was counted, and how far it is from the book; whoever counted only hears that it waits. */
export function WaitingCount(props: { stock: Stock; view: StockView }) {
  return (
    <Show when={props.view.count}>
      {(open) => (
        <section class="card stack stock-waiting">
          <header class="stack-tight">
            <h2>{t.count.waits}</h2>
            <p>{open().mine ? t.count.mine(figure(open().counted), open().at) : t.count.theirs(open().by, figure(open().counted), open().at)}</p>
            <Show when={open().expected !== null}>
              <p>
                <b>{against(open())}</b>
              </p>
            </Show>
            <Show when={open().note}>
              <p class="small second">{open().note}</p>
            </Show>
          </header>
          <Show when={!props.stock.counting.refusing()}>
            <Trouble stock={props.stock} />
          </Show>
          <div class="wrap">
            <Button kind="plain" onClick={() => props.stock.counting.setRefusing(open().id)}>
              {open().mine ? t.count.drop : t.count.refuse}
            </Button>
            <Show when={!open().mine}>
              <Button icon="checks" busy={props.stock.deed.busy()} onClick={() => void props.stock.counting.confirm(open().id).then(toShelf)}>
                {t.count.confirm}
              </Button>
            </Show>
          </div>
          <WhySheet stock={props.stock} />
        </section>
      )}
    </Show>
  )
}

function against({ counted, expected }: OpenCount): string {
  const off = counted - (expected ?? counted)
  if (off === 0) return t.count.agrees
  return (off < 0 ? t.count.fewer : t.count.more)(figure(Math.abs(off)), figure(expected ?? 0))
}

function WhySheet(props: { stock: Stock }) {
  const counting = props.stock.counting
  return (
    <Sheet open={counting.refusing() !== null} onClose={() => counting.setRefusing(null)} title={t.count.whyTitle}>
      <div class="stack">
        <p class="second">{t.count.why}</p>
        <For each={t.count.reasons}>
          {(reason) => (
            <Button kind="plain" wide busy={props.stock.deed.busy()} onClick={() => void counting.withdraw(reason).then(toShelf)}>
              {reason}
            </Button>
          )}
        </For>
        <Trouble stock={props.stock} />
      </div>
    </Sheet>
  )
}

/** Another box that came, what was counted, or what may be done at this shelf. */
export const toShelf = (): void => readyToGoOn('.stock-way button', '.stock-waiting h2', '.stock-acts button', '.stock-figures')

export function Trouble(props: { stock: Stock }) {
  return (
    <Show when={props.stock.deed.trouble()}>
      {(trouble) => (
        <Note tone="error" icon="warn">
          {trouble()}
        </Note>
      )}
    </Show>
  )
}
