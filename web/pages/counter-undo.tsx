import { For, Show } from 'solid-js'
import { showCode } from '#rules/voucher-codes.ts'
import { Button } from '../parts/button.tsx'
import { Note } from '../parts/note.tsx'
import { Sheet } from '../parts/sheet.tsx'
import type { OpenGiven } from '../state/counter-stand.ts'
import type { Undo } from '../state/counter-undo.ts'
import { stand as t } from '../text/counter-stand.vi.ts'

/** What this clerk handed over at this device within the time of an undo. */
export function Recent(props: { undo: Undo }) {
  const marks = (one: OpenGiven) =>
    [one.undone && t.recent.undone, one.outcome?.result === 'extra' && t.recent.extra, one.isWaiting && t.recent.waiting].filter(Boolean).join(' · ')
  return (
    <Show when={props.undo.recent().length > 0}>
      <section class="stack-tight">
        <h2>{t.recent.title}</h2>
        <p class="small second">{t.recent.note}</p>
        <ul class="rows rows-card">
          <For each={props.undo.recent()}>
            {(one) => (
              <li class="counter-recent">
                <span class="counter-recent-words">
                  <b>{one.initials ?? ''}</b>
                  <span class="small second figures">{t.recent.line(showCode(one.code), one.at)}</span>
                  <Show when={marks(one)}>
                    <span class="small">{marks(one)}</span>
                  </Show>
                </span>
                <Show when={props.undo.may(one)}>
                  <Button kind="plain" icon="back" label={t.recent.undoOf(showCode(one.code))} onClick={() => props.undo.ask(one.id)}>
                    {t.recent.undo}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

/** Asks for the mug: only one that came back is counted in again. */
export function UndoSheet(props: { undo: Undo }) {
  return (
    <Sheet
      open={props.undo.chosen() !== null}
      onClose={props.undo.close}
      title={t.undo.title}
      foot={
        <Button kind="bare" wide onClick={props.undo.close}>
          {t.undo.cancel}
        </Button>
      }
    >
      <div class="stack">
        <Show when={props.undo.chosen()}>
          {(one) => (
            <Note tone="info" icon="mug">
              {t.recent.line(showCode(one().code), one().at)}
            </Note>
          )}
        </Show>
        <h3>{t.undo.ask}</h3>
        <p>{t.undo.words}</p>
        <Button kind="go" size="main" icon="check" wide busy={props.undo.busy()} onClick={() => void props.undo.undo(true)}>
          {t.undo.yes}
        </Button>
        <Button kind="plain" size="main" wide busy={props.undo.busy()} onClick={() => void props.undo.undo(false)}>
          {t.undo.no}
        </Button>
      </div>
    </Sheet>
  )
}
