import { For, Show } from 'solid-js'
import type { PrizeLine } from '#contract/prizes.ts'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/check.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useApp } from '../../state/app.ts'
import { createPayment, type Payment } from '../../state/prizes-moves.ts'
import { desk } from '../../text/desk.vi.ts'
import { dong } from '../../text/format.ts'
import { prizes } from '../../text/prizes.vi.ts'
import { checkWords, worthOfLine } from './prizes-words.ts'

const t = prizes.sheet

/** Pays one prize, or all that are due of a period, under one decision; what could not be booked stays here with why. */
export function PaymentSheet(props: { lines: readonly PrizeLine[]; onClose: () => void; onDone: (words: string) => void }) {
  const payment = createPayment(useApp(), props.lines)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!payment.isReady() || payment.busy()) return
    const paid = await payment.pay()
    if (paid > 0) props.onDone(t.done(paid))
    if (payment.failed().length === 0) props.onClose()
  }
  const isRefund = () => props.lines.some((line) => line.correctionDue)
  const words = () => (isRefund() ? prizes.correctionDue : props.lines.map(checkWords).find(Boolean))
  const go = () => {
    if (payment.failed().length > 0) return t.again(payment.failed().length)
    return payment.sum() > 0 ? t.go(dong(payment.sum())) : t.goThings(payment.open().length)
  }
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t.payTitle(props.lines.length)}
      foot={
        <>
          <Button kind="plain" onClick={props.onClose}>
            {desk.cancel}
          </Button>
          <Button type="submit" form="payment" icon="check" busy={payment.busy()} disabledReason={payment.isReady() ? undefined : t.asAnnouncedFirst}>
            {payment.busy() && props.lines.length > 1 ? t.progress(payment.done(), props.lines.length) : go()}
          </Button>
        </>
      }
    >
      <form id="payment" class="stack" onSubmit={(event) => void submit(event)}>
        <Show when={payment.failed().length > 0}>
          <Note tone="error" icon="warn">
            <div role="alert">
              <b>{t.failed}</b>
              <ul class="stack-tight">
                <For each={payment.failed()}>
                  {(one) => (
                    <li>
                      {one.line.recipient}: {one.why}
                    </li>
                  )}
                </For>
              </ul>
            </div>
          </Note>
        </Show>
        <Field
          label={t.decision}
          name="decision"
          optional={!payment.needsDecision}
          maxLength={80}
          value={payment.decision()}
          onInput={payment.setDecision}
          note={t.decisionHint}
        />
        <Field label={t.note} name="note" optional maxLength={200} value={payment.note()} onInput={payment.setNote} />
        <Show when={payment.needsDecision}>
          <Note tone="warning" icon="warn">
            {words()}
          </Note>
          <Check name="as-announced" checked={payment.asAnnounced()} onChange={payment.setAsAnnounced}>
            {isRefund() ? t.asAnnounced : t.asAnnouncedCheck}
          </Check>
        </Show>
        <Lines payment={payment} />
      </form>
    </Sheet>
  )
}

function Lines(props: { payment: Payment }) {
  return (
    <ul class="prizes-list">
      <For each={props.payment.open()}>
        {(line) => (
          <li>
            <span>
              <b>{line.recipient}</b> <span class="small second">{line.place ? prizes.place(line.place) : ''}</span>
            </span>
            <b class="figures nowrap">{(line.toPay ?? 0) > 0 ? dong(line.toPay!) : worthOfLine(line)}</b>
          </li>
        )}
      </For>
      <Show when={props.payment.open().length > 1}>
        <li>
          <b>{t.sum}</b>
          <b class="figures nowrap">{dong(props.payment.sum())}</b>
        </li>
      </Show>
    </ul>
  )
}
