import { Show } from 'solid-js'
import type { OrganisationView } from '#contract/imports.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Note } from '../../parts/note.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { useApp } from '../../state/app.ts'
import { createOrganisationForm, KINDS, type OrganisationForm } from '../../state/set-up-organisation-form.ts'
import type { OrganisationRow, Organisations } from '../../state/set-up-organisations.ts'
import { setUpOrganisationForm as t, setUpOrganisations } from '../../text/set-up-organisations.vi.ts'
import type { Guard } from './set-up-form-sheet.tsx'
import { TeamFields } from './set-up-organisation-team.tsx'

/** One unit: who it is, where it stands, who confirms it, and what it is on the team board. */
export function OrganisationFields(props: { page: Organisations; one: OrganisationView | null; parentId: string | null; guard: Guard }) {
  const form = createOrganisationForm(useApp(), props.page, { one: props.one, parentId: props.parentId })
  props.guard(form.unsaved)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void form.go()
  }
  const confirms = () =>
    form
      .confirms()
      .map(({ name }) => name)
      .join(', ')
  return (
    <form class="stack" novalidate onSubmit={submit}>
      <Who form={form} />
      <Where form={form} />
      <Show when={confirms()}>
        <p class="small second">{t.confirms(confirms())}</p>
      </Show>
      <TeamFields page={props.page} form={form} />
      <Show when={!form.isTold() && form.deed.trouble()}>
        {(trouble) => (
          <Note tone="error" icon="warn">
            <p role="alert">{trouble()}</p>
          </Note>
        )}
      </Show>
      <Button kind="act" type="submit" size="main" wide busy={form.deed.busy()}>
        {form.isNew ? t.addGo : t.save}
      </Button>
      <Show when={!form.unsaved() && props.one}>
        {(one) => (
          <Button kind="plain" icon="plus" wide onClick={() => props.page.add(one().id)}>
            {t.addBelow}
          </Button>
        )}
      </Show>
    </form>
  )
}

function Who(props: { form: OrganisationForm }) {
  const { trouble, set } = props.form
  return (
    <>
      <Field
        label={t.name}
        name="name"
        maxLength={80}
        value={props.form.draft().name}
        onInput={(name) => set({ name })}
        state={trouble.name() ? 'error' : undefined}
        note={trouble.name()}
      />
      <Field
        label={t.code}
        name="code"
        figures
        autocapitalize="none"
        maxLength={20}
        value={props.form.draft().code}
        onInput={(code) => set({ code })}
        state={trouble.code() ? 'error' : undefined}
        note={trouble.code() ?? t.codeNote}
      />
      <SelectField
        label={t.kind}
        name="kind"
        value={props.form.draft().kind}
        onChange={(kind) => set({ kind })}
        options={KINDS.map((kind) => ({ value: kind, label: setUpOrganisations.kinds[kind] ?? kind }))}
      />
    </>
  )
}

function Where(props: { form: OrganisationForm }) {
  const { trouble, set } = props.form
  const options = (rows: OrganisationRow[]) =>
    rows.map(({ id, name, code, depth }) => ({ value: id, label: `${'\u2007\u2007'.repeat(depth)}${name} (${code})` }))
  return (
    <>
      <SelectField
        label={t.parent}
        name="parent"
        value={props.form.draft().parentId ?? ''}
        onChange={(id) => set({ parentId: id || null })}
        options={options(props.form.others().parents)}
        placeholder={t.noParent}
        state={trouble.parent() ? 'error' : undefined}
        note={trouble.parent()}
      />
      <SelectField
        label={t.verifier}
        name="verifier"
        value={props.form.draft().verifierId ?? ''}
        onChange={(id) => set({ verifierId: id || null })}
        options={options(props.form.others().verifiers)}
        placeholder={t.byParent(props.form.parentName())}
        state={trouble.verifier() ? 'error' : undefined}
        note={trouble.verifier() ?? t.verifierNote}
      />
    </>
  )
}
