import { createMemo, type JSX, Match, Show, Switch } from 'solid-js'
import { Bones } from '../parts/bones.tsx'
import { Note } from '../parts/note.tsx'
import { Toast } from '../parts/toast.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useApp } from '../state/app.ts'
import { sentenceOf, type ToastState } from '../state/desk.ts'
import type { Read } from '../state/read.ts'
import { desk as t } from '../text/desk.vi.ts'
import { clockOfDay } from '../text/format.ts'

type LoadedProps<Value> = { read: Read<Value>; rows?: number; kind?: 'rows' | 'card'; children: (value: () => Value) => JSX.Element }

/** What the server said, or bones, or what went wrong; an older answer stays, with its hour. */
export function Loaded<Value>(props: LoadedProps<Value>) {
  const app = useApp()
  // The last answer stays readable while what showed it is taken away.
  const value = createMemo<Value | null>((before) => props.read.value() ?? before, null)
  const words = () => {
    const failure = props.read.failure()
    return !app.online() || !failure || failure.kind === 'unreachable' ? t.needsNetwork.words : sentenceOf(failure)
  }
  const broken = () => props.read.state() === 'failed' || props.read.state() === 'kept'
  return (
    <Switch fallback={<Bones rows={props.rows ?? 4} kind={props.kind ?? 'rows'} />}>
      <Match when={props.read.value() !== null}>
        <Show when={broken() && props.read.at()}>
          {(at) => (
            <Note tone="warning" icon="offline">
              {t.stale(clockOfDay(at()))}
            </Note>
          )}
        </Show>
        {props.children(value as () => Value)}
      </Match>
      <Match when={broken()}>
        <Trouble title={app.online() ? t.failed : t.needsNetwork.title} onRetry={() => void props.read.reload()}>
          {words()}
        </Trouble>
      </Match>
    </Switch>
  )
}

/** The toast of a screen; last in main. */
export function Said(props: { toast: ToastState }) {
  return <Show when={props.toast.said()}>{(said) => <Toast {...(said().undo ? { onUndo: () => said().undo?.() } : {})}>{said().words}</Toast>}</Show>
}
