import { createSignal, For, Show } from 'solid-js'
import type { AssignmentView, StaffView } from '#contract/imports.ts'
import { Button } from '../../parts/button.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp } from '../../state/app.ts'
import { createMove } from '../../state/set-up-person.ts'
import { assignmentWords, isOrganiser, type Staff } from '../../state/set-up-staff.ts'
import { setUpStaff as t } from '../../text/set-up-staff.vi.ts'
import { PlaceField } from './set-up-place.tsx'

/** A person: where they stand, a fresh link, and the way to another unit. */
export function PersonSheet(props: { staff: Staff; one: StaffView }) {
  const [moving, setMoving] = createSignal<AssignmentView | null>(null)
  const secret = () => (isOrganiser(props.one) ? (props.one.ready ? t.hasPassword : t.noPassword) : props.one.ready ? t.hasPin : t.noPin)
  return (
    <Show
      when={moving()}
      keyed
      fallback={
        <div class="stack">
          <Facts
            items={[
              { label: t.facts.code, value: props.one.code },
              { label: t.facts.secret, value: secret() },
            ]}
          />
          <For each={props.one.assignments}>{(assignment) => <Place staff={props.staff} assignment={assignment} onMove={() => setMoving(assignment)} />}</For>
          <Show when={props.one.locked}>
            <Note tone="error" icon="lock">
              {t.unlockNote}
              <Button kind="plain" busy={props.staff.deed.busy()} onClick={() => void props.staff.unlock(props.one)}>
                {t.unlock}
              </Button>
            </Note>
          </Show>
          <Show when={props.staff.deed.trouble()}>
            {(trouble) => (
              <Note tone="error" icon="warn">
                <p role="alert">{trouble()}</p>
              </Note>
            )}
          </Show>
          <div class="stack-tight">
            <Button icon="send" wide busy={props.staff.deed.busy()} onClick={() => void props.staff.invite([props.one])}>
              {t.invite}
            </Button>
            <p class="small second">{t.inviteNote}</p>
          </div>
        </div>
      }
    >
      {(assignment) => <Move staff={props.staff} one={props.one} assignment={assignment} onBack={() => setMoving(null)} />}
    </Show>
  )
}

function Place(props: { staff: Staff; assignment: AssignmentView; onMove: () => void }) {
  const isOpen = () => props.assignment.role !== 'organiser' && props.assignment.lastDay === null
  return (
    <div class="set-up-staff-place">
      <span>{assignmentWords(props.assignment, props.staff.today())}</span>
      <Show when={isOpen()}>
        <Button kind="plain" onClick={props.onMove}>
          {t.move[props.assignment.role]}
        </Button>
      </Show>
    </div>
  )
}

function Move(props: { staff: Staff; one: StaffView; assignment: AssignmentView; onBack: () => void }) {
  const form = createMove(useApp(), props.staff, { person: props.one, assignment: props.assignment })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void form.go()
  }
  return (
    <form class="stack" novalidate onSubmit={submit}>
      <p class="second">{assignmentWords(props.assignment, props.staff.today())}</p>
      <PlaceField
        staff={props.staff}
        kind={form.role === 'clerk' ? 'office' : 'organisation'}
        value={form.place()}
        onChange={form.setPlace}
        trouble={form.trouble.place()}
      />
      <Field
        label={t.moveFrom}
        name="from"
        type="date"
        figures
        value={form.from()}
        onInput={form.setFrom}
        state={form.trouble.from() ? 'error' : undefined}
        note={form.trouble.from() ?? t.moveNote}
      />
      <Show when={form.deed.trouble()}>
        {(trouble) => (
          <Note tone="error" icon="warn">
            <p role="alert">{trouble()}</p>
          </Note>
        )}
      </Show>
      <Button kind="act" type="submit" size="main" wide busy={form.deed.busy()}>
        {t.moveGo}
      </Button>
      <Button kind="plain" wide onClick={props.onBack}>
        {t.cancel}
      </Button>
    </form>
  )
}
