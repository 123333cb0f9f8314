import { useNavigate } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import type { PinLinkAnswer } from '#contract/sessions.ts'
import { Bones } from '../../parts/bones.tsx'
import { Button } from '../../parts/button.tsx'
import { Note } from '../../parts/note.tsx'
import { PinPad } from '../../parts/pin-pad.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useApp } from '../../state/app.ts'
import { createFirstPin, type FirstPinState } from '../../state/first-pin.ts'
import { createLinkToken } from '../../state/link-token.ts'
import { firstPin as t } from '../../text/start.vi.ts'
import { NewPasswordFields } from './new-password.tsx'
import { DeadLink, WayIn } from './way-in.tsx'

/** The link on a slip: a first PIN, or a new one for who lost it. */
export default function FirstPin() {
  const navigate = useNavigate()
  const app = useApp()
  const form = createFirstPin(app, createLinkToken(), () => navigate('/', { replace: true }))
  const now = <Kind extends FirstPinState['kind']>(kind: Kind) => {
    const state = form.state()
    return state.kind === kind ? (state as Extract<FirstPinState, { kind: Kind }>) : null
  }
  const title = () => (now('ready') ? t.hello(now('ready')!.of.name) : t.title)
  return (
    <WayIn title={title()}>
      <Switch fallback={<Bones kind="card" rows={3} />}>
        <Match when={now('dead')}>
          {(dead) => <DeadLink title={t.dead[dead().why].title} words={t.dead[dead().why].words} signIn={dead().why === 'link-used' ? t.signIn : undefined} />}
        </Match>
        <Match when={now('trouble')}>
          {(trouble) => (
            <Trouble title={t.troubled} onRetry={() => void form.check()}>
              {trouble().words}
            </Trouble>
          )}
        </Match>
        <Match when={now('ready')}>
          {(ready) => (
            <>
              <CodeLine of={ready().of} />
              <Show when={app.me()?.code !== ready().of.code && app.me()?.name}>
                {(name) => (
                  <Note tone="warning" icon="info">
                    {t.otherPerson(name())}
                  </Note>
                )}
              </Show>
              <Show when={ready().of.kind === 'pin'} fallback={<Password form={form} />}>
                <Pin form={form} />
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </WayIn>
  )
}

type Form = ReturnType<typeof createFirstPin>

function CodeLine(props: { of: PinLinkAnswer }) {
  const words = () => t.code(props.of.code)
  return (
    <p>
      {words()[0]}
      <b class="figures">{words()[1]}</b>
      {words()[2]}
    </p>
  )
}

/** One pad for both times, so that the keyboard stays where it is. */
function Pin(props: { form: Form }) {
  return (
    <section class="stack">
      <PinPad
        label={props.form.isSecond() ? t.second : t.first}
        value={props.form.pin()}
        onInput={props.form.type}
        disabled={props.form.busy()}
        error={props.form.trouble() ?? undefined}
      />
      <p class="small second" role="status">
        {props.form.busy() ? t.setting : props.form.isSecond() ? t.noteSecond : t.note}
      </p>
      <Show when={props.form.isSecond() && !props.form.busy()}>
        <Button kind="bare" onClick={props.form.over}>
          {t.over}
        </Button>
      </Show>
    </section>
  )
}

function Password(props: { form: Form }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    props.form.setPassword()
  }
  return (
    <form class="stack" novalidate onSubmit={submit}>
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
