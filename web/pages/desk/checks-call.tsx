import { For, Show } from 'solid-js'
import type { DrawnEntry } from '#contract/checks.ts'
import { CALL_OUTCOMES, type CallOutcome } from '#rules/sample.ts'
import { Button } from '../../parts/button.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Note } from '../../parts/note.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useApp } from '../../state/app.ts'
import { type CallState, createCall } from '../../state/checks.ts'
import { createEntryDetail } from '../../state/entry-detail.ts'
import { periodName } from '../../state/periods.ts'
import { checks as t } from '../../text/checks.vi.ts'
import { common } from '../../text/common.vi.ts'
import { clockOfDay, dong, fullDay } from '../../text/format.ts'
import { queue } from '../../text/queue.vi.ts'
import { dayOf } from '#rules/days.ts'

const KINDS = { confirmed: 'leaf', denied: 'danger', unreached: 'plain' } as const

/** One participant to be called: how to ask, the number, what to compare afterwards, and what was said, twice before it is written down. */
export function CallSheet(props: { drawn: () => DrawnEntry; onClose: () => void; onDone: (said: CallOutcome) => void }) {
  const call = createCall(useApp(), props.drawn)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const said = await call.report()
    if (said) props.onDone(said)
  }
  return (
    <Sheet open onClose={props.onClose} title={props.drawn().entry.name} foot={props.drawn().mayCall ? <Foot call={call} /> : undefined}>
      <Show when={call.outcome()} fallback={<Talk drawn={props.drawn()} />} keyed>
        {(outcome) => (
          <form id="call" class="stack" onSubmit={(event) => void submit(event)}>
            <Note tone={outcome === 'denied' ? 'warning' : 'info'} icon={outcome === 'denied' ? 'warn' : 'info'}>
              <p>
                <b>{t.sure[outcome]}</b>
              </p>
              <p>{t.forGood}</p>
            </Note>
            <Field label={t.noteField} name="note" optional maxLength={200} value={call.note()} onInput={call.setNote} note={t.noteHint[outcome]} />
            <Show when={call.deed.trouble()}>
              {(trouble) => (
                <Note tone="error" icon="warn">
                  {trouble()}
                </Note>
              )}
            </Show>
          </form>
        )}
      </Show>
    </Sheet>
  )
}

function Foot(props: { call: CallState }) {
  return (
    <Show
      when={props.call.outcome()}
      fallback={
        <div class="checks-answers" role="group" aria-label={t.question}>
          <p class="small second">{t.question}</p>
          <For each={CALL_OUTCOMES}>
            {(outcome) => (
              <Button kind={KINDS[outcome]} onClick={() => props.call.ask(outcome)}>
                {t.outcomes[outcome]}
              </Button>
            )}
          </For>
        </div>
      }
    >
      {(outcome) => (
        <>
          <Button kind="plain" onClick={() => props.call.ask(null)}>
            {t.back}
          </Button>
          <Button kind={KINDS[outcome()] === 'plain' ? 'go' : KINDS[outcome()]} type="submit" form="call" busy={props.call.deed.busy()}>
            {t.go[outcome()]}
          </Button>
        </>
      )}
    </Show>
  )
}

function Talk(props: { drawn: DrawnEntry }) {
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
