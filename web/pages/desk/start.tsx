import { useNavigate } from '@solidjs/router'
import { Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp } from '../../state/app.ts'
import { createLinkToken } from '../../state/link-token.ts'
import { createStart } from '../../state/start.ts'
import { start as t } from '../../text/start.vi.ts'
import { NewPasswordFields } from './new-password.tsx'
import { DeadLink, WayIn } from './way-in.tsx'

/** The one-time link of an empty database: who organises first. */
export default function Start() {
  const navigate = useNavigate()
  const form = createStart(useApp(), createLinkToken(), () => navigate('/thiet-lap', { replace: true }))
  return (
    <WayIn title={t.title} {...(form.dead() ? {} : { words: t.words })}>
      <Show when={form.dead()} fallback={<StartForm form={form} />}>
        {(why) => (
          <DeadLink title={t.dead[why()].title} words={t.dead[why()].words} signIn={why() === 'link-used' ? t.signIn : undefined}>
            <p class="small second">{t.recover}</p>
          </DeadLink>
        )}
      </Show>
    </WayIn>
  )
}

function StartForm(props: { form: ReturnType<typeof createStart> }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void props.form.go()
  }
  return (
    <form class="stack" novalidate onSubmit={submit}>
      <Field
        label={t.name}
        name="name"
        icon="person"
        autocomplete="name"
        autocapitalize="words"
        maxLength={60}
        value={props.form.name()}
        onInput={props.form.setName}
        state={props.form.nameTrouble() ? 'error' : undefined}
        note={props.form.nameTrouble() ?? t.nameNote}
      />
      <Field
        label={t.code}
        name="username"
        icon="card"
        autocomplete="username"
        autocapitalize="none"
        figures
        maxLength={20}
        value={props.form.code()}
        onInput={props.form.setCode}
        state={props.form.codeTrouble() ? 'error' : undefined}
        note={props.form.codeTrouble() ?? t.codeNote}
      />
      <NewPasswordFields password={props.form.password} />
      <Show when={props.form.trouble()}>
        <Note tone="error" icon="warn">
          <p role="alert">{props.form.trouble()}</p>
        </Note>
      </Show>
      <Button kind="act" type="submit" size="main" wide busy={props.form.busy()}>
        {t.go}
      </Button>
    </form>
  )
}
