import { createSignal, Show } from 'solid-js'
import type { AssignmentView } from '#contract/imports.ts'
import { Button } from '../../parts/button.tsx'
import { Note } from '../../parts/note.tsx'
import { Toggle } from '../../parts/toggle.tsx'
import { assignmentWords } from '../../state/set-up-staff.ts'
import { setUpStaff as t } from '../../text/set-up-staff.vi.ts'
import type { Act, PersonProps } from './set-up-person.tsx'

/** One of a person's roles: where, and the ways to another place or to its end. */
export function PersonPlace(props: PersonProps & { assignment: AssignmentView; onAct: (act: Act) => void }) {
  const [ending, setEnding] = createSignal(false)
  const isOpen = () => props.assignment.lastDay === null
  const isCollector = () => props.assignment.role === 'collector'
  return (
    <section class="set-up-staff-place">
      <p>
        <b>{assignmentWords(props.assignment, props.staff.today())}</b>
      </p>
      <Show when={isOpen()}>
        <Show when={isCollector()}>
          <Toggle
            name="officer"
            on={props.assignment.officer}
            disabled={props.staff.deed.busy()}
            onChange={(officer) => void props.staff.setOfficer(props.one, props.assignment, officer)}
            note={t.officerFrom}
          >
            {t.officer}
          </Toggle>
        </Show>
        <Show when={!ending()} fallback={<End {...props} onBack={() => setEnding(false)} />}>
          <div class="wrap">
            <Show when={props.assignment.role !== 'organiser'}>
              <Button kind="plain" onClick={() => props.onAct({ kind: 'move', assignment: props.assignment })}>
                {t.move[props.assignment.role]}
              </Button>
            </Show>
            <Button kind="bare" onClick={() => setEnding(true)}>
              {t.end}
            </Button>
          </div>
        </Show>
      </Show>
    </section>
  )
}

function End(props: PersonProps & { assignment: AssignmentView; onBack: () => void }) {
  return (
    <Note tone="warning" icon="warn">
      <p>
        <b>{t.endTitle}</b>
      </p>
      <p>{t.endNote}</p>
      <div class="wrap">
        <Button kind="danger" busy={props.staff.deed.busy()} onClick={() => void props.staff.end(props.one, props.assignment)}>
          {t.endGo}
        </Button>
        <Button kind="plain" onClick={props.onBack}>
          {t.cancel}
        </Button>
      </div>
    </Note>
  )
}
