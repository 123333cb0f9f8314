import { createSignal, For, Show } from 'solid-js'
import type { GiftFigures } from '#contract/gift-figures.ts'
import { dayOf } from '#rules/days.ts'
import { Button } from '../../parts/button.tsx'
import { Table } from '../../parts/table.tsx'
import { clock, clockOfDay, count, shortDay } from '../../text/format.ts'
import { giftFigures as t } from '../../text/gift-figures.vi.ts'

const { risks, collectors } = t

/** What wants a second look, and whose participants have not fetched. */
export function GiftRisks(props: { value: GiftFigures }) {
  const isQuiet = () => props.value.bursts.length === 0 && props.value.overrides.length === 0
  return (
    <>
      <section class="card stack">
        <h2>{risks.title}</h2>
        <Show when={!isQuiet()} fallback={<p class="second">{risks.none}</p>}>
          <Bursts bursts={props.value.bursts} />
          <Overrides overrides={props.value.overrides} />
        </Show>
      </section>
      <Waiting rows={props.value.collectors} />
    </>
  )
}

function Bursts(props: { bursts: GiftFigures['bursts'] }) {
  const span = (from: number, to: number) => (clock(from) === clock(to) ? clockOfDay(from) : `${clock(from)} đến ${clockOfDay(to)}`)
  return (
    <Show when={props.bursts.length > 0}>
      <div class="stack-tight">
        <h3>{risks.bursts}</h3>
        <ul class="gift-risks">
          <For each={props.bursts}>
            {(one) => (
              <li>
                <b>{risks.burst(count(one.gifts), `${one.collector.name} (${one.collector.code})`)}</b>
                <span class="small second">{risks.burstAt(one.clerk, one.office, span(one.from, one.to))}</span>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}

function Overrides(props: { overrides: GiftFigures['overrides'] }) {
  return (
    <Show when={props.overrides.length > 0}>
      <div class="stack-tight">
        <h3>{risks.overrides}</h3>
        <ul class="gift-risks">
          <For each={props.overrides}>
            {(one) => (
              <li>
                <b>{one.reason}</b>
                <span class="small second">{risks.overrideAt(one.by, one.office, clockOfDay(one.at))}</span>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}

const FIRST = 10

function Waiting(props: { rows: GiftFigures['collectors'] }) {
  const [all, setAll] = createSignal(false)
  const shown = () => (all() ? props.rows : props.rows.slice(0, FIRST))
  return (
    <section class="stack-tight">
      <h2>{collectors.title}</h2>
      <Show when={props.rows.length > 0} fallback={<p class="second">{collectors.none}</p>}>
        <Table caption={collectors.caption}>
          <thead>
            <tr>
              <th scope="col">{collectors.collector}</th>
              <th scope="col" class="figure">
                {t.heads.waiting}
              </th>
              <th scope="col" class="figure">
                {collectors.since}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={shown()}>
              {(row) => (
                <tr>
                  <th scope="row">
                    {row.collector.name} ({row.collector.code}) <span class="small second gift-risks-unit">{row.organisation}</span>
                  </th>
                  <td class="figure">{count(row.waiting)}</td>
                  <td class="figure">{shortDay(dayOf(row.since))}</td>
                </tr>
              )}
            </For>
          </tbody>
        </Table>
        <Show when={shown().length < props.rows.length}>
          <Button kind="plain" wide onClick={() => setAll(true)}>
            {collectors.all(count(props.rows.length))}
          </Button>
        </Show>
      </Show>
    </section>
  )
}
