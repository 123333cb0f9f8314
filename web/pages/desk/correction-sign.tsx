import { useNavigate } from '@solidjs/router'
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
export function CorrectionSign(props: { state: CorrectionState; back: string }) {
  const app = useApp()
  const navigate = useNavigate()
  const { state } = props
  const why = () => {
    if (state.isEmpty()) return t.pickFirst
    if (!state.preview()) return t.previewBusy
    return state.comment().trim() ? undefined : t.commentFirst
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    // Where one person closes, there is no proposal to wait with.
    if (!why() && (await state.propose()) && !state.proposal()) navigate(props.back)
  }
  return (
    <form class="card closing-sign" onSubmit={(event) => void submit(event)}>
      <Signature role={closing.sign.proposer} name={app.me()?.name} />
      <Show when={state.twoPersons()}>
        <Signature role={closing.sign.approver} note={closing.sign.other} />
      </Show>
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
          {state.twoPersons() ? t.propose : t.close}
        </Button>
      </div>
    </form>
  )
}
