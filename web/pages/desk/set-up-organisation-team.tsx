import { For, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { Toggle } from '../../parts/toggle.tsx'
import type { OrganisationForm } from '../../state/set-up-organisation-form.ts'
import type { Organisations } from '../../state/set-up-organisations.ts'
import { setUpOrganisationForm as t } from '../../text/set-up-organisations.vi.ts'

/** What a unit is on the campaign's team board: in it or not, in which division, with which counter. */
export function TeamFields(props: { page: Organisations; form: OrganisationForm }) {
  const { trouble, set } = props.form
  return (
    <Show when={props.page.campaignId()}>
      <Toggle name="team" on={props.form.draft().team} onChange={(team) => set({ team })} note={t.teamNote}>
        <b>{t.team}</b>
      </Toggle>
      <Show when={props.form.draft().team}>
        <Field
          label={t.division}
          name="division"
          optional
          maxLength={40}
          suggestions={props.page.divisions()}
          value={props.form.draft().division ?? ''}
          onInput={(division) => set({ division: division || null })}
          note={t.divisionNote}
        />
        <Divisions page={props.page} form={props.form} />
        <SelectField
          label={t.office}
          name="office"
          value={props.form.draft().defaultOfficeId ?? ''}
          onChange={(id) => set({ defaultOfficeId: id || null })}
          options={(props.page.read.value()?.offices ?? []).map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
          placeholder={t.noOffice}
          state={trouble.office() ? 'error' : undefined}
          note={trouble.office()}
        />
      </Show>
    </Show>
  )
}

/** The divisions in use, to be pressed: a phone's keyboard hides what a field suggests. */
function Divisions(props: { page: Organisations; form: OrganisationForm }) {
  return (
    <Show when={props.page.divisions().length > 0}>
      <div class="wrap">
        <For each={props.page.divisions()}>
          {(division) => (
            <Button kind="plain" onClick={() => props.form.set({ division })}>
              {division}
            </Button>
          )}
        </For>
      </div>
    </Show>
  )
}
