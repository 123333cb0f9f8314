import { createSignal, For, Show } from 'solid-js'
import type { Complaint } from '#contract/complaints.ts'
import type { Announcement } from '#contract/announcements.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Note } from '../parts/note.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useApp } from '../state/app.ts'
import { type ComplaintsState, createComplaints } from '../state/complaints.ts'
import { periodName } from '../state/periods.ts'
import { common } from '../text/common.vi.ts'
import { complaints as t } from '../text/complaints.vi.ts'
import { clockOfDay, untilWhen } from '../text/format.ts'
import { Said } from './loaded.tsx'

/** The objections of who reads, with their answers; a new one while the window of the newest version is open. */
export function AnnouncementComplaints(props: { value: Announcement; isNewest: boolean }) {
  const app = useApp()
  const state = createComplaints(app, () => props.value.periodId ?? null)
  const [open, setOpen] = createSignal(false)
  const until = () => state.read.value()?.until ?? props.value.complaintsUntil
  const mayFile = () => props.isNewest && state.isOpen(until())
  return (
    <Show when={state.files && (mayFile() || state.own().length > 0)}>
      <section class="stack-tight">
        <h2>{t.heading}</h2>
        <p class="small second">{state.isOpen(until()) ? t.open(untilWhen(until())) : t.closed(untilWhen(until()))}</p>
        <For each={state.own()}>{(one) => <Own one={one} />}</For>
        <Show when={mayFile()}>
          <Button kind="plain" icon="pencil" onClick={() => (state.deed.say(null), setOpen(true))}>
            {t.file}
          </Button>
        </Show>
      </section>
      <FilingSheet state={state} value={props.value} open={open()} onClose={() => setOpen(false)} />
      <Said toast={state.toast} />
    </Show>
  )
}

function Own(props: { one: Complaint }) {
  return (
    <article class="card stack-tight">
      <p>{props.one.text}</p>
      <p class="small second">{t.said(clockOfDay(props.one.at))}</p>
      <Show
        when={props.one.answer}
        fallback={
          <Note icon="hourglass" tone="warning">
            {t.waiting}
          </Note>
        }
      >
        {(answer) => (
          <Note icon="letter">
            <p>{answer().text}</p>
            <p class="second">{t.answered(answer().by, clockOfDay(answer().at))}</p>
          </Note>
        )}
      </Show>
    </article>
  )
}

function FilingSheet(props: { state: ComplaintsState; value: Announcement; open: boolean; onClose: () => void }) {
  const app = useApp()
  const name = () => periodName({ kind: props.value.periodKind as 'week', number: props.value.periodNumber })
  const why = () => (app.online() ? (props.state.text().trim() ? undefined : t.textFirst) : t.offline)
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!why() && (await props.state.file())) props.onClose()
  }
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t.sheet(name())}
      foot={
        <>
          <Button kind="plain" onClick={props.onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" form="complaint" icon="send" busy={props.state.deed.busy()} disabledReason={why()}>
            {t.send}
          </Button>
        </>
      }
    >
      <form id="complaint" class="stack" onSubmit={(event) => void send(event)}>
        <Field label={t.text} name="text" lines={4} maxLength={1_000} value={props.state.text()} onInput={props.state.setText} note={t.hint} />
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
