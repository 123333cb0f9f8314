import { For, Show } from 'solid-js'
import type { Operation } from '../device/counter-store.ts'
import { Button } from '../parts/button.tsx'
import { Note } from '../parts/note.tsx'
import { resendOperation } from '../state/counter-book.ts'
import type { Counter } from '../state/counter.ts'
import { stand as s } from '../text/counter-stand.vi.ts'
import { counter as t } from '../text/counter.vi.ts'
import { refusals } from '../text/refusals.vi.ts'

/** What has just been booked, and what this counter must know before the next one. */
export function CounterSaid(props: { counter: Counter }) {
  const given = () => {
    const state = props.counter.state()
    const one = state.kind === 'ready' ? state.given : null
    // What was taken back since is no longer said.
    return one &&
      !stand()
        ?.given()
        .some(({ id, undone }) => id === one.id && undone)
      ? one
      : null
  }
  const stand = () => props.counter.stand()
  const left = () => props.counter.balance() ?? 0
  const promised = () => stand()?.promised() ?? 0
  const alone = () => (stand()?.isHolder() ? s.alone.holder : s.alone.other)
  return (
    <>
      <div role="status" class="stack-tight">
        <Show when={given()}>
          {(one) => (
            <p class="counter-given">
              <b>{t.given(one().at, one().balance)}</b>
            </p>
          )}
        </Show>
        <Show when={props.counter.alone()}>
          <Note tone="warning" icon="cloud-off">
            {alone()}
          </Note>
        </Show>
        <Show when={left() > 0 && promised() > 0}>
          <Note tone="info" icon="calendar">
            {s.promise.waiting(promised(), left())} <a href="/tim-phieu">{s.promise.see}</a>
          </Note>
        </Show>
        <Show when={left() < 0}>
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
function Aside(props: { counter: Counter }) {
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
