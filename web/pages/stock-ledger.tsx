import { For, Show } from 'solid-js'
import type { LedgerLine } from '#contract/stock.ts'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import type { Stock } from '../state/stock.ts'
import { count } from '../text/format.ts'
import { stock as t } from '../text/stock.vi.ts'

/** Every line of an office's book, newest first. */
export function Ledger(props: { stock: Stock }) {
  const ledger = props.stock.ledger
  return (
    <section class="stack">
      <header>
        <h2>{t.ledger}</h2>
        <p class="small second">{t.ledgerNote}</p>
      </header>
      <Show
        when={ledger.lines().length > 0}
        fallback={
          <Empty drawing="draw-shelf" title={t.empty.title}>
            {t.empty.words}
          </Empty>
        }
      >
        <ul class="rows rows-card">
          <For each={ledger.lines()}>{(move) => <Line move={move} />}</For>
        </ul>
        <Show when={ledger.hasMore()}>
          <Button kind="plain" wide busy={ledger.busy()} onClick={() => void ledger.more()}>
            {t.more}
          </Button>
        </Show>
      </Show>
    </section>
  )
}

function Line(props: { move: LedgerLine }) {
  const title = () => [t.moves[props.move.kind] ?? props.move.kind, props.move.other && t.otherEnd(props.move.kind, props.move.other)].filter(Boolean).join(' ')
  return (
    <li class="stock-line">
      <span class="stock-words">
        <b>{title()}</b>
        <span class="small second">{t.line(props.move.at, props.move.by)}</span>
        <Show when={props.move.note}>
          <span class="small second">{props.move.note}</span>
        </Show>
      </span>
      <b class="figures">{signed(props.move.quantity)}</b>
    </li>
  )
}

const signed = (quantity: number) => (quantity > 0 ? `+${count(quantity)}` : quantity < 0 ? `−${count(-quantity)}` : '0')
