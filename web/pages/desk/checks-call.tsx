import { For, Show } from 'solid-js'
import type { DrawnEntry } from '#contract/checks.ts'
import { CALL_OUTCOMES, type CallOutcome } from '#rules/sample.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { checks as t } from '../../text/checks.vi.ts'
import { useApp } from '../../state/app.ts'
import { type CallState, createCall } from '../../state/checks.ts'
import { Talk } from './checks-talk.tsx'

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
