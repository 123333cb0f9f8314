import { For, Show } from 'solid-js'
import type { GiftFigures } from '#contract/gift-figures.ts'
import { Table } from '../../parts/table.tsx'
import { barsOf } from '../../state/gift-figures.ts'
import { count, shortDay, weekday } from '../../text/format.ts'
import { giftFigures as t } from '../../text/gift-figures.vi.ts'
import { GiftHeads } from './gift-heads.tsx'

const STEP = 10

/** Each day as two bars, issued behind and fetched before it; the figures themselves stand in a table. */
export function GiftDays(props: { value: GiftFigures }) {
  const bars = () => barsOf(props.value)
  const most = () => Math.max(0, ...props.value.days.flatMap(({ issued, redeemed }) => [issued, redeemed]))
  const sum = () => props.value.sum
  return (
    <Show when={bars().length > 0}>
      <section class="card stack-tight">
        <h2>{t.chart.title}</h2>
        <p class="wrap small">
          <span class="gift-days-key" data-what="issued">
            {t.heads.issued} <b class="figures">{count(sum().issued)}</b>
          </span>
          <span class="gift-days-key" data-what="redeemed">
            {t.heads.redeemed} <b class="figures">{count(sum().redeemed)}</b>
          </span>
          <span class="second">{t.chart.most(count(most()))}</span>
        </p>
        <svg
          class="gift-days"
          role="img"
          aria-label={t.chart.label(bars().length, count(sum().issued), count(sum().redeemed))}
          viewBox={`0 0 ${bars().length * STEP} 100`}
          preserveAspectRatio="none"
        >
          <For each={bars()}>
            {(bar, index) => (
              <>
                <rect class="gift-days-issued" x={index() * STEP + 1} width={STEP - 2} y={100 - bar.issued} height={bar.issued} />
                <rect class="gift-days-redeemed" x={index() * STEP + 3} width={STEP - 6} y={100 - bar.redeemed} height={bar.redeemed} />
              </>
            )}
          </For>
        </svg>
        <p class="spread small second figures">
          <span>{shortDay(bars()[0]!.day)}</span>
          <span>{shortDay(bars().at(-1)!.day)}</span>
        </p>
        <details>
          <summary>{t.chart.open}</summary>
          <Days days={props.value.days} />
        </details>
      </section>
    </Show>
  )
}

function Days(props: { days: GiftFigures['days'] }) {
  const cells = ['issued', 'redeemed', 'extra', 'undone'] as const
  return (
    <Table caption={t.days.caption}>
      <GiftHeads first={t.days.day} columns={cells} />
      <tbody>
        <For each={props.days.toReversed()}>
          {(day) => (
            <tr>
              <th class="gift-days-day" scope="row">
                {weekday(day.day)}
              </th>
              <For each={cells}>{(name) => <td class="figure">{day[name] === 0 ? '–' : count(day[name])}</td>}</For>
            </tr>
          )}
        </For>
      </tbody>
    </Table>
  )
}
