import { useParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { StockView } from '#contract/stock.ts'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Note } from '../parts/note.tsx'
import { useApp } from '../state/app.ts'
import { createStock, type Stock as StockOf } from '../state/stock.ts'
import { count } from '../text/format.ts'
import { stock as t } from '../text/stock.vi.ts'
import { Loaded, Said } from './loaded.tsx'
import { Screen } from './screen.tsx'
import { BlindCount, WaitingCount } from './stock-count.tsx'
import { Ledger } from './stock-ledger.tsx'
import { StockSheet } from './stock-sheet.tsx'
import { OnTheWay } from './stock-way.tsx'
import './stock.css'

/** The shelf of a counter: a clerk's own, or the one that a desk opened. While it is counted, nothing of the book is shown. */
export default function Stock() {
  const params = useParams<{ office?: string }>()
  const stock = createStock(useApp(), () => params.office)
  return (
    <Screen title={t.title} note={stock.read.value()?.office} {...(params.office ? { backHref: '/kho' } : {})}>
      <div class="page stock">
        <Show
          when={stock.office()}
          fallback={
            <Empty drawing="draw-shelf" title={t.noOffice.title}>
              {t.noOffice.words}
            </Empty>
          }
        >
          <Show when={!stock.counting.counting()} fallback={<BlindCount stock={stock} />}>
            <Loaded read={stock.read} kind="card">
              {(view) => <Shelf stock={stock} view={view()} />}
            </Loaded>
          </Show>
        </Show>
        <Said toast={stock.toast} />
      </div>
      <StockSheet stock={stock} />
    </Screen>
  )
}

function Shelf(props: { stock: StockOf; view: StockView }) {
  return (
    <>
      <WaitingCount stock={props.stock} view={props.view} />
      <Figures view={props.view} isOwn={props.stock.isOwn()} />
      <Warnings view={props.view} />
      <OnTheWay stock={props.stock} view={props.view} />
      <Show when={props.stock.mayMove()}>
        <div class="stock-acts">
          <Button size="main" onClick={props.stock.counting.begin} disabled={props.view.count !== null}>
            {t.acts.count}
          </Button>
          <Button kind="plain" size="main" onClick={() => props.stock.sheet.open({ kind: 'send' })}>
            {t.acts.send}
          </Button>
          <Button kind="plain" size="main" onClick={() => props.stock.sheet.open({ kind: 'breakage' })}>
            {t.acts.breakage}
          </Button>
        </div>
      </Show>
      <Ledger stock={props.stock} />
    </>
  )
}

function Figures(props: { view: StockView; isOwn: boolean }) {
  const lasts = () => (props.view.lasts === null ? t.lastsAlways : t.lasts(props.view.lasts, props.view.emptyOn))
  const promised = () => (props.view.promised > 0 && props.isOwn ? <a href="/tim-phieu">{t.promised(props.view.promised)}</a> : t.promised(props.view.promised))
  const figures = () => [
    { label: t.balance, value: props.view.balance, unit: t.mugs, note: lasts() },
    { label: t.waiting, value: props.view.issued, unit: t.vouchers, note: promised() },
    { label: t.today, value: props.view.handedToday, unit: t.mugs, note: t.week(props.view.handedInWeek) },
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
            <p class="small second">{figure.note}</p>
          </section>
        )}
      </For>
    </div>
  )
}

/** What is short, and whether something comes already. */
function Warnings(props: { view: StockView }) {
  const rest = () => (props.view.onTheWay > 0 ? t.coming(props.view.onTheWay) : t.askMore)
  return (
    <>
      <Show when={props.view.balance < 0}>
        <Note tone="warning" icon="warn">
          <b>{t.negative.title}.</b> {t.negative.words(count(-props.view.balance))}
        </Note>
      </Show>
      <Show when={props.view.balance >= 0 && props.view.warning}>
        {(why) => (
          <Note tone="warning" icon="warn">
            {t.below[why()](count(props.view.issued - props.view.balance))} {rest()}
          </Note>
        )}
      </Show>
    </>
  )
}
