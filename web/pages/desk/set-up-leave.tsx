import { useBeforeLeave } from '@solidjs/router'
import { createSignal, onCleanup } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { setUpLeave as t } from '../../text/set-up-leave.vi.ts'

type LeaveProps = { unsaved: () => boolean; title: string; words: string }

/** Asks before a page is left whose edits are stored nowhere; the browser asks in its own words when the tab is closed. */
export function AskBeforeLeaving(props: LeaveProps) {
  const [leave, setLeave] = createSignal<{ go: () => void } | null>(null)
  useBeforeLeave((event) => {
    if (!props.unsaved() || event.defaultPrevented) return
    event.preventDefault()
    setLeave({ go: () => event.retry(true) })
  })
  const closing = (event: BeforeUnloadEvent) => props.unsaved() && event.preventDefault()
  addEventListener('beforeunload', closing)
  onCleanup(() => removeEventListener('beforeunload', closing))
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
          <Button onClick={() => setLeave(null)}>{t.stay}</Button>
        </>
      }
    >
      <p>{props.words}</p>
    </Sheet>
  )
}
