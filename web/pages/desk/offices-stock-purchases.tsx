import { For, Show } from 'solid-js'
import { Bones } from '../../parts/bones.tsx'
import { Button } from '../../parts/button.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp } from '../../state/app.ts'
import { createPurchases } from '../../state/purchases.ts'
import { desk } from '../../text/desk.vi.ts'
import { officesStock as t } from '../../text/offices-stock.vi.ts'

/** Every purchase, opened when somebody asks. */
export function Purchases() {
  const purchases = createPurchases(useApp())
  const open = (event: Event & { currentTarget: HTMLDetailsElement }) => event.currentTarget.open && void purchases.read()
  return (
    <details class="offices-stock-purchases" onToggle={open}>
      <summary>
        <h2>{t.purchases.heading}</h2>
      </summary>
      <div class="stack-tight">
        <Show
          when={purchases.isRead()}
          fallback={
            <Show when={purchases.busy()}>
              <Bones rows={2} />
            </Show>
          }
        >
          <ul class="rows rows-card">
            <For each={purchases.lines()} fallback={<li class="offices-stock-row second">{t.purchases.none}</li>}>
              {(one) => (
                <li class="offices-stock-row">
                  <span class="offices-stock-name">
                    <b>{t.purchases.line(one.quantity, one.office)}</b>
                    <span class="small">{t.purchases.facts(one.supplier, one.document, one.boughtOn)}</span>
                    <span class="small second">{t.purchases.by(one.by, one.at)}</span>
                  </span>
                  <span class="small">{t.purchases.price(one.unitPrice, one.quantity)}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={purchases.trouble()}>
          {(trouble) => (
            <Note tone="error" icon="warn">
              {trouble()}
            </Note>
          )}
        </Show>
        <Show when={purchases.hasMore()}>
          <Button kind="plain" busy={purchases.busy()} onClick={() => void purchases.more()}>
            {desk.more}
          </Button>
        </Show>
      </div>
    </details>
  )
}
