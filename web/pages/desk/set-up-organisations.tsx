import { Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { useApp, usePerson } from '../../state/app.ts'
import { createOrganisations, type Organisations } from '../../state/set-up-organisations.ts'
import { setUpOrganisationForm, setUpOrganisations as t } from '../../text/set-up-organisations.vi.ts'
import { Loaded } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { FormSheet } from './set-up-form-sheet.tsx'
import { OrganisationFields } from './set-up-organisation-form.tsx'
import { OrganisationTree } from './set-up-organisation-tree.tsx'
import { NeedsCampaign, TabsPage } from './set-up-tabs.tsx'
import './set-up-organisations.css'

/** The tree of units: who stands under whom, who verifies whom, who takes part as a team. */
export default function SetUpOrganisations() {
  const page = createOrganisations(useApp(), usePerson())
  const all = () => page.organisations().length
  return (
    <Screen title={t.title} note={all() > 0 ? t.note(all(), page.teams()) : undefined} tone="plain" backHref="/thiet-lap">
      <div class="page">
        <Loaded read={page.read} rows={6}>
          {() => (
            <Show when={page.campaignId()} fallback={<NeedsCampaign />}>
              <TabsPage tabs={page.tabs} empty={t.empty} beside={<Add page={page} />}>
                <Tools page={page} />
                <OrganisationTree page={page} />
              </TabsPage>
              <Over page={page} />
            </Show>
          )}
        </Loaded>
      </div>
    </Screen>
  )
}

const Add = (props: { page: Organisations }) => (
  <Button kind="plain" icon="plus" onClick={() => props.page.add()}>
    {t.add}
  </Button>
)

function Tools(props: { page: Organisations }) {
  const { tree } = props.page
  return (
    <div class="set-up-organisations-tools">
      <Field label={t.search} name="search" type="search" icon="search" value={tree.search()} onInput={tree.setSearch} />
      <Button kind="plain" onClick={() => (tree.isAllOpen() ? tree.foldAll() : tree.openAll())}>
        {tree.isAllOpen() ? t.foldAll : t.openAll}
      </Button>
    </div>
  )
}

function Over(props: { page: Organisations }) {
  const { page } = props
  const one = () => page.organisations().find(({ id }) => id === page.over()?.id) ?? null
  const title = () => one()?.name ?? setUpOrganisationForm.addTitle
  return (
    <FormSheet open={page.over() !== null} onClose={page.close} title={title()}>
      {(guard) => (
        <Show when={page.over()} keyed>
          {(over) => <OrganisationFields page={page} one={one()} parentId={over.id === null ? over.parentId : null} guard={guard} />}
        </Show>
      )}
    </FormSheet>
  )
}
