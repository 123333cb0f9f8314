import { createSignal, For, Show } from 'solid-js'
import type { Complaint } from '#contract/complaints.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useApp } from '../../state/app.ts'
import { type ComplaintsState, createComplaints } from '../../state/complaints.ts'
import { complaints } from '../../text/complaints.vi.ts'
import { desk } from '../../text/desk.vi.ts'
import { clockOfDay } from '../../text/format.ts'
import { Loaded, Said } from '../loaded.tsx'

const t = complaints.desk

/** All objections to a period's result; each is answered once, and not by who filed it. */
export function ClosingComplaints(props: { periodId: string }) {
  const state = createComplaints(useApp(), () => props.periodId)
  const [open, setOpen] = createSignal<Complaint | null>(null)
  const left = () => state.unanswered().length
  return (
    <section class="card stack">
      <header class="spread">
        <h2>{complaints.heading}</h2>
        <Show when={state.list().length > 0}>
          <span class="closing-left" data-clear={left() === 0 ? '' : undefined}>
            {left() === 0 ? t.allAnswered : t.open(left())}
          </span>
        </Show>
      </header>
      <Loaded read={state.read} rows={2}>
        {() => (
          <ul class="closing-complaints">
            <For each={state.list()} fallback={<li class="small second">{t.none}</li>}>
              {(one) => <One one={one} onAnswer={() => (state.deed.say(null), setOpen(one))} />}
            </For>
          </ul>
        )}
      </Loaded>
      <Show when={open()} keyed>
        {(one) => <AnswerSheet one={one} state={state} onClose={() => setOpen(null)} />}
      </Show>
      <Said toast={state.toast} />
    </section>
  )
}

function One(props: { one: Complaint; onAnswer: () => void }) {
  const app = useApp()
  const isOwn = () => props.one.byId === app.me()?.id
  return (
    <li class="stack-tight">
      <p>
        <b>{complaints.by(props.one.by, clockOfDay(props.one.at))}</b> <span class="small second">{t.version(props.one.version)}</span>
      </p>
      <p>{props.one.text}</p>
      <Show
        when={props.one.answer}
        fallback={
          <div>
            <Button kind="plain" icon="pencil" label={t.answerTitle(props.one.by)} disabledReason={isOwn() ? t.own : undefined} onClick={props.onAnswer}>
              {t.answer}
            </Button>
          </div>
        }
      >
        {(answer) => (
          <Note icon="letter">
            <p>{answer().text}</p>
            <p class="second">{complaints.answered(answer().by, clockOfDay(answer().at))}</p>
          </Note>
        )}
      </Show>
    </li>
  )
}

function AnswerSheet(props: { one: Complaint; state: ComplaintsState; onClose: () => void }) {
  const [text, setText] = createSignal('')
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (text().trim() && (await props.state.answer(props.one.id, text()))) props.onClose()
  }
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t.answerTitle(props.one.by)}
      foot={
        <>
          <Button kind="plain" onClick={props.onClose}>
            {desk.cancel}
          </Button>
          <Button type="submit" form="answer" icon="send" busy={props.state.deed.busy()} disabledReason={text().trim() ? undefined : t.answerFirst}>
            {t.answer}
          </Button>
        </>
      }
    >
      <form id="answer" class="stack" onSubmit={(event) => void submit(event)}>
        <Note icon="letter">{props.one.text}</Note>
        <p class="small second">{t.correct}</p>
        <Field label={t.answerText} name="answer" lines={4} maxLength={1_000} value={text()} onInput={setText} note={t.answerHint} />
        <Show when={props.state.deed.trouble()}>
          {(trouble) => (
            <Note tone="error" icon="warn">
              {trouble()}
            </Note>
          )}
        </Show>
      </form>
    </Sheet>
  )
}
