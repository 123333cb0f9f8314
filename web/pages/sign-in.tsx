import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Glaze } from '../parts/glaze.tsx'
import { Art, Mark } from '../parts/icon.tsx'
import { PinPad } from '../parts/pin-pad.tsx'
import { useApp } from '../state/app.ts'
import { createSignIn } from '../state/sign-in.ts'
import { useTitle } from '../state/title.ts'
import { signIn as t } from '../text/sign-in.vi.ts'
import './sign-in.css'

export default function SignIn() {
  const app = useApp()
  const navigate = useNavigate()
  const form = createSignIn(app, () => location.pathname === '/dang-nhap' && navigate('/', { replace: true }))
  const [forgot, setForgot] = createSignal(false)
  useTitle(() => t.title)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void form.go()
  }
  const otherPerson = () => (
    <button class="field-action" type="button" onClick={form.forget}>
      {t.otherPerson}
    </button>
  )
  return (
    <main class="sign-in">
      <Glaze bloom edge>
        <header class="sign-in-head">
          <Mark class="sign-in-mark" />
          <h1 class="sign-in-name">
            <span class="unseen">Ra Quân</span>
            <Art name="wordmark" class="sign-in-wordmark" />
          </h1>
          <p class="second">{t.motto}</p>
        </header>
      </Glaze>
      <form class="page sign-in-form" onSubmit={submit}>
        <Show when={app.session.expired()}>
          <p class="small second">{t.expired}</p>
        </Show>
        <Field
          label={t.code}
          name="username"
          icon="person"
          autocomplete="username"
          autocapitalize="none"
          figures
          value={form.code()}
          onInput={form.setCode}
          action={form.code() ? otherPerson() : undefined}
        />
        <Show
          when={form.byPin()}
          fallback={
            <>
              <Field
                label={t.password}
                name="password"
                type="password"
                autocomplete="current-password"
                value={form.secret()}
                onInput={form.setSecret}
                state={form.trouble() ? 'error' : undefined}
                note={form.trouble() ?? t.passwordNote}
              />
              <Button type="submit" size="main" wide busy={form.busy()}>
                {t.go}
              </Button>
            </>
          }
        >
          <PinPad
            label={t.pin}
            value={form.secret()}
            onInput={form.setSecret}
            disabled={form.busy()}
            error={form.trouble() ?? undefined}
            onForgot={() => setForgot(true)}
          />
          <Show when={forgot()}>
            <p class="small" role="status">
              {t.forgot}
            </p>
          </Show>
        </Show>
        <div class="wrap sign-in-ways">
          <Button kind="bare" onClick={form.toggle}>
            {form.byPin() ? t.usePassword : t.usePin}
          </Button>
          <Button kind="bare" href="/cong-bo">
            {t.results}
          </Button>
        </div>
      </form>
    </main>
  )
}
