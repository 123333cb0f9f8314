import { For, type JSX, Show } from 'solid-js'
import type { Shipment, StockView } from '#contract/stock.ts'
import { Button } from '../parts/button.tsx'
import type { Stock } from '../state/stock.ts'
import { stock as t } from '../text/stock.vi.ts'

/** What is on its way to this shelf, and what left it and has not arrived. */
export function OnTheWay(props: { stock: Stock; view: StockView }) {
  const mayMove = () => props.stock.mayMove()
  return (
    <>
      <Show when={props.view.incoming.length > 0}>
        <section class="stack-tight">
          <h2>{t.incoming}</h2>
          <ul class="rows rows-card">
            <For each={props.view.incoming}>
              {(shipment) => (
                <Line shipment={shipment} way={t.from(shipment.from.name)}>
                  <Show when={mayMove()}>
                    <Button icon="check" onClick={() => props.stock.sheet.open({ kind: 'arrival', shipment })}>
                      {t.arrived}
                    </Button>
                  </Show>
                </Line>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <Show when={props.view.outgoing.length > 0}>
        <section class="stack-tight">
          <h2>{t.outgoing}</h2>
          <ul class="rows rows-card">
            <For each={props.view.outgoing}>
              {(shipment) => (
                <Line shipment={shipment} way={t.to(shipment.to.name)}>
                  <Show when={mayMove()}>
                    <Button kind="plain" onClick={() => props.stock.sheet.open({ kind: 'recall', shipment })}>
                      {t.recall}
                    </Button>
                  </Show>
                </Line>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  )
}

function Line(props: { shipment: Shipment; way: string; children: JSX.Element }) {
  return (
    <li class="stock-line stock-way">
      <span class="stock-words">
        <b>
          {t.pieces(props.shipment.quantity)} · {props.way}
        </b>
        <span class="small second">{t.sent(props.shipment.at, props.shipment.by)}</span>
        <Show when={props.shipment.note}>
          <span class="small">{props.shipment.note}</span>
        </Show>
      </span>
      {props.children}
    </li>
  )
}
