import { Match, Show, Switch } from 'solid-js'
import { ROLES, type Role } from '#rules/words.ts'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { Toggle } from '../../parts/toggle.tsx'
import { useApp } from '../../state/app.ts'
import { createNewPerson, needsOrganisation, type NewPerson } from '../../state/set-up-person.ts'
import type { Staff } from '../../state/set-up-staff.ts'
import { setUpStaff as t } from '../../text/set-up-staff.vi.ts'
import type { Guard } from './set-up-form-sheet.tsx'
import { PlaceField } from './set-up-place.tsx'

/** One more person; the slip follows at once. */
export function NewPersonForm(props: { staff: Staff; role: Role; guard: Guard }) {
  const form = createNewPerson(useApp(), props.staff, props.role)
  props.guard(form.unsaved)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void form.go()
  }
  return (
    <form class="stack" novalidate onSubmit={submit}>
      <Choice
        legend={t.role}
        name="role"
        value={form.role()}
        onChange={(role) => form.setRole(role as Role)}
        options={ROLES.map((role) => ({ value: role, label: t.roles[role], note: t.roleNotes[role] }))}
      />
      <Field
        label={t.name}
        name="name"
        autocapitalize="words"
        maxLength={60}
        value={form.name()}
        onInput={form.setName}
        state={form.trouble.name() ? 'error' : undefined}
        note={form.trouble.name()}
      />
      <Field
        label={t.code}
        name="code"
        autocapitalize="none"
        figures
        maxLength={20}
        value={form.code()}
        onInput={form.setCode}
        state={form.trouble.code() ? 'error' : undefined}
        note={form.trouble.code() ?? t.codeNote}
      />
      <Where staff={props.staff} form={form} />
      <Show when={form.role() === 'collector'}>
        <Toggle name="officer" on={form.officer()} onChange={form.setOfficer} note={t.officerNote}>
          <b>{t.officer}</b>
        </Toggle>
      </Show>
      <Show when={form.role() !== 'organiser'}>
        <Field
          label={t.from}
          name="from"
          type="date"
          figures
          value={form.from()}
          onInput={form.setFrom}
          state={form.trouble.from() ? 'error' : undefined}
          note={form.trouble.from() ?? t.fromNote}
        />
      </Show>
      <Show when={form.deed.trouble() && !form.trouble.code()}>
        <Note tone="error" icon="warn">
          <p role="alert">{form.deed.trouble()}</p>
        </Note>
      </Show>
      <Button kind="act" type="submit" size="main" wide busy={form.deed.busy()}>
        {t.addGo}
      </Button>
    </form>
  )
}

function Where(props: { staff: Staff; form: NewPerson }) {
  return (
    <Switch>
      <Match when={needsOrganisation(props.form.role())}>
        <PlaceField staff={props.staff} kind="organisation" value={props.form.place()} onChange={props.form.setPlace} trouble={props.form.trouble.place()} />
      </Match>
      <Match when={props.form.role() === 'clerk'}>
        <PlaceField staff={props.staff} kind="office" value={props.form.place()} onChange={props.form.setPlace} trouble={props.form.trouble.place()} />
      </Match>
    </Switch>
  )
}
