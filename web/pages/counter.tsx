import { For, Show } from 'solid-js'
import type { Operation } from '../device/counter-store.ts'
import { Button } from '../parts/button.tsx'
import { DigitsField } from '../parts/digits-field.tsx'
import { Note } from '../parts/note.tsx'
import { Segments } from '../parts/segments.tsx'
import { soundVerdict } from '../parts/verdict-sound.ts'
import { useApp } from '../state/app.ts'
import { resendOperation } from '../state/counter-book.ts'
import { createHolder } from '../state/counter-holder.ts'
import { useCounterKeys } from '../state/counter-keys.ts'
import { createUndo } from '../state/counter-undo.ts'
import { type Counter as CounterOf, createCounter, type Mode } from '../state/counter.ts'
import { useWedge } from '../state/wedge.ts'
import { stand as s } from '../text/counter-stand.vi.ts'
import { counter as t } from '../text/counter.vi.ts'
import { count } from '../text/format.ts'
import { refusals } from '../text/refusals.vi.ts'
import { HolderCard, HolderSheet } from './counter-holder.tsx'
import { CounterLine } from './counter-line.tsx'
import { Recent, UndoSheet } from './counter-undo.tsx'
import { CounterVerdict } from './counter-verdict.tsx'
import { Said as ToastOf } from './loaded.tsx'
import { Screen } from './screen.tsx'
import './counter.css'

/** The counter: one field for what is typed or scanned, then a verdict that fills the screen. */
export default function Counter() {
  const app = useApp()
  const counter = createCounter(app, soundVerdict)
  const undo = createUndo(app, counter.stand)
  const holder = createHolder(app, counter.stand)
  useWedge(counter.scan)
  useCounterKeys(counter)
  const stands = () => ['ready', 'looking'].includes(counter.state().kind)
  return (
    <>
      <Show
        when={stands()}
        fallback={
          <main class="counter-verdict">
            <CounterLine counter={counter} />
            <CounterVerdict counter={counter} undo={undo} />
          </main>
        }
      >
        <Screen title={t.title} note={t.at(counter.office() ?? app.me()?.name ?? '', left(counter))} ownNetwork>
          <div class="page counter">
            <CounterLine counter={counter} />
            <div class="counter-sides">
              <div class="stack">
                <Said counter={counter} />
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
                <Show when={counter.mode() === 'code'} fallback={<ByCccd counter={counter} />}>
                  <ByCode counter={counter} />
                </Show>
              </div>
              <div class="stack">
                <Recent undo={undo} />
                <HolderCard stand={counter.stand()} holder={holder} />
              </div>
            </div>
            <ToastOf toast={undo.toast} />
            <ToastOf toast={holder.toast} />
          </div>
        </Screen>
      </Show>
      <UndoSheet undo={undo} />
      <HolderSheet stand={counter.stand()} holder={holder} />
    </>
  )
}

const left = (counter: CounterOf) => (counter.balance() === null ? null : count(counter.balance()!))

/** What has just been booked, and what this counter must know before the next one. */
function Said(props: { counter: CounterOf }) {
  const given = () => {
    const state = props.counter.state()
    return state.kind === 'ready' ? state.given : null
  }
  const stand = () => props.counter.stand()
  const alone = () => (stand()?.isHolder() ? s.alone.holder : s.alone.other)
  return (
    <>
      <div role="status" class="stack-tight">
        <Show when={given()}>
          {(one) => (
            <p class="counter-given">
              <b>{t.given(one().at, one().balance === null ? null : count(one().balance!))}</b>
            </p>
          )}
        </Show>
        <Show when={props.counter.alone()}>
          <Note tone="warning" icon="cloud-off">
            {alone()}
          </Note>
        </Show>
        <Show when={(props.counter.balance() ?? 0) < 0}>
          <Note tone="warning" icon="warn">
            {t.negative}
          </Note>
        </Show>
      </div>
      <Aside counter={props.counter} />
      <For each={stand()?.others() ?? []}>
        {(other) => (
          <Note tone="warning" icon="person">
            {s.others(other.name, other.count)}
          </Note>
        )}
      </For>
    </>
  )
}

/** Operations that the server refused for good, with their reason; the rest went on. */
function Aside(props: { counter: CounterOf }) {
  const refused = () => props.counter.stand()?.refused() ?? []
  const line = (one: Operation) => s.aside.line(s.aside.kinds[one.kind], one.capturedAt, refusals[one.refusal?.code ?? 'unknown-error'])
  const resend = (one: Operation) => {
    const stand = props.counter.stand()
    if (stand) void stand.afterwards(resendOperation(stand.power, one.id))
  }
  return (
    <Show when={refused().length > 0}>
      <Note tone="error" icon="warn">
        <p>{s.aside.title(refused().length)}</p>
        <For each={refused()}>
          {(one) => (
            <>
              <p>{line(one)}</p>
              <Button kind="plain" icon="refresh" onClick={() => resend(one)}>
                {s.given.resend}
              </Button>
            </>
          )}
        </For>
      </Note>
    </Show>
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
    props.counter.search(props.counter.cccd())
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
