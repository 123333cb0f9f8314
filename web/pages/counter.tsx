import { For, Match, Show, Switch } from 'solid-js'
import { showCode } from '#rules/voucher-codes.ts'
import { Button } from '../parts/button.tsx'
import { DigitsField } from '../parts/digits-field.tsx'
import { Note } from '../parts/note.tsx'
import { Scanner } from '../parts/scanner.tsx'
import { Segments } from '../parts/segments.tsx'
import { soundVerdict } from '../parts/verdict-sound.ts'
import { useApp } from '../state/app.ts'
import { createCounterFiles } from '../state/counter-files.ts'
import { type Counter as CounterOf, createCounter, type Mode } from '../state/counter.ts'
import { useWedge } from '../state/wedge.ts'
import { counter as t } from '../text/counter.vi.ts'
import { count } from '../text/format.ts'
import { scanner } from '../text/scanner.vi.ts'
import { CounterVerdict } from './counter-verdict.tsx'
import { Screen } from './screen.tsx'
import './counter.css'

/** The counter: one field for what is typed or scanned, then a verdict that fills the screen. */
export default function Counter() {
  const app = useApp()
  const counter = createCounter(app, soundVerdict)
  const files = createCounterFiles(app.device)
  useWedge(counter.scan)
  const stands = () => ['ready', 'looking'].includes(counter.state().kind)
  return (
    <Show
      when={stands()}
      fallback={
        <main>
          <CounterVerdict counter={counter} />
        </main>
      }
    >
      <Screen title={t.title} note={t.at(counter.office() ?? app.me()?.name ?? '', left(counter))}>
        <div class="page counter">
          <Show when={!app.online()}>
            <Note tone="warning" icon="offline">
              {t.offline}
            </Note>
          </Show>
          <Given counter={counter} />
          <For each={counter.unanswered()}>
            {(one) => (
              <Note tone="warning" icon="hourglass">
                {t.waiting.left(showCode(one.code), one.at)}
                <Button kind="plain" icon="refresh" busy={counter.busy()} onClick={() => counter.resend(one)}>
                  {t.waiting.resend}
                </Button>
              </Note>
            )}
          </For>
          <Segments
            legend={t.modes.legend}
            name="mode"
            value={counter.mode()}
            onChange={(mode) => counter.setMode(mode as Mode)}
            options={[
              { value: 'code', label: t.modes.code },
              { value: 'cccd', label: t.modes.cccd },
            ]}
          />
          <Scanner onText={counter.scan} paused={counter.busy()} />
          <p class="small second" role="status">
            {files().ready ? scanner.files.ready : files().of > 0 ? scanner.files.bringing(files().done, files().of) : ''}
          </p>
          <Switch>
            <Match when={counter.mode() === 'code'}>
              <ByCode counter={counter} />
            </Match>
            <Match when={counter.mode() === 'cccd'}>
              <ByCccd counter={counter} />
            </Match>
          </Switch>
        </div>
      </Screen>
    </Show>
  )
}

const left = (counter: CounterOf) => (counter.balance() === null ? null : count(counter.balance()!))

function Given(props: { counter: CounterOf }) {
  const given = () => {
    const state = props.counter.state()
    return state.kind === 'ready' ? state.given : null
  }
  return (
    <div role="status" class="stack-tight">
      <Show when={given()}>
        {(one) => (
          <p class="counter-given">
            <b>{t.given(one().at, one().balance === null ? null : count(one().balance!))}</b>
          </p>
        )}
      </Show>
      <Show when={(props.counter.balance() ?? 0) < 0}>
        <Note tone="warning" icon="warn">
          {t.negative}
        </Note>
      </Show>
    </div>
  )
}

function ByCode(props: { counter: CounterOf }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (props.counter.code().length === 12) void props.counter.lookUp()
  }
  const reason = () => (props.counter.code().length === 12 ? undefined : t.codeShort(props.counter.code().length))
  return (
    <form class="stack" onSubmit={submit}>
      <DigitsField
        label={t.code}
        name="code"
        size="big"
        groups={[4, 4, 4]}
        value={props.counter.code()}
        onInput={props.counter.setCode}
        note={t.codeNote}
        enterKeyHint="search"
        ref={ready}
      />
      <DigitsField
        label={t.fact}
        name="fact"
        optional
        groups={[4]}
        value={props.counter.fact()}
        onInput={props.counter.setFact}
        note={t.factNote}
        enterKeyHint="search"
      />
      <Button type="submit" size="counter" wide busy={props.counter.state().kind === 'looking'} disabledReason={reason()}>
        {t.look}
      </Button>
    </form>
  )
}

function ByCccd(props: { counter: CounterOf }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void props.counter.search(props.counter.cccd())
  }
  return (
    <form class="stack" onSubmit={submit}>
      <DigitsField
        label={t.cccd}
        name="cccd"
        size="big"
        groups={[3, 3, 3, 3]}
        counted
        value={props.counter.cccd()}
        onInput={props.counter.setCccd}
        state={props.counter.trouble() ? 'error' : undefined}
        note={props.counter.trouble() ?? t.cccdNote}
        enterKeyHint="search"
        ref={ready}
      />
      <Button type="submit" size="counter" wide busy={props.counter.state().kind === 'looking'}>
        {t.find}
      </Button>
    </form>
  )
}

/** With a mouse or a scanner the field is ready for the next; on a phone the keyboard would cover what was just said. */
const ready = (field: HTMLInputElement) => matchMedia('(pointer: fine)').matches && queueMicrotask(() => field.focus())
