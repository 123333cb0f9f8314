import { Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { Signature } from '../../parts/signature.tsx'
import { useApp } from '../../state/app.ts'
import type { CorrectionState } from '../../state/correction.ts'
import { closing } from '../../text/closing.vi.ts'
import { correction as t } from '../../text/correction.vi.ts'

/** The reason, and the first of two signatures on what the preview shows. */
export function CorrectionSign(props: { state: CorrectionState }) {
  const app = useApp()
  const { state } = props
  const why = () => {
    if (state.isEmpty()) return t.pickFirst
    if (state.isTooMany()) return t.tooMany
    if (!state.preview()) return state.glance.trouble() ?? t.previewBusy
    return state.comment().trim() ? undefined : t.commentFirst
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!why()) void state.propose()
  }
  return (
    <form class="card closing-sign" onSubmit={submit}>
      <Signature role={closing.sign.proposer} name={app.me()?.name} />
      <Signature role={closing.sign.approver} note={closing.sign.other} />
      <div class="closing-act">
        <Field label={t.comment} name="comment" lines={2} maxLength={300} value={state.comment()} onInput={state.setComment} note={t.commentHint} />
        <Show when={state.deed.trouble()}>
          {(trouble) => (
            <Note tone="error" icon="warn">
              {trouble()}
            </Note>
          )}
        </Show>
        <Button kind="act" icon="sign" size="main" type="submit" wide busy={state.deed.busy()} disabledReason={why()}>
          {t.propose}
        </Button>
      </div>
    </form>
  )
}
