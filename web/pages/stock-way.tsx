import { For, type JSX, Show } from 'solid-js'
import type { Shipment, StockView } from '#contract/stock.ts'
import { Button } from '../parts/button.tsx'
import type { Stock } from '../state/stock.ts'
import { stock as t } from '../text/stock.vi.ts'

/** What is on its way to this shelf, and what left it and has not arrived. */
export function OnTheWay(props: { stock: Stock; view: StockView }) {
  const open = props.stock.sheet.open
  return (
    <>
      <Way title={t.incoming} shipments={props.view.incoming} say={({ from }) => t.from(from.name)} mayMove={props.stock.mayMove()}>
        {(shipment) => (
          <Button icon="check" onClick={() => open({ kind: 'arrival', shipment })}>
            {t.arrived}
          </Button>
        )}
      </Way>
      <Way title={t.outgoing} shipments={props.view.outgoing} say={({ to }) => t.to(to.name)} mayMove={props.stock.mayMove()}>
        {(shipment) => (
          <Button kind="plain" onClick={() => open({ kind: 'recall', shipment })}>
            {t.recall}
          </Button>
        )}
      </Way>
    </>
  )
}

type WayProps = { title: string; shipments: Shipment[]; say: (shipment: Shipment) => string; mayMove: boolean; children: (shipment: Shipment) => JSX.Element }

function Way(props: WayProps) {
  return (
    <Show when={props.shipments.length > 0}>
      <section class="stack-tight">
        <h2>{props.title}</h2>
        <ul class="rows rows-card">
          <For each={props.shipments}>
            {(shipment) => (
              <Line shipment={shipment} way={props.say(shipment)}>
                <Show when={props.mayMove}>{props.children(shipment)}</Show>
              </Line>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

function Line(props: { shipment: Shipment; way: string; children: JSX.Element }) {
  return (
    <li class="stock-line stock-way">
      <span class="stock-words">
        <b>
          {t.pieces(props.shipment.quantity)} {props.way}
        </b>
        <span class="small second">{t.sent(props.shipment.at, props.shipment.by)}</span>
        <Show when={props.shipment.note}>
          <span class="small second">{props.shipment.note}</span>
        </Show>
      </span>
      {props.children}
    </li>
  )
}
