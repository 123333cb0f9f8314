import { createSignal, type JSX, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { ReasonChoice } from '../../parts/reason-choice.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { desk as t } from '../../text/desk.vi.ts'

type ReasonSheetProps = {
  open: boolean
  title: string
  go: string
  danger?: boolean
  reasons: readonly string[]
  /** More than one of them may be chosen; they are written behind each other. */
  several?: boolean
  note?: JSX.Element
  /** What is asked before the reason; `first` says what of it is still open. */
  children?: JSX.Element
  first?: string | undefined
  hint?: string
  busy: boolean
  trouble: string | null
  onClose: () => void
  onReason: (reason: string) => void
}

const BETWEEN = '; '

/** Asks why: a reason out of the short list, or several, or in own words. Whoever logged the entry reads it. */
export function ReasonSheet(props: ReasonSheetProps) {
  const [reason, setReason] = createSignal('')
  const chosen = () => reason().split(BETWEEN).filter(Boolean)
  const isChosen = (one: string) => (props.several ? chosen().includes(one) : reason() === one)
  const choose = (one: string) => {
    if (!props.several) return setReason(one)
    return setReason((isChosen(one) ? chosen().filter((other) => other !== one) : [...chosen(), one]).join(BETWEEN))
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (reason().trim() && !props.first) props.onReason(reason().trim())
  }
  const close = () => (setReason(''), props.onClose())
  return (
    <Sheet
      open={props.open}
      onClose={close}
      title={props.title}
      foot={
        <>
          <Button kind="plain" onClick={close}>
            {t.cancel}
          </Button>
          <Button
            kind={props.danger ? 'danger' : 'go'}
            type="submit"
            form="reason"
            busy={props.busy}
            disabledReason={props.first ?? (reason().trim() ? undefined : t.reasonFirst)}
          >
            {props.go}
          </Button>
        </>
      }
    >
      <form id="reason" class="stack" onSubmit={submit}>
        <Show when={props.note}>
          <p class="small second">{props.note}</p>
        </Show>
        {props.children}
        <ReasonChoice legend={t.reason} reasons={props.reasons} isChosen={isChosen} onChoose={choose} />
        <Field label={t.reasonOwn} name="reason" lines={2} maxLength={300} value={reason()} onInput={setReason} note={props.hint ?? t.reasonHint} />
        <Show when={props.trouble}>
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
