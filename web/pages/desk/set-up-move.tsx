import { Show } from 'solid-js'
import type { AssignmentView, StaffView } from '#contract/imports.ts'
import type { Role } from '#rules/words.ts'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { Toggle } from '../../parts/toggle.tsx'
import { useApp } from '../../state/app.ts'
import { createMove } from '../../state/set-up-move.ts'
import { assignmentWords, type Staff } from '../../state/set-up-staff.ts'
import { setUpStaff as t } from '../../text/set-up-staff.vi.ts'
import type { Guard } from './set-up-form-sheet.tsx'
import { PlaceField } from './set-up-place.tsx'

type MoveProps = { staff: Staff; one: StaffView; assignment: AssignmentView | null; guard: Guard; onBack: () => void }

/** Another unit or counter from a day on, or one more role. */
export function MoveForm(props: MoveProps) {
  const form = createMove(useApp(), props.staff, { person: props.one, assignment: props.assignment })
  props.guard(form.unsaved)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void form.go()
  }
  return (
    <form class="stack" novalidate onSubmit={submit}>
      <Show when={props.assignment} fallback={<Roles form={form} />}>
        {(assignment) => <p class="second">{assignmentWords(assignment(), props.staff.today())}</p>}
      </Show>
      <Show when={form.role() !== 'organiser'}>
        <PlaceField
          staff={props.staff}
          kind={form.role() === 'clerk' ? 'office' : 'organisation'}
          value={form.place()}
          onChange={form.setPlace}
          trouble={form.trouble.place()}
        />
      </Show>
      <Show when={form.isNew && form.role() === 'collector'}>
        <Toggle name="officer" on={form.officer()} onChange={form.setOfficer} note={t.officerNote}>
          <b>{t.officer}</b>
        </Toggle>
      </Show>
      <Field
        label={t.moveFrom}
        name="from"
        type="date"
        figures
        value={form.from()}
        onInput={form.setFrom}
        state={form.trouble.from() ? 'error' : undefined}
        note={form.trouble.from() ?? (form.role() === 'collector' ? t.moveNote : undefined)}
      />
      <Show when={form.deed.trouble()}>
        {(trouble) => (
          <Note tone="error" icon="warn">
            <p role="alert">{trouble()}</p>
          </Note>
        )}
      </Show>
      <Button kind="act" type="submit" size="main" wide busy={form.deed.busy()}>
        {form.isNew ? t.addRoleGo : t.moveGo}
      </Button>
      <Button kind="plain" wide onClick={props.onBack}>
        {t.cancel}
      </Button>
    </form>
  )
}

function Roles(props: { form: ReturnType<typeof createMove> }) {
  return (
    <Choice
      legend={t.role}
      name="role"
      value={props.form.role()}
      onChange={(role) => props.form.setRole(role as Role)}
      options={props.form.roles.map((role) => ({ value: role, label: t.roles[role], note: t.roleNotes[role] }))}
    />
  )
}
