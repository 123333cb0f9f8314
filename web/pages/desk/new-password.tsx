import { Field } from '../../parts/field.tsx'
import type { NewPassword } from '../../state/new-password.ts'
import { newPassword as t } from '../../text/start.vi.ts'

/** A password twice, to be seen when wanted, with a plain word on its strength. */
export function NewPasswordFields(props: { password: NewPassword }) {
  const type = () => (props.password.shown() ? 'text' : 'password')
  const eye = () => (
    <button class="field-action" type="button" aria-label={props.password.shown() ? t.hideLabel : t.showLabel} onClick={props.password.toggle}>
      {props.password.shown() ? t.hide : t.show}
    </button>
  )
  return (
    <>
      <Field
        label={t.first}
        name="new-password"
        type={type()}
        icon="lock"
        autocomplete="new-password"
        autocapitalize="none"
        value={props.password.first()}
        onInput={props.password.setFirst}
        state={props.password.note().state}
        note={props.password.note().words}
        action={eye()}
      />
      <Field
        label={t.second}
        name="new-password-again"
        type={type()}
        icon="lock"
        autocomplete="new-password"
        autocapitalize="none"
        value={props.password.second()}
        onInput={props.password.setSecond}
        state={props.password.noteAgain()?.state}
        note={props.password.noteAgain()?.words}
      />
    </>
  )
}
