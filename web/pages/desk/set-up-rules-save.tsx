import { Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Note } from '../../parts/note.tsx'
import { SaveBar } from '../../parts/save-bar.tsx'
import type { RulesDraft } from '../../state/set-up-rules-draft.ts'
import { setUpRules as t } from '../../text/set-up-rules.vi.ts'

export const RULES_FORM = 'set-up-rules-form'

/** The foot of a page of the draft: what is not saved yet, why it could not be, and the one button. */
export function RulesSave(props: { draft: RulesDraft }) {
  const { draft } = props
  return (
    <>
      <Show when={draft.deed.trouble()}>
        {(trouble) => (
          <Note tone="error" icon="warn">
            <p role="alert">{trouble()}</p>
          </Note>
        )}
      </Show>
      <SaveBar reason={draft.dirty() ? t.changed(draft.what()) : t.unchanged}>
        <Show when={draft.dirty()}>
          <Button kind="plain" onClick={draft.undo}>
            {t.undo}
          </Button>
        </Show>
        <Button type="submit" form={RULES_FORM} icon="check" busy={draft.deed.busy()} disabled={!draft.dirty()}>
          {t.save}
        </Button>
      </SaveBar>
    </>
  )
}
