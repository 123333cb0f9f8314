import { For, Show } from 'solid-js'
import type { DrawnEntry } from '#contract/checks.ts'
import { dayOf } from '#rules/days.ts'
import { Button } from '../../parts/button.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Note } from '../../parts/note.tsx'
import { checks as t } from '../../text/checks.vi.ts'
import { useApp } from '../../state/app.ts'
import { createEntryDetail } from '../../state/entry-detail.ts'
import { periodName } from '../../state/periods.ts'
import { common } from '../../text/common.vi.ts'
import { clockOfDay, dong, fullDay } from '../../text/format.ts'
import { queue } from '../../text/queue.vi.ts'

/** What is asked, and what is compared once the participant has answered. */
export function Talk(props: { drawn: DrawnEntry }) {
  const entry = () => props.drawn.entry
  const names = () => props.drawn.winners.map(({ name }) => name).join(', ')
  const facts = () => [
    { label: queue.entry.facts.product, value: `${common.productLong[entry().product]}, ${common.participation[entry().participation]}` },
    { label: queue.entry.facts.months, value: queue.months(entry().months) },
    { label: queue.entry.facts.amount, value: dong(entry().amount) },
    { label: t.receiptDay, value: fullDay(dayOf(entry().collectedAt)) },
    { label: queue.entry.facts.receipt, value: entry().receiptNumber },
    { label: queue.entry.facts.collector, value: entry().collector.name },
  ]
  return (
    <div class="stack">
      <p class="small second">{t.drawnFor(names(), periodName({ kind: props.drawn.periodKind, number: props.drawn.periodNumber }))}</p>
      <Show when={props.drawn.mayCall}>
        <Phone drawn={props.drawn} />
        <section class="stack-tight">
          <h3>{t.script.title}</h3>
          <ol class="checks-script">
            <For each={t.script.lines}>{(line) => <li>{line}</li>}</For>
          </ol>
        </section>
      </Show>
      <details class="checks-compare" open={!props.drawn.mayCall}>
        <summary>
          <Icon name="chevron-down" />
          {props.drawn.mayCall ? t.compare : t.entry}
        </summary>
        <Facts small items={facts()} />
      </details>
      <Show when={props.drawn.calls.length > 0}>
        <section class="stack-tight">
          <h3>{t.calls}</h3>
          <ol class="checks-calls">
            <For each={props.drawn.calls}>
              {(one) => (
                <li>
                  {t.called(t.outcomes[one.outcome], clockOfDay(one.at), one.by)}
                  <Show when={one.note}>
                    <br />
                    <span class="second">{one.note}</span>
                  </Show>
                </li>
              )}
            </For>
          </ol>
        </section>
      </Show>
    </div>
  )
}

/** The number stands unmasked for half a minute, and that is logged. */
function Phone(props: { drawn: DrawnEntry }) {
  const detail = createEntryDetail(useApp(), () => props.drawn.entry.id)
  const phone = () => detail.disclosed()?.phone ?? null
  return (
    <Show when={props.drawn.entry.maskedPhone} fallback={<Note icon="info">{t.noPhone}</Note>}>
      {(masked) => (
        <div class="stack-tight">
          <Facts items={[{ label: t.phone, value: phone() ?? masked() }]} />
          <Show
            when={phone()}
            fallback={
              <>
                <Button kind="plain" icon="eye" busy={detail.deed.busy()} onClick={() => void detail.disclose()}>
                  {t.reveal}
                </Button>
                <p class="small second">{queue.entry.revealNote}</p>
              </>
            }
          >
            {(number) => (
              <>
                <a class="checks-dial figures" href={`tel:${number()}`}>
                  {t.dial(number())}
                </a>
                <p class="small second" role="status">
                  {queue.entry.revealing(detail.seconds())}
                </p>
              </>
            )}
          </Show>
          <Show when={detail.deed.trouble()}>
            {(trouble) => (
              <Note tone="error" icon="warn">
                {trouble()}
              </Note>
            )}
          </Show>
        </div>
      )}
    </Show>
  )
}
