import { Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Note } from '../../parts/note.tsx'
import { SaveBar } from '../../parts/save-bar.tsx'
import type { Deed } from '../../state/desk.ts'
import { setUpForm as t } from '../../text/set-up-form.vi.ts'
import './set-up-form-foot.css'

type FormFootProps = {
  /** The id of the form that the button sends. */
  form: string
  deed: Deed
  dirty: boolean
  /** What is not saved yet. */
  words: string
  save: string
  onUndo: () => void
}

/** The foot of a page that edits what is stored: why it could not be saved, what is not saved yet, and the two ways. */
export function FormFoot(props: FormFootProps) {
  return (
    <>
      <FormTrouble deed={props.deed} />
      <SaveBar>
        <div class="set-up-form-foot">
          <p class="set-up-form-foot-words small second">{props.dirty ? props.words : t.unchanged}</p>
          <Show when={props.dirty}>
            <Button kind="plain" onClick={props.onUndo}>
              {t.undo}
            </Button>
          </Show>
          <Button type="submit" form={props.form} icon="check" busy={props.deed.busy()} disabled={!props.dirty}>
            {props.save}
          </Button>
        </div>
      </SaveBar>
    </>
  )
}

/** What went wrong, said once, above the foot. */
export function FormTrouble(props: { deed: Deed }) {
  return (
    <Show when={props.deed.trouble()}>
      {(trouble) => (
        <Note tone="error" icon="warn">
          <p role="alert">{trouble()}</p>
        </Note>
      )}
    </Show>
  )
}

/** Sends a form by its own deed; when it may not go, the first field that is wrong is shown and takes the focus. */
export const sending = (go: () => Promise<boolean>) => async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
  event.preventDefault()
  const form = event.currentTarget
  if (!(await go())) queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
