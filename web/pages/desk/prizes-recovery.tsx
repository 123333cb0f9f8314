import { createSignal, Show } from 'solid-js'
import type { PrizeLine } from '#contract/prizes.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { Note } from '../../parts/note.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useApp } from '../../state/app.ts'
import { createRecovery, type Recovery } from '../../state/prizes-moves.ts'
import { desk } from '../../text/desk.vi.ts'
import { dong } from '../../text/format.ts'
import { prizes } from '../../text/prizes.vi.ts'

const t = prizes.recovering

/** Takes a prize back: the form first, then the sentence with sum, name and decision to be said yes to. */
export function RecoverySheet(props: { line: PrizeLine; onClose: () => void; onDone: (words: string) => void }) {
  const recovery = createRecovery(useApp(), props.line)
  const [sure, setSure] = createSignal(false)
  const recover = async () => {
    if (!(await recovery.recover())) return
    props.onDone(t.done)
    props.onClose()
  }
  const next = (event: SubmitEvent) => {
    event.preventDefault()
    if (recovery.isReady()) setSure(true)
  }
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t.title}
      foot={
        <Show
          when={sure()}
          fallback={
            <>
              <Button kind="plain" onClick={props.onClose}>
                {desk.cancel}
              </Button>
              <Button type="submit" form="recovery" disabledReason={recovery.isReady() ? undefined : t.first}>
                {t.next}
              </Button>
            </>
          }
        >
          <Button kind="plain" onClick={() => setSure(false)}>
            {t.back}
          </Button>
          <Button kind="danger" busy={recovery.deed.busy()} onClick={() => void recover()}>
            {t.go}
          </Button>
        </Show>
      }
    >
      <Show when={sure()} fallback={<Form recovery={recovery} onSubmit={next} />}>
        <p>
          <b>{t.sure(whatOf(recovery), props.line.recipient, recovery.decision().trim())}</b>
        </p>
        <Note tone="warning" icon="warn">
          {t.sureNote}
        </Note>
        <Show when={recovery.deed.trouble()}>
          {(trouble) => (
            <Note tone="error" icon="warn">
              {trouble()}
            </Note>
          )}
        </Show>
      </Show>
    </Sheet>
  )
}

const whatOf = ({ most, amount, line }: Recovery) => (most > 0 ? dong(amount() ?? 0) : (line.thing ?? prizes.thing))

function Form(props: { recovery: Recovery; onSubmit: (event: SubmitEvent) => void }) {
  const { recovery } = props
  const place = () => (recovery.line.place ? prizes.place(recovery.line.place) : '')
  const amount = () =>
    recovery.isAmount() ? { note: t.amountMost(dong(recovery.most)) } : { note: t.amountWrong(dong(recovery.most)), state: 'error' as const }
  return (
    <form id="recovery" class="stack" onSubmit={props.onSubmit}>
      <p>{t.who(recovery.line.recipient, place())}</p>
      <Show when={recovery.most > 0}>
        <MoneyField label={t.amount} name="amount" value={recovery.amount()} onInput={recovery.setAmount} {...amount()} />
      </Show>
      <Field
        label={prizes.sheet.decision}
        name="decision"
        maxLength={80}
        value={recovery.decision()}
        onInput={recovery.setDecision}
        note={prizes.sheet.decisionHint}
      />
      <Field label={t.why} name="note" lines={2} maxLength={200} value={recovery.note()} onInput={recovery.setNote} note={t.whyHint} />
    </form>
  )
}
