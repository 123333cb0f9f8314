import { createEffect, createUniqueId, type JSX, onCleanup, Show } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import { Icon } from './icon.tsx'
import './sheet.css'

type SheetProps = {
  open: boolean
  onClose: () => void
  title: string
  children: JSX.Element
  /** Asked before it closes; false keeps it open. */
  mayClose?: () => boolean
  /** The buttons at the foot, the main one last. */
  foot?: JSX.Element
}

/** A native dialog: from the foot of a phone, in the middle of a desk. Escape, the cross and a press outside close it. */
export function Sheet(props: SheetProps) {
  const title = createUniqueId()
  let dialog!: HTMLDialogElement
  createEffect(() => {
    if (props.open && !dialog.open) dialog.showModal()
    if (!props.open && dialog.open) dialog.close()
  })
  // A dialog tells of its closing later: one that gave way to another sheet has nothing to say any more.
  let isGone = false
  onCleanup(() => {
    isGone = true
    if (dialog.open) dialog.close()
  })
  const close = () => (props.mayClose?.() ?? true) && props.onClose()
  return (
    <dialog
      class="sheet"
      ref={(element) => (dialog = element)}
      aria-labelledby={title}
      onCancel={(event) => event.target === dialog && props.mayClose?.() === false && event.preventDefault()}
      onClose={() => !isGone && props.open && props.onClose()}
      onClick={(event) => event.target === dialog && close()}
    >
      <Show when={props.open}>
        <div class="sheet-body">
          <header class="sheet-head">
            <h2 class="sheet-title" id={title}>
              {props.title}
            </h2>
            <button class="sheet-close" type="button" onClick={close}>
              <Icon name="cross" label={parts.close} />
            </button>
          </header>
          <div class="sheet-content">{props.children}</div>
          <Show when={props.foot}>
            <footer class="sheet-foot">{props.foot}</footer>
          </Show>
        </div>
      </Show>
    </dialog>
  )
}
