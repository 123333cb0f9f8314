import { createSignal, For } from 'solid-js'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { common } from '../text/common.vi.ts'
import { entry as t } from '../text/entry.vi.ts'
import { refusals } from '../text/refusals.vi.ts'

/** Taking an entry back asks why. */
export function CancelSheet(props: { open: boolean; onClose: () => void; onCancel: (reason: string) => void }) {
  const [reason, setReason] = createSignal('')
  const [asked, setAsked] = createSignal(false)
  const go = () => {
    if (!reason().trim()) return setAsked(true)
    props.onCancel(reason().trim())
    props.onClose()
  }
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t.cancelTitle}
      foot={
        <>
          <Button kind="plain" onClick={props.onClose}>
            {common.cancel}
          </Button>
          <Button kind="danger" onClick={go}>
            {t.cancelDo}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p>{t.cancelWords}</p>
        <Field
          label={t.cancelReason}
          name="reason"
          lines={2}
          maxLength={300}
          value={reason()}
          onInput={setReason}
          state={asked() && !reason().trim() ? 'error' : undefined}
          note={asked() && !reason().trim() ? refusals['reason-missing'] : undefined}
        />
        <div class="wrap">
          <For each={t.cancelReasons}>
            {(one) => (
              <Button kind="plain" onClick={() => setReason(one)}>
                {one}
              </Button>
            )}
          </For>
        </div>
      </div>
    </Sheet>
  )
}
