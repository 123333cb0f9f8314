import { useBeforeLeave } from '@solidjs/router'
import { createEffect, createSignal, onCleanup, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useApp } from '../../state/app.ts'
import { setUpLeave as t } from '../../text/set-up-leave.vi.ts'

/** With `save` the page may also be left after saving; what cannot be saved keeps the page, and says why there. */
type LeaveProps = { unsaved: () => boolean; title: string; words: string; save?: () => Promise<boolean>; busy?: boolean }

/** Asks before a page is left whose edits are stored nowhere; the browser asks in its own words when the tab is closed. */
export function AskBeforeLeaving(props: LeaveProps) {
  const app = useApp()
  const [leave, setLeave] = createSignal<{ go: () => void } | null>(null)
  useBeforeLeave((event) => {
    if (!props.unsaved() || event.defaultPrevented) return
    event.preventDefault()
    setLeave({ go: () => event.retry(true) })
  })
  const closing = (event: BeforeUnloadEvent) => props.unsaved() && event.preventDefault()
  addEventListener('beforeunload', closing)
  let release = () => {}
  // A newer build waits for what is not stored.
  createEffect(() => {
    release()
    release = props.unsaved() ? app.update.hold() : () => {}
  })
  onCleanup(() => (removeEventListener('beforeunload', closing), release()))
  const save = async () => {
    const go = leave()?.go
    const saved = await props.save?.()
    setLeave(null)
    if (saved) go?.()
  }
  return (
    <Sheet
      open={leave() !== null}
      onClose={() => setLeave(null)}
      title={props.title}
      foot={
        <>
          <Button kind="plain" onClick={() => leave()?.go()}>
            {t.go}
          </Button>
          <Show when={props.save} fallback={<Button onClick={() => setLeave(null)}>{t.stay}</Button>}>
            <Button busy={props.busy ?? false} onClick={() => void save()}>
              {t.save}
            </Button>
          </Show>
        </>
      }
    >
      <p>{props.words}</p>
    </Sheet>
  )
}
