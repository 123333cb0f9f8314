import { useBeforeLeave } from '@solidjs/router'
import { createSignal, type JSX, onCleanup, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Note } from '../../parts/note.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { setUpLeave } from '../../text/set-up-leave.vi.ts'
import './set-up-form-sheet.css'

const t = setUpLeave.form

/** What a form hands up: whether it holds edits that are stored nowhere. */
export type Guard = (unsaved: () => boolean) => void

/** A form over a list, made anew each time. With unsaved edits it asks before it closes. */
export function FormSheet(props: { open: boolean; onClose: () => void; title: string; children: (guard: Guard) => JSX.Element }) {
  const [unsaved, setUnsaved] = createSignal<() => boolean>(() => false)
  const [asking, setAsking] = createSignal(false)
  const isFree = () => !(props.open && unsaved()())
  const ask = () => (isFree() ? true : (setAsking(true), false))
  useBeforeLeave((event) => !ask() && event.preventDefault())
  const closing = (event: BeforeUnloadEvent) => !isFree() && event.preventDefault()
  addEventListener('beforeunload', closing)
  onCleanup(() => removeEventListener('beforeunload', closing))
  const close = () => {
    setAsking(false)
    setUnsaved(() => () => false)
    props.onClose()
  }
  const guard: Guard = (given) => void setUnsaved(() => given)
  return (
    <Sheet open={props.open} onClose={close} title={props.title} mayClose={ask}>
      <Show when={asking()}>
        <div
          class="set-up-form-sheet-ask"
          role="alertdialog"
          aria-label={t.title}
          ref={(shown) => queueMicrotask(() => shown.scrollIntoView({ block: 'start' }))}
        >
          <Note tone="warning" icon="warn">
            <p>
              <b>{t.title}</b>
            </p>
            <p>{t.words}</p>
            <div class="wrap">
              <Button kind="danger" onClick={close}>
                {t.go}
              </Button>
              <Button onClick={() => setAsking(false)}>{t.stay}</Button>
            </div>
          </Note>
        </div>
      </Show>
      {props.children(guard)}
    </Sheet>
  )
}
